// Written by schema/codegen.ts from schema/operations; do not edit.
import type { LeaveStaffMutation, LeaveStaffMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const LeaveStaffDocument = /* @__PURE__ */ new TypedDocumentString<LeaveStaffMutation, LeaveStaffMutationVariables>(
  '10bbed852063962d1f9fcb0486d9c092543595bd73409b03c933dc8a53b725b2',
  "mutation LeaveStaff{leaveStaff{__typename ...on LeaveStaffSuccess{leftAt}...on UserError{code message}}}",
);
