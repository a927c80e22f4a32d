// Written by schema/codegen.ts from schema/operations; do not edit.
import type { GiftOfferQuery, GiftOfferQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const GiftOfferDocument = /* @__PURE__ */ new TypedDocumentString<GiftOfferQuery, GiftOfferQueryVariables>(
  '87052c5647d598d170ef9b8029a9ddc1f433c6141bf5be4e3a6bdee29e31b04b',
  "query GiftOffer($articleId:ID!$isArticle:Boolean!){account{...AccountFace}tiers{id name prices{id period amountFen}}article(id:$articleId)@include(if:$isArticle){id title author coverUrl unlockPriceFen}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
