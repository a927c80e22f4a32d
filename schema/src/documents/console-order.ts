// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOrderQuery, ConsoleOrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOrderDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOrderQuery, ConsoleOrderQueryVariables>(
  'dd623dfaa4d6bc45dae750044418199f4615eb68fc92046896b368086c8e8bea',
  "query ConsoleOrder($id:ID!){order(id:$id){...ConsoleOrderRow listAmountFen creditFen tierChange expiresAt membership{id startsAt endsAt isActive revokedAt revokeReason tier{name}}refunds{id amountFen status initiator reason failureMessage failureDetail createdAt succeededAt}}ledgerTransactions(first:50 filter:{orderId:$id}){edges{node{...LedgerRow}}}}fragment ConsoleOrderRow on Order{id kind status amountFen description createdAt paidAt member{id displayName}payments{id rail status amountFen refundedFen outTradeNo}}fragment LedgerRow on LedgerTransaction{id kind providerDocument occurredAt order{id}entries{line ledgerAccount name amountFen}}",
);
