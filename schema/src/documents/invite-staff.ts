// Written by schema/codegen.ts from schema/operations; do not edit.
import type { InviteStaffMutation, InviteStaffMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const InviteStaffDocument = /* @__PURE__ */ new TypedDocumentString<InviteStaffMutation, InviteStaffMutationVariables>(
  'be7945d6885413f0ee3aa8f1520ffdeb1431ae3089b5ab889bc10fa1d16e6f53',
  "mutation InviteStaff($input:InviteStaffInput!){inviteStaff(input:$input){__typename ...on InviteStaffSuccess{url invitation{id expiresAt}}...on UserError{code message}}}",
);
