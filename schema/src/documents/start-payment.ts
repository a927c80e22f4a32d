// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StartPaymentMutation, StartPaymentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StartPaymentDocument = /* @__PURE__ */ new TypedDocumentString<StartPaymentMutation, StartPaymentMutationVariables>(
  'f5c541434d94a13b00d158d8157fc668fda5f2df4ddda24b1e8321a30991a0b7',
  "mutation StartPayment($input:StartPaymentInput!){startPayment(input:$input){__typename ...on StartPaymentSuccess{payment{id rail status outTradeNo amountFen}request{__typename ...on XpayPaymentRequest{mode signData paySig signature}...on JsapiPaymentRequest{appId timeStamp nonceStr package signType paySign}}}...on OrderNotPayable{status}...on UserError{code message}}}",
);
