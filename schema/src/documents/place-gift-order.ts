// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PlaceGiftOrderMutation, PlaceGiftOrderMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PlaceGiftOrderDocument = /* @__PURE__ */ new TypedDocumentString<PlaceGiftOrderMutation, PlaceGiftOrderMutationVariables>(
  '0d41d0970853ccea5851cc97e6c65bc9635723d6e7361af2904986b18acb6186',
  "mutation PlaceGiftOrder($input:PlaceGiftOrderInput!){placeGiftOrder(input:$input){__typename ...on PlaceOrderSuccess{order{id amountFen}}...on UserError{code message}}}",
);
