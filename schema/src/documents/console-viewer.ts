// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleViewerQuery, ConsoleViewerQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleViewerDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleViewerQuery, ConsoleViewerQueryVariables>(
  '1665b2f24f1971551679acb0951b6aed73533c91c734403b5d925cc70b4562f2',
  "query ConsoleViewer{account{id name handle kind logoUrl}viewer{staff{id displayName role hasPasskey isLinkedToMember}}}",
);
