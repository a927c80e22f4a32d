// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StaffInvitationsQuery, StaffInvitationsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StaffInvitationsDocument = /* @__PURE__ */ new TypedDocumentString<StaffInvitationsQuery, StaffInvitationsQueryVariables>(
  '23e3680548f8849009b84a19b29ad1cb5d3674c48b2a8cf2b2fbf07a7481ee7f',
  "query StaffInvitations{staffInvitations{id displayName role createdAt expiresAt invitedByStaff{id displayName}}}",
);
