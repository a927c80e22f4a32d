// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RemoveMenuVariantMutation, RemoveMenuVariantMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RemoveMenuVariantDocument = /* @__PURE__ */ new TypedDocumentString<RemoveMenuVariantMutation, RemoveMenuVariantMutationVariables>(
  '8ecdd174ccba3ce0cd8935116f3d99734bfc8692f549c5a6c9395c370867df9d',
  "mutation RemoveMenuVariant($id:ID!){removeMenuVariant(input:{id:$id}){menuVariants{id}}}",
);
