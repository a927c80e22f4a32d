// Written by schema/codegen.ts from schema/operations; do not edit.
import type { LogOutMutation, LogOutMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const LogOutDocument = /* @__PURE__ */ new TypedDocumentString<LogOutMutation, LogOutMutationVariables>(
  '91555b3e982c7824e47e74701ba35d17409038603375de7d5b8c9cb299bbf555',
  "mutation LogOut{logOut{__typename ...on LogOutSuccess{viewer{...ViewerStatus}}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
