// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PlaceOrderMutation, PlaceOrderMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PlaceOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>(
  '5123b216b4eb8901ed6e3849ef696619dee4240faf4e72ad80e0379e410e5154',
  "mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{order{...OrderSummary}}...on UserError{code message}}}fragment OrderSummary on Order{id kind status amountFen description period createdAt paidAt tier{id name}article{id title}series{id title}}",
);
