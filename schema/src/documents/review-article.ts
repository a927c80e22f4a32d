// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ReviewArticleMutation, ReviewArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ReviewArticleDocument = /* @__PURE__ */ new TypedDocumentString<ReviewArticleMutation, ReviewArticleMutationVariables>(
  '00fb1aac47b2fce9057b19e6b8998aeb3da550e56f2c99fec70355f13a13308a',
  "mutation ReviewArticle($input:ReviewArticleInput!){reviewArticle(input:$input){__typename ...on ReviewArticleSuccess{article{...EditedArticle}}...on UserError{code message}}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
