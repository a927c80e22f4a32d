// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyMembershipQuery, MyMembershipQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyMembershipDocument = /* @__PURE__ */ new TypedDocumentString<MyMembershipQuery, MyMembershipQueryVariables>(
  '3e64e817e96604db9dc981139a7097ea5b66d77938b47b314728367ba61bb592',
  "query MyMembership($orders:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{joinedAt orders(first:$orders after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt refunds{id amountFen status}tier{id name}article{id title}series{id title}}",
);
