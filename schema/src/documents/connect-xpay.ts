// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConnectXpayMutation, ConnectXpayMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConnectXpayDocument = /* @__PURE__ */ new TypedDocumentString<ConnectXpayMutation, ConnectXpayMutationVariables>(
  '397c84460050ad271400acb0af5e86c884ba205af52f5f50ef82959daaeb225b',
  "mutation ConnectXpay($input:ConnectXpayInput!){connectXpay(input:$input){__typename ...on UserError{code message}...on InvalidConnection{field}}}",
);
