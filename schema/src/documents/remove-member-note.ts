// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RemoveMemberNoteMutation, RemoveMemberNoteMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RemoveMemberNoteDocument = /* @__PURE__ */ new TypedDocumentString<RemoveMemberNoteMutation, RemoveMemberNoteMutationVariables>(
  '07c98c7a250f7fb381d84c58b24b810d41108ae03c106f561ba74913d4df6b0b',
  "mutation RemoveMemberNote($input:RemoveMemberNoteInput!){removeMemberNote(input:$input){__typename ...on RemoveMemberNoteSuccess{memberId text}}}",
);
