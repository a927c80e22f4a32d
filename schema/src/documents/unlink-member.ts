// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UnlinkMemberMutation, UnlinkMemberMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UnlinkMemberDocument = /* @__PURE__ */ new TypedDocumentString<UnlinkMemberMutation, UnlinkMemberMutationVariables>(
  '0e20993714983009aaec607be22663d4a8caaf8a46e2e16ef3b3542f4e9f00ea',
  "mutation UnlinkMember{unlinkMember{__typename ...on UnlinkMemberSuccess{wasLinked}}}",
);
