// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PlaceOrderMutation, PlaceOrderMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PlaceOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>(
  '5d149a3735dca3ed63171e5b8c5b2d897bac4fefd07756a4aadcbe3ad0301008',
  "mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderSuccess{order{id amountFen}}...on UserError{code message}}}",
);
