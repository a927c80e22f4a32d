// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleToEditQuery, ArticleToEditQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleToEditDocument = /* @__PURE__ */ new TypedDocumentString<ArticleToEditQuery, ArticleToEditQueryVariables>(
  '53b55b7097778142cacab1eb97ee12e6d96c75a394141b81cf145f74af39ba0e',
  "query ArticleToEdit($id:ID!){articleDraft(id:$id){...EditedArticle}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount buyerCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
