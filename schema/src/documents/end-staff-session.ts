// Written by schema/codegen.ts from schema/operations; do not edit.
import type { EndStaffSessionMutation, EndStaffSessionMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const EndStaffSessionDocument = /* @__PURE__ */ new TypedDocumentString<EndStaffSessionMutation, EndStaffSessionMutationVariables>(
  '4724a3ef0701729a5a6cd52bb2705a60dbd90b2b82890a4f327171886b90d0c6',
  "mutation EndStaffSession($input:EndStaffSessionInput!){endStaffSession(input:$input){__typename ...on EndStaffSessionsSuccess{endedIds}}}",
);
