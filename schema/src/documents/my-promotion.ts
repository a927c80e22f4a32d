// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyPromotionQuery, MyPromotionQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyPromotionDocument = /* @__PURE__ */ new TypedDocumentString<MyPromotionQuery, MyPromotionQueryVariables>(
  '1c206f770f28e6099c5d59e4bfa40cf3cc77fa057972a1d643e2b379c44bd8aa',
  "query MyPromotion{account{...AccountFace}viewer{...ViewerStatus promotion{isOffered coolingOffFen payableFen paidFen link{id rateBps coolingOffDays clickCount conversionCount}}payouts(first:20){edges{node{id amountFen status createdAt endedAt failure}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
