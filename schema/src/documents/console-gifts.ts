// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleGiftsQuery, ConsoleGiftsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleGiftsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleGiftsQuery, ConsoleGiftsQueryVariables>(
  '67d697fab440329f5a7f6a4069cc888f46aaad631b132309ceabaed55fbb2ddb',
  "query ConsoleGifts($first:Int!$after:String){gifts(first:$first after:$after){edges{node{id kind status period tier{name}article{title}giverName redeemedByName redeemedAt createdAt expiresAt order{id amountFen}}}pageInfo{hasNextPage endCursor}}}",
);
