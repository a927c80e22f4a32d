// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleArticlesQuery, ConsoleArticlesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleArticlesQuery, ConsoleArticlesQueryVariables>(
  '558ae957aded3fc5926e2b66022cbbc25b7c724c76c2309928d9403644184133',
  "query ConsoleArticles($first:Int!$after:String$filter:ArticleDraftFilter){articleDrafts(first:$first after:$after filter:$filter){edges{node{...ListedArticle}}pageInfo{hasNextPage endCursor}}}fragment ListedArticle on ArticleDraft{id version status buyerCount title policy tiers{id name}series{id title}unlockPriceFen reviewState scheduledAt hasPendingWords publishedAt updatedAt authorStaff{id displayName}latestRevision{id title savedAt savedBy{id displayName}}}",
);
