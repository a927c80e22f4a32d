// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleViewerQuery, ConsoleViewerQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleViewerDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleViewerQuery, ConsoleViewerQueryVariables>(
  '9f985a2bc373715a5afc6229f81bac9e4d7748fd3ba64c2076aeadd8d4a32f60',
  "query ConsoleViewer{account{id name handle kind logoUrl}viewer{staff{id displayName role}}}",
);
