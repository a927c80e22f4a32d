// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConfirmPaymentMutation, ConfirmPaymentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConfirmPaymentDocument = /* @__PURE__ */ new TypedDocumentString<ConfirmPaymentMutation, ConfirmPaymentMutationVariables>(
  'f9d5075aebaaa836a3c11ca4d6967e08db61fc88e984d1e1f04d9675ee14c82b',
  "mutation ConfirmPayment($input:ConfirmPaymentInput!){confirmPayment(input:$input){__typename ...on ConfirmPaymentSuccess{payment{id status paidAt}viewer{...ViewerStatus}}...on UserError{code message}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
