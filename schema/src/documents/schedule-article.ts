// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ScheduleArticleMutation, ScheduleArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ScheduleArticleDocument = /* @__PURE__ */ new TypedDocumentString<ScheduleArticleMutation, ScheduleArticleMutationVariables>(
  '80cfd314eba38f02ba685652f33f41177a34abd1b7777ee8c11eacdcd45b3155',
  "mutation ScheduleArticle($input:ScheduleArticleInput!){scheduleArticle(input:$input){__typename ...on ScheduleArticleSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
