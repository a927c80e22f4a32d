// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleChoicesQuery, ArticleChoicesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleChoicesDocument = /* @__PURE__ */ new TypedDocumentString<ArticleChoicesQuery, ArticleChoicesQueryVariables>(
  'bdb87864f566ad7828801b4b28c09deff66721c4f4b36a453d9412c79f5aad4f',
  "query ArticleChoices{seriesList(first:100){edges{node{id title unlockPriceFen}}}tiers{id name}articleAuthors{id displayName}}",
);
