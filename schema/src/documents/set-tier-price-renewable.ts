// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SetTierPriceRenewableMutation, SetTierPriceRenewableMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SetTierPriceRenewableDocument = /* @__PURE__ */ new TypedDocumentString<SetTierPriceRenewableMutation, SetTierPriceRenewableMutationVariables>(
  '56a79666f333e5cc0cb8588e1110997f5e1027fa7bfc5bac2031baf42e6f0090',
  "mutation SetTierPriceRenewable($input:SetTierPriceRenewableInput!){setTierPriceRenewable(input:$input){__typename ...on UserError{code message}...on SetTierPriceRenewableSuccess{xpaySubscriptionProductId}}}",
);
