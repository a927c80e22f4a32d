// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsolePayoutsQuery, ConsolePayoutsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsolePayoutsDocument = /* @__PURE__ */ new TypedDocumentString<ConsolePayoutsQuery, ConsolePayoutsQueryVariables>(
  '1b3c6aa4cdf389409cc4ae864c641ab6e9c3ef9123cfde786f65b7beccda2fe9',
  "query ConsolePayouts($first:Int!$after:String){payouts(first:$first after:$after){edges{node{id amountFen method status outBillNo failure createdAt endedAt member{id displayName}}}pageInfo{hasNextPage endCursor}}}",
);
