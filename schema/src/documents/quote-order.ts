// Written by schema/codegen.ts from schema/operations; do not edit.
import type { QuoteOrderQuery, QuoteOrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const QuoteOrderDocument = /* @__PURE__ */ new TypedDocumentString<QuoteOrderQuery, QuoteOrderQueryVariables>(
  'a12276af6e82c7771761fe2cc7673818c047171c0ab1ae60d87a1e5bf6bfdbe2',
  "query QuoteOrder($tierPriceId:ID!){account{...AccountFace}quoteOrder(tierPriceId:$tierPriceId){__typename ...on OrderQuote{change beginsAt endsAt listAmountFen creditFen discountFen amountFen endsEarlier{membershipId tierName endsAt creditFen}continuesLater{membershipId tierName startsAt endsAt}words}...on UserError{code message}}tiers{id name prices{id period passEndsAt}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
