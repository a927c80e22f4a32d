// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MemberImportTaskQuery, MemberImportTaskQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MemberImportTaskDocument = /* @__PURE__ */ new TypedDocumentString<MemberImportTaskQuery, MemberImportTaskQueryVariables>(
  'eeb17b6768bf7a3202d202ac5ff313dcef7456514f3d85533f0b3ede72585c1b',
  "query MemberImportTask($id:ID!){task(id:$id){...TaskRow memberImport{ignoredColumns rows{line name isNewMember hasNewMembership newTags hasNewNote problem}problems{line name problem}}}}fragment TaskRow on Task{id kind status doneCount totalCount fileName failureMessage downloadPath createdAt endedAt staff{id displayName}memberImport{isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount}memberExport{memberCount rowCount}}",
);
