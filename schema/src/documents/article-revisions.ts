// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleRevisionsQuery, ArticleRevisionsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleRevisionsDocument = /* @__PURE__ */ new TypedDocumentString<ArticleRevisionsQuery, ArticleRevisionsQueryVariables>(
  'cb571ae29b85fa1744ac7d590b3b12b8a2f9685eaa14b819b0127f3c4436cae0',
  "query ArticleRevisions($id:ID!$first:Int!$after:String){articleDraft(id:$id){id revisions(first:$first after:$after){edges{node{id number kind title savedAt savedBy{id displayName}}}pageInfo{hasNextPage endCursor}}}}",
);
