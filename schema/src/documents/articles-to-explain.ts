// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticlesToExplainQuery, ArticlesToExplainQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticlesToExplainDocument = /* @__PURE__ */ new TypedDocumentString<ArticlesToExplainQuery, ArticlesToExplainQueryVariables>(
  '16ff6735567028a416ccdd7bd032efcf08141e6bc1603c26b531c40e28f4d814',
  "query ArticlesToExplain($first:Int!$after:String){articles(first:$first after:$after){edges{node{id title policy publishedAt}}pageInfo{hasNextPage endCursor}}}",
);
