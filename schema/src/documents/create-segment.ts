// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CreateSegmentMutation, CreateSegmentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CreateSegmentDocument = /* @__PURE__ */ new TypedDocumentString<CreateSegmentMutation, CreateSegmentMutationVariables>(
  'dfe4f89ed5386629d8181b20f3630e5e3b7818437d9e340d20c2ec3460ee112b',
  "mutation CreateSegment($input:CreateSegmentInput!){createSegment(input:$input){__typename ...on CreateSegmentSuccess{segment{id}}...on UserError{code message}}}",
);
