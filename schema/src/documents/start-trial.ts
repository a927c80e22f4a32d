// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StartTrialMutation, StartTrialMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StartTrialDocument = /* @__PURE__ */ new TypedDocumentString<StartTrialMutation, StartTrialMutationVariables>(
  'b37c98ea5b98bbf274b878185ecea26bfeab8ca832a37f3eb153b5772a10cb7e',
  "mutation StartTrial($input:StartTrialInput!){startTrial(input:$input){__typename ...on StartTrialSuccess{membership{...MembershipSummary}viewer{...ViewerStatus}}...on UserError{code message}}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);
