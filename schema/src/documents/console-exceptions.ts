// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleExceptionsQuery, ConsoleExceptionsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleExceptionsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleExceptionsQuery, ConsoleExceptionsQueryVariables>(
  'f60f2136cbb95d5a85d588addd6aafb64ec2e0a5b15c3f059ac55ee398edceeb',
  "query ConsoleExceptions($first:Int!$after:String$isOpen:Boolean){paymentExceptions(first:$first after:$after isOpen:$isOpen){edges{node{id kind outTradeNo suggestedAction resolution createdAt resolvedAt discrepancies{fact expected actual}payment{order{id}}}}pageInfo{hasNextPage endCursor}}}",
);
