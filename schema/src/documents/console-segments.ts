// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleSegmentsQuery, ConsoleSegmentsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleSegmentsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleSegmentsQuery, ConsoleSegmentsQueryVariables>(
  'ff40fd78a766a2b7ef489ddefea95ab019ef57cd21faed85280fd1dbd19d1256',
  "query ConsoleSegments{segments{id name filter{name status tierId tag source joinedFrom joinedTo spentMinFen spentMaxFen readSince notReadSince}}}",
);
