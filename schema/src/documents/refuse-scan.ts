// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RefuseScanMutation, RefuseScanMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RefuseScanDocument = /* @__PURE__ */ new TypedDocumentString<RefuseScanMutation, RefuseScanMutationVariables>(
  '45db5b3575111b707dc9ee645476ac6f742453f507276481783c828fab006e41',
  "mutation RefuseScan($input:AnswerScanInput!){refuseScan(input:$input){__typename ...on RefuseScanSuccess{purpose}...on UserError{code message}}}",
);
