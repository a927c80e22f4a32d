// Written by schema/codegen.ts from schema/operations; do not edit.
import type { OrderQuery, OrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const OrderDocument = /* @__PURE__ */ new TypedDocumentString<OrderQuery, OrderQueryVariables>(
  '132a6e4494ecb0eff2ca868d50a3c5c7d5f7f02caf7a717e00c692cb6aac3361',
  "query Order($id:ID!){account{...AccountFace}order(id:$id){...OrderSummary listAmountFen creditFen tierChange tip{message thankYou}unlock{isActive}gift{...GiftCard}refunds{reason createdAt succeededAt endsAccess failure}membership{...MembershipSummary revokeReason}refundability{canTakeBack reason until}payments{id rail status outTradeNo createdAt}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt refunds{id amountFen status}tier{id name}article{id title}series{id title}}fragment GiftCard on Gift{id kind status message code sharePath period createdAt expiresAt redeemedAt tier{id name}article{id title coverUrl}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);
