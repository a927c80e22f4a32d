// Written by schema/codegen.ts from schema/operations; do not edit.
import type { EndOtherStaffSessionsMutation, EndOtherStaffSessionsMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const EndOtherStaffSessionsDocument = /* @__PURE__ */ new TypedDocumentString<EndOtherStaffSessionsMutation, EndOtherStaffSessionsMutationVariables>(
  '1946bffefecb6780ccc3433a54e838032ecd588c9ec30701a4ba8a9365b3ed14',
  "mutation EndOtherStaffSessions{endOtherStaffSessions{__typename ...on EndStaffSessionsSuccess{endedIds}}}",
);
