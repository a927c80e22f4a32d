// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleCommissionsQuery, ConsoleCommissionsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleCommissionsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleCommissionsQuery, ConsoleCommissionsQueryVariables>(
  'afb12ed860889b9bed928f6d7a2143a22829c80053d0e97509a538356e0a0b7d',
  "query ConsoleCommissions($first:Int!$after:String){affiliateConversions(first:$first after:$after){edges{node{id externalReference amountFen reversedFen source occurredAt link{id title kind}commission{amountFen reversedFen status payableAt}}}pageInfo{hasNextPage endCursor}}}",
);
