// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BecomePromoterMutation, BecomePromoterMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BecomePromoterDocument = /* @__PURE__ */ new TypedDocumentString<BecomePromoterMutation, BecomePromoterMutationVariables>(
  '4f91132f8ced96420622c311b5ebb1c273ad27c20d3f322c3a067476b7a98f8c',
  "mutation BecomePromoter{becomePromoter{__typename ...on BecomePromoterSuccess{link{id}}...on UserError{code message}}}",
);
