// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberRefundsQuery, ConsoleMemberRefundsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberRefundsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberRefundsQuery, ConsoleMemberRefundsQueryVariables>(
  '0ac00807fed4805168665919ee3298aa44f6fb0af2ae8c2c915804c6481007c0',
  "query ConsoleMemberRefunds($id:ID!$first:Int!$after:String){member(id:$id){refunds(first:$first after:$after){edges{node{id amountFen status initiator reason createdAt succeededAt order{id description}}}pageInfo{hasNextPage endCursor}}}}",
);
