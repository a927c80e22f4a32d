// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StartRenewalMutation, StartRenewalMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StartRenewalDocument = /* @__PURE__ */ new TypedDocumentString<StartRenewalMutation, StartRenewalMutationVariables>(
  'c3fc0aaa64dcf34be4bb98e2cdd2d54a79027fb25a601daae09116f6bcf5a068',
  "mutation StartRenewal($input:StartRenewalInput!){startRenewal(input:$input){__typename ...on StartRenewalSuccess{contract{id}request{variant signData paySig signature}}...on UserError{code message}}}",
);
