// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleExplainAccessQuery, ConsoleExplainAccessQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleExplainAccessDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleExplainAccessQuery, ConsoleExplainAccessQueryVariables>(
  'f226a0c906158b004263f8477d4a5502425313a3c61a87d26938af44ee3f99c0',
  "query ConsoleExplainAccess($articleId:ID!$memberId:ID!$at:DateTime){explainAccess(articleId:$articleId memberId:$memberId at:$at){canRead reason until}}",
);
