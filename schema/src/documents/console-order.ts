// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOrderQuery, ConsoleOrderQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOrderDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOrderQuery, ConsoleOrderQueryVariables>(
  'eab4c7b0ee4c9d0c63dbf2e4013adc08edab13d806663625a07da867be347e74',
  "query ConsoleOrder($id:ID!){order(id:$id){...ConsoleOrderRow listAmountFen creditFen tierChange expiresAt membership{id startsAt endsAt isActive revokedAt revokeReason tier{name}}refunds{id amountFen status initiator reason failure createdAt succeededAt}}ledgerTransactions(first:50 filter:{orderId:$id}){edges{node{...LedgerRow}}}}fragment ConsoleOrderRow on Order{id kind status amountFen description createdAt paidAt member{id displayName}payments{id rail status amountFen refundedFen outTradeNo}}fragment LedgerRow on LedgerTransaction{id kind providerDocument occurredAt order{id}entries{line ledgerAccount amountFen}}",
);
