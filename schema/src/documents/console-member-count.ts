// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberCountQuery, ConsoleMemberCountQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberCountDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberCountQuery, ConsoleMemberCountQueryVariables>(
  '466dc80fd660ae7b38934f5c0999da09a57e1602a7129db8147e3cdee3a44d77',
  "query ConsoleMemberCount($filter:MemberFilter){memberCount(filter:$filter)}",
);
