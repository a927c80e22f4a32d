// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyStaffAccountQuery, MyStaffAccountQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyStaffAccountDocument = /* @__PURE__ */ new TypedDocumentString<MyStaffAccountQuery, MyStaffAccountQueryVariables>(
  '5859a4a1a44b168fd07404837ee4e6ee258575d84c9ea77a49aab6082f3e485a',
  "query MyStaffAccount{myStaffSessions{id device createdAt lastSeenAt isCurrent}myPasskeys{id name createdAt lastUsedAt}}",
);
