// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleRefundsQuery, ConsoleRefundsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleRefundsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleRefundsQuery, ConsoleRefundsQueryVariables>(
  'a21da3a980e30f8e217d25a0ef9473c97c2a930f91198c92baa6c5750bb5935e',
  "query ConsoleRefunds($first:Int!$after:String){refunds(first:$first after:$after){edges{node{id amountFen status initiator reason failureMessage failureDetail createdAt succeededAt order{id description}}}pageInfo{hasNextPage endCursor}}}",
);
