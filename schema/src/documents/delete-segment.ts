// Written by schema/codegen.ts from schema/operations; do not edit.
import type { DeleteSegmentMutation, DeleteSegmentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const DeleteSegmentDocument = /* @__PURE__ */ new TypedDocumentString<DeleteSegmentMutation, DeleteSegmentMutationVariables>(
  '7c5e28ad7b7ad89e69018ec6656fceeb69c413988aaca30324d122c6a64fc74a',
  "mutation DeleteSegment($input:DeleteSegmentInput!){deleteSegment(input:$input){__typename ...on DeleteSegmentSuccess{name}}}",
);
