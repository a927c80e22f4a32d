// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleLedgerQuery, ConsoleLedgerQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleLedgerDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleLedgerQuery, ConsoleLedgerQueryVariables>(
  '47ea065c90d97f298af8950d2753b209add09899c6ddf9460877513f71c71d8d',
  "query ConsoleLedger($first:Int!$after:String$filter:LedgerFilter){ledgerTransactions(first:$first after:$after filter:$filter){edges{node{...LedgerRow}}pageInfo{hasNextPage endCursor}}}fragment LedgerRow on LedgerTransaction{id kind providerDocument occurredAt order{id}entries{line ledgerAccount amountFen}}",
);
