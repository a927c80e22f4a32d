// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ScheduleArticleMutation, ScheduleArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ScheduleArticleDocument = /* @__PURE__ */ new TypedDocumentString<ScheduleArticleMutation, ScheduleArticleMutationVariables>(
  '9ba79e1ae2f3f96c534af26e703fd58f85f655248f29666df73a102f93d207af',
  "mutation ScheduleArticle($input:ScheduleArticleInput!){scheduleArticle(input:$input){__typename ...on ScheduleArticleSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
