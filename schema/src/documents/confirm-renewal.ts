// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConfirmRenewalMutation, ConfirmRenewalMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConfirmRenewalDocument = /* @__PURE__ */ new TypedDocumentString<ConfirmRenewalMutation, ConfirmRenewalMutationVariables>(
  'dee1156065d92a4dd317e6544e2fd6cfab2987826f0bcd9b9acde28460b06c49',
  "mutation ConfirmRenewal($input:ConfirmRenewalInput!){confirmRenewal(input:$input){__typename ...on ConfirmRenewalSuccess{contract{...RenewalSummary}}...on UserError{code message}}}fragment RenewalSummary on RenewalContract{id status variant isEnding amountFen periodDays words tier{id name}nextCharge{id words}}",
);
