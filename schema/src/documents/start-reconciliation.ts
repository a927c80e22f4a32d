// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StartReconciliationMutation, StartReconciliationMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StartReconciliationDocument = /* @__PURE__ */ new TypedDocumentString<StartReconciliationMutation, StartReconciliationMutationVariables>(
  'a9bb01a53c8a02ddb249e6b236a5ad2473c9ae446282c87708941c027b4c142d',
  "mutation StartReconciliation{startReconciliation{__typename ...on StartReconciliationSuccess{task{...TaskRow}}}}fragment TaskRow on Task{id kind status doneCount totalCount fileName failureMessage downloadPath createdAt endedAt staff{id displayName}memberImport{isDryRun rowCount newMemberCount membershipCount taggedCount noteCount unchangedCount problemCount}memberExport{memberCount rowCount}reconciliation{billCount matchedCount exceptionCount}}",
);
