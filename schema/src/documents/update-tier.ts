// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateTierMutation, UpdateTierMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateTierDocument = /* @__PURE__ */ new TypedDocumentString<UpdateTierMutation, UpdateTierMutationVariables>(
  '5dd870b25f3ef8ec46c884f213f2de645724f5f30ab985a35c0489fdd67125e1',
  "mutation UpdateTier($input:UpdateTierInput!){updateTier(input:$input){__typename ...on UserError{code message}...on TierTextOutOfRange{field}}}",
);
