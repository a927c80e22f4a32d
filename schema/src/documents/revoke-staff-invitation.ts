// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RevokeStaffInvitationMutation, RevokeStaffInvitationMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RevokeStaffInvitationDocument = /* @__PURE__ */ new TypedDocumentString<RevokeStaffInvitationMutation, RevokeStaffInvitationMutationVariables>(
  '9fee2d79f01840f0bf7285fefdeb9c5dfca332b112e88e97006bb01e3c561286',
  "mutation RevokeStaffInvitation($input:RevokeStaffInvitationInput!){revokeStaffInvitation(input:$input){__typename ...on RevokeStaffInvitationSuccess{invitation{id}}...on UserError{code message}}}",
);
