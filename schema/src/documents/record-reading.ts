// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RecordReadingMutation, RecordReadingMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RecordReadingDocument = /* @__PURE__ */ new TypedDocumentString<RecordReadingMutation, RecordReadingMutationVariables>(
  'fb2f2f8f910fe0593b7e905a25e45551de913044b67e3fbe2945bd85db35039d',
  "mutation RecordReading($input:RecordReadingInput!){recordReading(input:$input){__typename ...on RecordReadingSuccess{readBps}}}",
);
