// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RemoveStaffMutation, RemoveStaffMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RemoveStaffDocument = /* @__PURE__ */ new TypedDocumentString<RemoveStaffMutation, RemoveStaffMutationVariables>(
  '009ffad3b389ff630b916024802c8bc2b9bad6f1e6c1cacb4fb0fea789c71f0e',
  "mutation RemoveStaff($input:RemoveStaffInput!){removeStaff(input:$input){__typename ...on RemoveStaffSuccess{staff{id leftAt}}...on UserError{code message}}}",
);
