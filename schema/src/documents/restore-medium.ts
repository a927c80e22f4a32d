// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RestoreMediumMutation, RestoreMediumMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RestoreMediumDocument = /* @__PURE__ */ new TypedDocumentString<RestoreMediumMutation, RestoreMediumMutationVariables>(
  'fbc4951b712f670062a30a5d142f450b5019645be0fd3c1af4a26fc647a23649',
  "mutation RestoreMedium($input:RestoreMediumInput!){restoreMedium(input:$input){__typename ...on RestoreMediumSuccess{medium{id}}...on UserError{code message}}}",
);
