// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PayoutQuery, PayoutQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PayoutDocument = /* @__PURE__ */ new TypedDocumentString<PayoutQuery, PayoutQueryVariables>(
  '809f06ca2b77db26414f259bfdd01138a9ae06aac5f454334224da5a2019500e',
  "query Payout($id:ID!){payout(id:$id){id status}}",
);
