// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BanMemberMutation, BanMemberMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BanMemberDocument = /* @__PURE__ */ new TypedDocumentString<BanMemberMutation, BanMemberMutationVariables>(
  'ee2ace56dbbbec2940ab1fc94bbff4be8250b592ab0aa6ea7478dd7f45a8782b',
  "mutation BanMember($input:BanMemberInput!){banMember(input:$input){__typename ...on BanMemberSuccess{member{id isBanned}}...on UserError{code message}}}",
);
