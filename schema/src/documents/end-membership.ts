// Written by schema/codegen.ts from schema/operations; do not edit.
import type { EndMembershipMutation, EndMembershipMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const EndMembershipDocument = /* @__PURE__ */ new TypedDocumentString<EndMembershipMutation, EndMembershipMutationVariables>(
  'f5a99c7cf37583b33509df3a7d5676465ebe423d79859be4dc4c88c9c535540a',
  "mutation EndMembership($input:EndMembershipInput!){endMembership(input:$input){__typename ...on EndMembershipSuccess{membership{id}}...on MembershipWasPaid{orderId}...on UserError{code message}}}",
);
