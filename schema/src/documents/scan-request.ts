// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ScanRequestQuery, ScanRequestQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ScanRequestDocument = /* @__PURE__ */ new TypedDocumentString<ScanRequestQuery, ScanRequestQueryVariables>(
  'fb00e9fa733a555741aebf1d68ec01b09d46a7c5586e4994526229a28e4298b6',
  "query ScanRequest($code:String!){account{id name}scanRequest(code:$code){purpose device address staffName viewerMayConfirm createdAt expiresAt}}",
);
