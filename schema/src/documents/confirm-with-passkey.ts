// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConfirmWithPasskeyMutation, ConfirmWithPasskeyMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConfirmWithPasskeyDocument = /* @__PURE__ */ new TypedDocumentString<ConfirmWithPasskeyMutation, ConfirmWithPasskeyMutationVariables>(
  'c94c02e66cab4bbb07a19f3f4f468f85b9f4e5fa36eebf7358a7fe94014f4f17',
  "mutation ConfirmWithPasskey($input:ConfirmWithPasskeyInput!){confirmWithPasskey(input:$input){__typename ...on ConfirmWithPasskeySuccess{elevatedUntil}...on UserError{code message}}}",
);
