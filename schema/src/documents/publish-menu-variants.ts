// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PublishMenuVariantsMutation, PublishMenuVariantsMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PublishMenuVariantsDocument = /* @__PURE__ */ new TypedDocumentString<PublishMenuVariantsMutation, PublishMenuVariantsMutationVariables>(
  '0a2d761bae3fd790d57f2be0679ec3796b1ad70bddc004c11d829f7f7404a8fa',
  "mutation PublishMenuVariants{publishMenuVariants{__typename ...on MenuVariantsSuccess{menuVariants{id}}...on UserError{code message}}}",
);
