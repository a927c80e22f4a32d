// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleProductsQuery, ArticleProductsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleProductsDocument = /* @__PURE__ */ new TypedDocumentString<ArticleProductsQuery, ArticleProductsQueryVariables>(
  '762a5fc3dfb9f868b92998f7d18c31d68ca54d27f95b9790bf76adf1aca4ba7d',
  "query ArticleProducts{articleProducts{id title imageUrl priceFen}}",
);
