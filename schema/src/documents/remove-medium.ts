// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RemoveMediumMutation, RemoveMediumMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RemoveMediumDocument = /* @__PURE__ */ new TypedDocumentString<RemoveMediumMutation, RemoveMediumMutationVariables>(
  'bf317693cd5d63c09420871709ebbf5c4581251e202edd126ba8e33f3752a458',
  "mutation RemoveMedium($input:RemoveMediumInput!){removeMedium(input:$input){__typename ...on RemoveMediumSuccess{medium{id removedAt}}...on UserError{code message}...on MediumInUse{useCount medium{id usedIn{id title}}}}}",
);
