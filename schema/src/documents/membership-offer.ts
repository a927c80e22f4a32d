// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MembershipOfferQuery, MembershipOfferQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MembershipOfferDocument = /* @__PURE__ */ new TypedDocumentString<MembershipOfferQuery, MembershipOfferQueryVariables>(
  '3d371c36a390fd4941951d2b9183a0447c4105c301927b209e82a4458615307c',
  "query MembershipOffer{account{...AccountFace}tiers{id name description benefits isArchived prices{id period amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
