// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UntagMembersMutation, UntagMembersMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UntagMembersDocument = /* @__PURE__ */ new TypedDocumentString<UntagMembersMutation, UntagMembersMutationVariables>(
  '63a48169a624fca4e46704a6682e750560f2f919dbcb5e9128b3091e5619f6be',
  "mutation UntagMembers($input:TagMembersInput!){untagMembers(input:$input){__typename ...on UntagMembersSuccess{tag changedCount changedMemberIds}...on UserError{code message}}}",
);
