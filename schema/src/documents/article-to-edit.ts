// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleToEditQuery, ArticleToEditQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleToEditDocument = /* @__PURE__ */ new TypedDocumentString<ArticleToEditQuery, ArticleToEditQueryVariables>(
  'de4d7588144937160edd10f2432d13e993f22d8c26de89e2ba039b6b63ede532',
  "query ArticleToEdit($id:ID!){articleDraft(id:$id){...EditedArticle}}fragment EditedArticle on ArticleDraft{id version status title excerpt coverUrl author language policy document tiers{id name}series{id title unlockPriceFen}unlockPriceFen isTippable reviewState scheduledAt hasPendingWords publishedAt updatedAt lockedCharacterCount authorStaff{id displayName}latestRevision{...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
