// Written by schema/codegen.ts from schema/operations; do not edit.
import type { WithdrawTierPriceMutation, WithdrawTierPriceMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const WithdrawTierPriceDocument = /* @__PURE__ */ new TypedDocumentString<WithdrawTierPriceMutation, WithdrawTierPriceMutationVariables>(
  '038dec62b7fa237ac40721f882ba4837028870fd3815d2e1928443c8d9bc7332',
  "mutation WithdrawTierPrice($input:WithdrawTierPriceInput!){withdrawTierPrice(input:$input){__typename ...on WithdrawTierPriceSuccess{tier{id}}}}",
);
