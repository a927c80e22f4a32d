// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleTiersQuery, ConsoleTiersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleTiersDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleTiersQuery, ConsoleTiersQueryVariables>(
  '7fd81a2ff5908c5fb29dedb802ecbbd30d8c2953db15c8215647e70585a1b67b',
  "query ConsoleTiers{account{name}tiers{...ConsoleTier}archivedTiers{...ConsoleTier}}fragment ConsoleTier on Tier{id name description benefits isArchived holders{memberCount lastEndsAt renewingCount}prices{id period amountFen passEndsAt isRenewable xpayProductId feeEstimates{...FeeLine}}}fragment FeeLine on FeeEstimate{case rateBps feeFen keptFen}",
);
