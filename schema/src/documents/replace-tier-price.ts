// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ReplaceTierPriceMutation, ReplaceTierPriceMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ReplaceTierPriceDocument = /* @__PURE__ */ new TypedDocumentString<ReplaceTierPriceMutation, ReplaceTierPriceMutationVariables>(
  '62d5051513887956521f849e87a1bfcd96f6932a519c7bc6c77191dbdc8848fe',
  "mutation ReplaceTierPrice($input:ReplaceTierPriceInput!){replaceTierPrice(input:$input){__typename ...on UserError{code message}}}",
);
