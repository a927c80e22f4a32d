// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RestoreArticleRevisionMutation, RestoreArticleRevisionMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RestoreArticleRevisionDocument = /* @__PURE__ */ new TypedDocumentString<RestoreArticleRevisionMutation, RestoreArticleRevisionMutationVariables>(
  '2c56144d7ef0822e68c82d13e896bc575d152c47bfc90ca5a57892b36bd9a4fd',
  "mutation RestoreArticleRevision($input:RestoreArticleRevisionInput!){restoreArticleRevision(input:$input){__typename ...on RestoreArticleRevisionSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
