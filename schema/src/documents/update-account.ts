// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateAccountMutation, UpdateAccountMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateAccountDocument = /* @__PURE__ */ new TypedDocumentString<UpdateAccountMutation, UpdateAccountMutationVariables>(
  'c8db051bf92457e409e09427906877120e9ee95533bccc05a920e344c8b1b9c1',
  "mutation UpdateAccount($input:UpdateAccountInput!){updateAccount(input:$input){__typename ...on UserError{code message}...on AccountTextOutOfRange{field}}}",
);
