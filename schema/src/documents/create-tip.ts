// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CreateTipMutation, CreateTipMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CreateTipDocument = /* @__PURE__ */ new TypedDocumentString<CreateTipMutation, CreateTipMutationVariables>(
  'ec00455e01066f839696c093211c602cd50b4016e7c218070a7c715d3687e568',
  "mutation CreateTip($input:CreateTipInput!){createTip(input:$input){__typename ...on CreateTipSuccess{order{id amountFen}}...on UserError{code message}}}",
);
