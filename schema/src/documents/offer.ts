// Written by schema/codegen.ts from schema/operations; do not edit.
import type { OfferQuery, OfferQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const OfferDocument = /* @__PURE__ */ new TypedDocumentString<OfferQuery, OfferQueryVariables>(
  'ea904279ec65dd8f523c65e781daa18a5901fc872a165fd306ba65f734ea3bef',
  "query Offer($code:String!){account{...AccountFace}offer(code:$code){id name code kind percentOffBps amountOffFen trialDays periods period endsAt viewerRefusal tier{id name}}tiers{id name prices{id period passEndsAt amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
