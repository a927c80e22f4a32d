// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberOrdersQuery, ConsoleMemberOrdersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberOrdersDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberOrdersQuery, ConsoleMemberOrdersQueryVariables>(
  '6122440650a8d41a141b018843a0be7cc7ad1be4202013fdc6793bee6f080624',
  "query ConsoleMemberOrders($id:ID!$first:Int!$after:String){member(id:$id){orders(first:$first after:$after){edges{node{...ConsoleOrderRow}}pageInfo{hasNextPage endCursor}}}}fragment ConsoleOrderRow on Order{id kind status amountFen description createdAt paidAt member{id displayName}payments{id rail status amountFen refundedFen outTradeNo}}",
);
