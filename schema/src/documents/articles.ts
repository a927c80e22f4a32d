// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticlesQuery, ArticlesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ArticlesQuery, ArticlesQueryVariables>(
  '166317eff5e99abf306a25089c29e9f4197ff5e9ef227d4201b1f6622f3d56d6',
  "query Articles($first:Int!$after:String$filter:ArticleFilter){articles(first:$first after:$after filter:$filter){...ArticlePage}}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}",
);
