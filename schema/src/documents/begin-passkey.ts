// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginPasskeyMutation, BeginPasskeyMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginPasskeyDocument = /* @__PURE__ */ new TypedDocumentString<BeginPasskeyMutation, BeginPasskeyMutationVariables>(
  '0f343614b9365ffe425574a4156d45967bb8083cb33689ef23db83fca787daf4',
  "mutation BeginPasskey{beginPasskey{__typename ...on BeginPasskeySuccess{optionsJson}}}",
);
