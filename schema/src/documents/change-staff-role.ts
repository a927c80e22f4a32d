// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ChangeStaffRoleMutation, ChangeStaffRoleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ChangeStaffRoleDocument = /* @__PURE__ */ new TypedDocumentString<ChangeStaffRoleMutation, ChangeStaffRoleMutationVariables>(
  '4f01819eec8e08aaab81e709d4cd4ce6d6fd5013dd18dd94acbccbf20ba25453',
  "mutation ChangeStaffRole($input:ChangeStaffRoleInput!){changeStaffRole(input:$input){__typename ...on ChangeStaffRoleSuccess{staff{id role}}...on UserError{code message}}}",
);
