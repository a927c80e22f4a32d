// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PermissionTableQuery, PermissionTableQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PermissionTableDocument = /* @__PURE__ */ new TypedDocumentString<PermissionTableQuery, PermissionTableQueryVariables>(
  '68a81196747570af27d7eac7fb73c2f14a170d31a6ea06c8b13f109a949dc06a',
  "query PermissionTable{permissions{deed text roles needsPasskey}}",
);
