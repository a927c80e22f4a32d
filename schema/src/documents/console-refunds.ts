// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleRefundsQuery, ConsoleRefundsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleRefundsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleRefundsQuery, ConsoleRefundsQueryVariables>(
  '03c7140f3d759fba15045e1f9c81380c8e25fa2231ad67cb7f53df359cac5d0e',
  "query ConsoleRefunds($first:Int!$after:String){refunds(first:$first after:$after){edges{node{id amountFen status initiator reason failure createdAt succeededAt order{id description}}}pageInfo{hasNextPage endCursor}}}",
);
