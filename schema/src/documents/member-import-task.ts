// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MemberImportTaskQuery, MemberImportTaskQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MemberImportTaskDocument = /* @__PURE__ */ new TypedDocumentString<MemberImportTaskQuery, MemberImportTaskQueryVariables>(
  'd65e4da956bded9be8901502f26d5f664ef96b77e7aa3bfb994e8f5a850e39a0',
  "query MemberImportTask($id:ID!){task(id:$id){...TaskRow memberImport{ignoredColumns rows{line name isNewMember hasNewMembership newTags hasNewNote problem}problems{line name problem}}}}fragment TaskRow on Task{id kind status doneCount totalCount fileName failureMessage downloadPath createdAt endedAt staff{id displayName}memberImport{isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount}memberExport{memberCount rowCount}reconciliation{billCount matchedCount exceptionCount}}",
);
