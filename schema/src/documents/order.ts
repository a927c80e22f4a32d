// Written by schema/codegen.ts from schema/operations; do not edit.
import type { OrderQuery, OrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const OrderDocument = /* @__PURE__ */ new TypedDocumentString<OrderQuery, OrderQueryVariables>(
  'ed1fea209fb9d3c58c988519e84806f3bb8c4f5bb1ec77621623ea7ffbe2f7a9',
  "query Order($id:ID!){account{...AccountFace}order(id:$id){...OrderSummary membership{...MembershipSummary}payments{id rail status outTradeNo createdAt}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);
