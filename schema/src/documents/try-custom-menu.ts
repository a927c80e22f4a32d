// Written by schema/codegen.ts from schema/operations; do not edit.
import type { TryCustomMenuMutation, TryCustomMenuMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const TryCustomMenuDocument = /* @__PURE__ */ new TypedDocumentString<TryCustomMenuMutation, TryCustomMenuMutationVariables>(
  '623cd9a80d61a7481f446626d62bed94cec44fe010fc0236c3e90fdcf8a82d57',
  "mutation TryCustomMenu($memberId:ID!){tryCustomMenu(input:{memberId:$memberId}){__typename ...on TryCustomMenuSuccess{entries{name entries}}...on UserError{code message}}}",
);
