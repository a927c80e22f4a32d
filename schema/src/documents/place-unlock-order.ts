// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PlaceUnlockOrderMutation, PlaceUnlockOrderMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PlaceUnlockOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceUnlockOrderMutation, PlaceUnlockOrderMutationVariables>(
  '1f90bdcf2a2fefd3446e6ec2c21f540e1dddf35711ece6061fc088e9cff36d6d',
  "mutation PlaceUnlockOrder($input:PlaceUnlockOrderInput!){placeUnlockOrder(input:$input){__typename ...on PlaceOrderSuccess{order{id amountFen}}...on UserError{code message}}}",
);
