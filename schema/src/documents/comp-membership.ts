// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CompMembershipMutation, CompMembershipMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CompMembershipDocument = /* @__PURE__ */ new TypedDocumentString<CompMembershipMutation, CompMembershipMutationVariables>(
  '07e6ca86549e685227ae0b65e7d10623cb6eafd8e658a411fb3049d03ab61ae2',
  "mutation CompMembership($input:CompMembershipInput!){compMembership(input:$input){__typename ...on CompMembershipSuccess{membership{id endsAt}}...on UserError{code message}}}",
);
