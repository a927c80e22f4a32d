// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleTasksQuery, ConsoleTasksQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleTasksDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleTasksQuery, ConsoleTasksQueryVariables>(
  '35516f6c5fbee23a949060cd7d42d8703b61040bab10ce09a43118e2c63834a1',
  "query ConsoleTasks($first:Int!$after:String){tasks(first:$first after:$after){edges{node{...TaskRow}}pageInfo{hasNextPage endCursor}}}fragment TaskRow on Task{id kind status doneCount totalCount fileName failureMessage downloadPath createdAt endedAt staff{id displayName}memberImport{isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount}memberExport{memberCount rowCount}}",
);
