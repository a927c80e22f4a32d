// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOrdersQuery, ConsoleOrdersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOrdersDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOrdersQuery, ConsoleOrdersQueryVariables>(
  '913857e92a340ae48ab458472fdd243400d3ebe51ea0e6103cf17921b9b5f3a3',
  "query ConsoleOrders($first:Int!$after:String$filter:OrderFilter){orders(first:$first after:$after filter:$filter){edges{node{...ConsoleOrderRow}}pageInfo{hasNextPage endCursor}}}fragment ConsoleOrderRow on Order{id kind status amountFen description createdAt paidAt member{id displayName}payments{id rail status amountFen refundedFen outTradeNo}}",
);
