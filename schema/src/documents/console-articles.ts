// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleArticlesQuery, ConsoleArticlesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleArticlesQuery, ConsoleArticlesQueryVariables>(
  'f6dfe37bdafa6fbbcc9483cebba685fd53e6df05b45c95fa8b74f8804ff293f4',
  "query ConsoleArticles($first:Int!$after:String$filter:ArticleDraftFilter){articleDrafts(first:$first after:$after filter:$filter){edges{node{...ListedArticle}}pageInfo{hasNextPage endCursor}}}fragment ListedArticle on ArticleDraft{id version status title policy tiers{id name}series{id title}unlockPriceFen reviewState scheduledAt hasPendingWords publishedAt updatedAt authorStaff{id displayName}latestRevision{id title savedAt savedBy{id displayName}}}",
);
