// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberReadingsQuery, ConsoleMemberReadingsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberReadingsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberReadingsQuery, ConsoleMemberReadingsQueryVariables>(
  'b5fc2f0356c261ff514f752df121db3142964562de0fe01afdfdad5893b98add',
  "query ConsoleMemberReadings($id:ID!$first:Int!$after:String){member(id:$id){readings(first:$first after:$after){edges{node{readBps startedAt updatedAt article{id title}}}pageInfo{hasNextPage endCursor}}}}",
);
