// Written by schema/codegen.ts from schema/operations; do not edit.
import type { QuoteOrderQuery, QuoteOrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const QuoteOrderDocument = /* @__PURE__ */ new TypedDocumentString<QuoteOrderQuery, QuoteOrderQueryVariables>(
  '7aa9d2a7bf7696e0c6944fae4071eefc90e03bce076ec5c2c67ec97fcdf0bce4',
  "query QuoteOrder($tierPriceId:ID!$offerCode:String){account{...AccountFace}quoteOrder(tierPriceId:$tierPriceId offerCode:$offerCode){__typename ...on OrderQuote{change beginsAt endsAt listAmountFen creditFen discountFen amountFen endsEarlier{membershipId tierName endsAt creditFen}continuesLater{membershipId tierName startsAt endsAt}}...on OfferNotForYou{reason orderId}...on UpgradeCreditTooGreat{longerTierPriceIds}...on UserError{code message}}tiers{id name prices{id period passEndsAt amountFen isRenewable}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
