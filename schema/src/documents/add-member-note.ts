// Written by schema/codegen.ts from schema/operations; do not edit.
import type { AddMemberNoteMutation, AddMemberNoteMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const AddMemberNoteDocument = /* @__PURE__ */ new TypedDocumentString<AddMemberNoteMutation, AddMemberNoteMutationVariables>(
  'fa6fc0dfb44dc353d91cddf1e544e02eb5ebbcc714063847badb8cd9754eaa63',
  "mutation AddMemberNote($input:AddMemberNoteInput!){addMemberNote(input:$input){__typename ...on AddMemberNoteSuccess{note{id}}...on UserError{code message}}}",
);
