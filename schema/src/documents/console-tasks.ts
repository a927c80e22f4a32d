// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleTasksQuery, ConsoleTasksQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleTasksDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleTasksQuery, ConsoleTasksQueryVariables>(
  'c7fa2368fc98fadfe0e9ed9989917ed1fffdbc04dcea1eaf6bbf3a444a4c26b4',
  "query ConsoleTasks($first:Int!$after:String$kind:TaskKind){tasks(first:$first after:$after kind:$kind){edges{node{...TaskRow}}pageInfo{hasNextPage endCursor}}}fragment TaskRow on Task{id kind status doneCount totalCount fileName failureMessage downloadPath createdAt endedAt staff{id displayName}memberImport{isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount}memberExport{memberCount rowCount}reconciliation{billCount matchedCount exceptionCount}}",
);
