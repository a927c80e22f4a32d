// Written by schema/codegen.ts from schema/operations; do not edit.
import type { AddPasskeyMutation, AddPasskeyMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const AddPasskeyDocument = /* @__PURE__ */ new TypedDocumentString<AddPasskeyMutation, AddPasskeyMutationVariables>(
  'f3a21ceac2240b0cc2f4b6ab7060af629fa46c65f62ef11fb1a20d2676121f8e',
  "mutation AddPasskey($input:AddPasskeyInput!){addPasskey(input:$input){__typename ...on AddPasskeySuccess{passkey{id name}}...on UserError{code message}}}",
);
