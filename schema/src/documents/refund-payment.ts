// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RefundPaymentMutation, RefundPaymentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RefundPaymentDocument = /* @__PURE__ */ new TypedDocumentString<RefundPaymentMutation, RefundPaymentMutationVariables>(
  'c91f7a74002c8909298b82b54b3747adba794a5bb3283ccb92f4af1094b8f972',
  "mutation RefundPayment($input:RefundPaymentInput!){refundPayment(input:$input){__typename ...on RefundPaymentSuccess{refund{id status}}...on UserError{code message}}}",
);
