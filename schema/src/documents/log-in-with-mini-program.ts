// Written by schema/codegen.ts from schema/operations; do not edit.
import type { LogInWithMiniProgramMutation, LogInWithMiniProgramMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const LogInWithMiniProgramDocument = /* @__PURE__ */ new TypedDocumentString<LogInWithMiniProgramMutation, LogInWithMiniProgramMutationVariables>(
  '9828a0b4e1a5db3751564e1a2f697e04b188cfc8adff9de773ac57aace11dc1f',
  "mutation LogInWithMiniProgram($input:LogInWithMiniProgramInput!){logInWithMiniProgram(input:$input){__typename ...on LogInSuccess{sessionToken expiresAt viewer{...ViewerStatus}}...on UserError{code message}}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
