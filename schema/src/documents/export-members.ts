// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ExportMembersMutation, ExportMembersMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ExportMembersDocument = /* @__PURE__ */ new TypedDocumentString<ExportMembersMutation, ExportMembersMutationVariables>(
  '6fd5033703cac1f14ac7e9d8f56a9447f73d38f38ea5ff428372e755e71aec51',
  "mutation ExportMembers($input:ExportMembersInput!){exportMembers(input:$input){__typename ...on ExportMembersSuccess{task{id}}}}",
);
