// Written by schema/codegen.ts from schema/operations; do not edit.
import type { TagMembersMutation, TagMembersMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const TagMembersDocument = /* @__PURE__ */ new TypedDocumentString<TagMembersMutation, TagMembersMutationVariables>(
  '1d65210e7353fa9b19ad72d901e8ed17e131c7766202f339497928f4fd1eeadf',
  "mutation TagMembers($input:TagMembersInput!){tagMembers(input:$input){__typename ...on TagMembersSuccess{tag changedCount changedMemberIds}...on UserError{code message}}}",
);
