// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SetTierPriceRenewableMutation, SetTierPriceRenewableMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SetTierPriceRenewableDocument = /* @__PURE__ */ new TypedDocumentString<SetTierPriceRenewableMutation, SetTierPriceRenewableMutationVariables>(
  '9412257f4ce97bef5445c79e13e46d6b48d8cb36bbcc5978c9832dca4f16a136',
  "mutation SetTierPriceRenewable($input:SetTierPriceRenewableInput!){setTierPriceRenewable(input:$input){__typename ...on UserError{code message}}}",
);
