// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyMembershipQuery, MyMembershipQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyMembershipDocument = /* @__PURE__ */ new TypedDocumentString<MyMembershipQuery, MyMembershipQueryVariables>(
  'e425745ac1e10871a71242797a5f8dd11f0de073a3886d4683eb0e569aae0dd4',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus promotion{isOffered}renewalReminder{...RenewalReminderCard}renewal{...RenewalSummary}member{joinedAt memberships{revokedAt revokeReason}orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment RenewalReminderCard on RenewalReminder{id words tierPrice{id amountFen}}fragment RenewalSummary on RenewalContract{id status variant isEnding amountFen periodDays words tier{id name}nextCharge{id words}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt refunds{id amountFen status}tier{id name}article{id title}series{id title}}",
);
