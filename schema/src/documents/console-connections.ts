// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleConnectionsQuery, ConsoleConnectionsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleConnectionsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleConnectionsQuery, ConsoleConnectionsQueryVariables>(
  'dc9e9199e264174dc5045fc3e6df4f76394168fc97f902a5d5a933816b54ba1c',
  "query ConsoleConnections{account{connections{...ConnectionDetails}}}fragment ConnectionDetails on AccountConnections{publicUrl officialAccount{...AppConnectionDetails}miniProgram{...AppConnectionDetails}wechatPay{mchid serialNo wechatPayKeySerials}xpay{offerId isSandbox isOnIos}reports{...ConnectionReportLine}}fragment AppConnectionDetails on AppConnection{appid originalId mode callbackUrl}fragment ConnectionReportLine on ConnectionReport{kind isPassed finding whatToDo checkedAt}",
);
