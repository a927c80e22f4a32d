// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RestoreArticleRevisionMutation, RestoreArticleRevisionMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RestoreArticleRevisionDocument = /* @__PURE__ */ new TypedDocumentString<RestoreArticleRevisionMutation, RestoreArticleRevisionMutationVariables>(
  'd115c014aceb1dd635c0b417389322c73004dcc24d34067effb940dd87027a2f',
  "mutation RestoreArticleRevision($input:RestoreArticleRevisionInput!){restoreArticleRevision(input:$input){__typename ...on RestoreArticleRevisionSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
