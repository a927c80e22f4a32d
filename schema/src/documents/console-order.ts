// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOrderQuery, ConsoleOrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOrderDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOrderQuery, ConsoleOrderQueryVariables>(
  '676d88316946e810c498294c5d7ed46652d9b2ce3062e9ced9723a0ca4d52c20',
  "query ConsoleOrder($id:ID!){order(id:$id){...ConsoleOrderRow listAmountFen creditFen tierChange expiresAt membership{id startsAt endsAt isActive revokedAt revokeReason tier{name}}refunds{id amountFen status initiator reason failure createdAt succeededAt}}ledgerTransactions(first:50 filter:{orderId:$id}){edges{node{...LedgerRow}}}}fragment ConsoleOrderRow on Order{id kind status amountFen description createdAt paidAt member{id displayName}payments{id rail status amountFen refundedFen outTradeNo}}fragment LedgerRow on LedgerTransaction{id kind providerDocument occurredAt order{id}entries{line ledgerAccount name amountFen}}",
);
