// Written by schema/codegen.ts from schema/operations; do not edit.
import type { GiftQuery, GiftQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const GiftDocument = /* @__PURE__ */ new TypedDocumentString<GiftQuery, GiftQueryVariables>(
  'fdc2f4542d6f97132814687529744033b47e2510e7311f53150cbe8187ecfb41',
  "query Gift($code:String!){account{...AccountFace}gift(code:$code){id kind giverName message status viewerHasRedeemed expiresAt period tier{id name}article{id title coverUrl}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
