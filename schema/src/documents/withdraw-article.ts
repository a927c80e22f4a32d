// Written by schema/codegen.ts from schema/operations; do not edit.
import type { WithdrawArticleMutation, WithdrawArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const WithdrawArticleDocument = /* @__PURE__ */ new TypedDocumentString<WithdrawArticleMutation, WithdrawArticleMutationVariables>(
  '70f0c73b099095e5b056519b78028f60fd0f6cc3a423623d745a51346c204925',
  "mutation WithdrawArticle($input:WithdrawArticleInput!){withdrawArticle(input:$input){__typename ...on WithdrawArticleSuccess{article{...EditedArticle}}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
