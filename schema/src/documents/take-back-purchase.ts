// Written by schema/codegen.ts from schema/operations; do not edit.
import type { TakeBackPurchaseMutation, TakeBackPurchaseMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const TakeBackPurchaseDocument = /* @__PURE__ */ new TypedDocumentString<TakeBackPurchaseMutation, TakeBackPurchaseMutationVariables>(
  'c33a8abf8a9bb6089160a2e0af28745528750bced3de9a927f506c24541bf630',
  "mutation TakeBackPurchase($input:TakeBackPurchaseInput!){takeBackPurchase(input:$input){__typename ...on TakeBackPurchaseSuccess{refund{id status}}...on UserError{code message}}}",
);
