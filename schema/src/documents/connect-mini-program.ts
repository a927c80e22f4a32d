// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConnectMiniProgramMutation, ConnectMiniProgramMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConnectMiniProgramDocument = /* @__PURE__ */ new TypedDocumentString<ConnectMiniProgramMutation, ConnectMiniProgramMutationVariables>(
  '41f88184d0fd7cf3d8c758d69fbf3c6980d3eecc56b5ce5e87f9440972fa7b38',
  "mutation ConnectMiniProgram($input:ConnectMiniProgramInput!){connectMiniProgram(input:$input){__typename ...on UserError{code message}...on InvalidConnection{field}}}",
);
