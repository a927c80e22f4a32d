// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RemovePasskeyMutation, RemovePasskeyMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RemovePasskeyDocument = /* @__PURE__ */ new TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>(
  'fbbef034ab2c26a3471e99bc5249097d33752dc31b512efd6eb6c609f99aa635',
  "mutation RemovePasskey($input:RemovePasskeyInput!){removePasskey(input:$input){__typename ...on RemovePasskeySuccess{removedId}}}",
);
