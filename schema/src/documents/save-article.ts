// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SaveArticleMutation, SaveArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SaveArticleDocument = /* @__PURE__ */ new TypedDocumentString<SaveArticleMutation, SaveArticleMutationVariables>(
  '1b3e6a882f4c7b6c52daa3b667326613d348350d4b6e0042d3c35dc643862c67',
  "mutation SaveArticle($input:UpdateArticleInput!){updateArticle(input:$input){__typename ...on UpdateArticleSuccess{article{...EditedArticle}}...on UserError{code message}...on InvalidDocument{path}...on TextLengthOutOfRange{field}...on ReferenceNotFound{field}...on ArticleConflict{version article{...EditedArticle}}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
