// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ReviewArticleMutation, ReviewArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ReviewArticleDocument = /* @__PURE__ */ new TypedDocumentString<ReviewArticleMutation, ReviewArticleMutationVariables>(
  '1aa4b673bd1aa5770e6f4509bc56a0a792eeb07b63b3cbb8bc0ab016eccb14d8',
  "mutation ReviewArticle($input:ReviewArticleInput!){reviewArticle(input:$input){__typename ...on ReviewArticleSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
