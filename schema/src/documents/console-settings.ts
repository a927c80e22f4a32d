// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleSettingsQuery, ConsoleSettingsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleSettingsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleSettingsQuery, ConsoleSettingsQueryVariables>(
  '1bc6d1d415e0d72cbec8a3a230de8ba10fe3409171ae1e8da196a0a166513453',
  "query ConsoleSettings{account{id handle name description logoUrl kind isVerified}}",
);
