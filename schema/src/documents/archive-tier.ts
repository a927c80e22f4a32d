// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArchiveTierMutation, ArchiveTierMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArchiveTierDocument = /* @__PURE__ */ new TypedDocumentString<ArchiveTierMutation, ArchiveTierMutationVariables>(
  'c52eea867333a319bd4265511d7daa2933b04e270b85a31e5aade9f079635e35',
  "mutation ArchiveTier($input:ArchiveTierInput!){archiveTier(input:$input){__typename ...on ArchiveTierSuccess{tier{id}}}}",
);
