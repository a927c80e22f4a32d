// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConnectWeChatPayMutation, ConnectWeChatPayMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConnectWeChatPayDocument = /* @__PURE__ */ new TypedDocumentString<ConnectWeChatPayMutation, ConnectWeChatPayMutationVariables>(
  'f046ef644fb6cce70c7bf871f3ddae6533abda6ae62ba20d8ef8fe752c1816ae',
  "mutation ConnectWeChatPay($input:ConnectWeChatPayInput!){connectWeChatPay(input:$input){__typename ...on UserError{code message}...on InvalidConnection{field}}}",
);
