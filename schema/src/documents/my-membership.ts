// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyMembershipQuery, MyMembershipQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyMembershipDocument = /* @__PURE__ */ new TypedDocumentString<MyMembershipQuery, MyMembershipQueryVariables>(
  'cfc2b3f154a0e4bf4619ca38f03799a88c262f250093181a0cfc2cd0fc3de981',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{joinedAt orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}",
);
