// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyMembershipQuery, MyMembershipQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyMembershipDocument = /* @__PURE__ */ new TypedDocumentString<MyMembershipQuery, MyMembershipQueryVariables>(
  'bd2f18fedcbea6a40feeaeb473c71079191f472789104719a8c216a38e7cfed9',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus promotion{isOffered}renewal{...RenewalSummary}member{joinedAt orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment RenewalSummary on RenewalContract{id status variant isEnding amountFen periodDays words tier{id name}nextCharge{id words}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt refunds{id amountFen status}tier{id name}article{id title}series{id title}}",
);
