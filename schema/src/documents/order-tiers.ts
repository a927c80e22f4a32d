// Written by schema/codegen.ts from schema/operations; do not edit.
import type { OrderTiersMutation, OrderTiersMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const OrderTiersDocument = /* @__PURE__ */ new TypedDocumentString<OrderTiersMutation, OrderTiersMutationVariables>(
  '93cc19c179fba949d6e6924fd7ddfdaf2c3b48a02a8e7a73c6d5cdd8878384dd',
  "mutation OrderTiers($input:OrderTiersInput!){orderTiers(input:$input){__typename ...on UserError{code message}}}",
);
