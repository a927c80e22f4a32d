// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CreateTierMutation, CreateTierMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CreateTierDocument = /* @__PURE__ */ new TypedDocumentString<CreateTierMutation, CreateTierMutationVariables>(
  '7974c43a196edd4ca06a111783939a63caa60194ef57bc432a457294a7ae6b73',
  "mutation CreateTier($input:CreateTierInput!){createTier(input:$input){__typename ...on UserError{code message}...on CreateTierSuccess{tier{id}}...on TierTextOutOfRange{field}}}",
);
