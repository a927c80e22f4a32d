// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UnbanMemberMutation, UnbanMemberMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UnbanMemberDocument = /* @__PURE__ */ new TypedDocumentString<UnbanMemberMutation, UnbanMemberMutationVariables>(
  'e9af92d3b855abee632a2d2136197a16a39a1e499a52158876f66a0e8f7c1208',
  "mutation UnbanMember($input:UnbanMemberInput!){unbanMember(input:$input){__typename ...on UnbanMemberSuccess{member{id isBanned}}...on UserError{code message}}}",
);
