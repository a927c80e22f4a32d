// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StopRenewalMutation, StopRenewalMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StopRenewalDocument = /* @__PURE__ */ new TypedDocumentString<StopRenewalMutation, StopRenewalMutationVariables>(
  '5d68d28cc32cc28cae7d25b04b7c2a9bc5242eb414a343815b70ab1241aca6ee',
  "mutation StopRenewal($input:StopRenewalInput!){stopRenewal(input:$input){__typename ...on StopRenewalSuccess{contract{...RenewalSummary}}...on UserError{code message}}}fragment RenewalSummary on RenewalContract{id status variant isEnding amountFen periodDays words tier{id name}nextCharge{id words}}",
);
