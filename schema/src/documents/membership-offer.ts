// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MembershipOfferQuery, MembershipOfferQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MembershipOfferDocument = /* @__PURE__ */ new TypedDocumentString<MembershipOfferQuery, MembershipOfferQueryVariables>(
  '3447dde07568eeb3d65e8dc1620956e06069fc0b0e96ece3882edb0648ac1dee',
  "query MembershipOffer{account{...AccountFace}tiers{id name description benefits isArchived prices{id period passEndsAt amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
