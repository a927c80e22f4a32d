// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOffersQuery, ConsoleOffersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOffersDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOffersQuery, ConsoleOffersQueryVariables>(
  '242d2e23952f28d337c5737c3cd283bccb41efd57d8287aeec6358ebc2051a90',
  "query ConsoleOffers($first:Int!$after:String){offers(first:$first after:$after){edges{node{id name code kind percentOffBps amountOffFen trialDays audience tier{id name}period periods startsAt endsAt isArchived use{usedCount heldCount maxRedemptions spentFen budgetFen overrunCount overrunFen}}}pageInfo{hasNextPage endCursor}}}",
);
