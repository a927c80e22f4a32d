// Written by schema/codegen.ts from schema/operations; do not edit.
import type { WithdrawArticleMutation, WithdrawArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const WithdrawArticleDocument = /* @__PURE__ */ new TypedDocumentString<WithdrawArticleMutation, WithdrawArticleMutationVariables>(
  'c9a138717a3b890fa1d9a555471f77b1e5ee8dd1f0d62a6efc9106b0af2eb1ff',
  "mutation WithdrawArticle($input:WithdrawArticleInput!){withdrawArticle(input:$input){__typename ...on WithdrawArticleSuccess{article{...EditedArticle}}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
