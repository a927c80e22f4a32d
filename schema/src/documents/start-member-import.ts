// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StartMemberImportMutation, StartMemberImportMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StartMemberImportDocument = /* @__PURE__ */ new TypedDocumentString<StartMemberImportMutation, StartMemberImportMutationVariables>(
  '36ecab8c486be35bebd9b1dbdc5579c80310109be6434d7cf4a262a8751d2294',
  "mutation StartMemberImport($input:StartMemberImportInput!){startMemberImport(input:$input){__typename ...on StartMemberImportSuccess{task{id}}...on UserError{code message}}}",
);
