// Written by schema/codegen.ts from schema/operations; do not edit.
import type { AddTierPriceMutation, AddTierPriceMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const AddTierPriceDocument = /* @__PURE__ */ new TypedDocumentString<AddTierPriceMutation, AddTierPriceMutationVariables>(
  '9894a490012ffbe75b2fc7963148da27fb2a1863b4552f9370f818517ac2aa32',
  "mutation AddTierPrice($input:AddTierPriceInput!){addTierPrice(input:$input){__typename ...on UserError{code message}}}",
);
