// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConfirmScanMutation, ConfirmScanMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConfirmScanDocument = /* @__PURE__ */ new TypedDocumentString<ConfirmScanMutation, ConfirmScanMutationVariables>(
  '2b0b13be73368fcbca598a152157a4d160d7a7a35e482f170ac54102f01a2e05',
  "mutation ConfirmScan($input:AnswerScanInput!){confirmScan(input:$input){__typename ...on ConfirmScanSuccess{purpose}...on UserError{code message}}}",
);
