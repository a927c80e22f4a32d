// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyOrdersQuery, MyOrdersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyOrdersDocument = /* @__PURE__ */ new TypedDocumentString<MyOrdersQuery, MyOrdersQueryVariables>(
  'fb00bea5a358fdfb8eb717f3db2abc89083c161571d33c3f0d8954761e3dabf3',
  "query MyOrders($first:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{orders(first:$first after:$after){edges{node{...OrderSummary}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt refunds{id amountFen status}tier{id name}article{id title}series{id title}}",
);
