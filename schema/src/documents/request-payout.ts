// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RequestPayoutMutation, RequestPayoutMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RequestPayoutDocument = /* @__PURE__ */ new TypedDocumentString<RequestPayoutMutation, RequestPayoutMutationVariables>(
  '161fb56b89cc13a2aceb62d3e9ef9b57f4a4f7155160b8696b9568d45039562e',
  "mutation RequestPayout{requestPayout{__typename ...on RequestPayoutSuccess{payout{id status amountFen}request{appId mchId package}}...on UserError{code message}}}",
);
