// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ExtendMembershipMutation, ExtendMembershipMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ExtendMembershipDocument = /* @__PURE__ */ new TypedDocumentString<ExtendMembershipMutation, ExtendMembershipMutationVariables>(
  '077abfa8d6f4d80b8e23c4759cc161448c6508f8aea0b5da68a57ba541956815',
  "mutation ExtendMembership($input:ExtendMembershipInput!){extendMembership(input:$input){__typename ...on ExtendMembershipSuccess{membership{id endsAt}}...on UserError{code message}}}",
);
