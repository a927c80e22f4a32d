// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateSegmentMutation, UpdateSegmentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateSegmentDocument = /* @__PURE__ */ new TypedDocumentString<UpdateSegmentMutation, UpdateSegmentMutationVariables>(
  'b2f095a681f1550f9af41421b6b73e4daa3eef3f31915c9a854c7a719af0802a',
  "mutation UpdateSegment($input:UpdateSegmentInput!){updateSegment(input:$input){__typename ...on UpdateSegmentSuccess{segment{id}}...on UserError{code message}}}",
);
