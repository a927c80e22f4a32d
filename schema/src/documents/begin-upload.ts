// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginUploadMutation, BeginUploadMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginUploadDocument = /* @__PURE__ */ new TypedDocumentString<BeginUploadMutation, BeginUploadMutationVariables>(
  'fcfca433c1c568d088377ad497b7ba71c4d4044cabbfa41a934e632390699c90',
  "mutation BeginUpload($input:BeginUploadInput!){beginUpload(input:$input){__typename ...on BeginUploadSuccess{upload{id chunkBytes}}...on UserError{code message}}}",
);
