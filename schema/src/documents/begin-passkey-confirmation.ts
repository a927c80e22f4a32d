// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginPasskeyConfirmationMutation, BeginPasskeyConfirmationMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginPasskeyConfirmationDocument = /* @__PURE__ */ new TypedDocumentString<BeginPasskeyConfirmationMutation, BeginPasskeyConfirmationMutationVariables>(
  '9abd228a5394c9fb116507539f0fcb503ac5cb28dcf0c7a3b1e3ba8331f939ef',
  "mutation BeginPasskeyConfirmation{beginPasskeyConfirmation{__typename ...on BeginPasskeyConfirmationSuccess{optionsJson}...on UserError{code message}}}",
);
