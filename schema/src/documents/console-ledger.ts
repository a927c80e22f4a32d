// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleLedgerQuery, ConsoleLedgerQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleLedgerDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleLedgerQuery, ConsoleLedgerQueryVariables>(
  '5c830862f23132ce7edce27252776abe46e4a3f6c86ee84dfdb0dcd2bd3a103a',
  "query ConsoleLedger($first:Int!$after:String$filter:LedgerFilter){ledgerTransactions(first:$first after:$after filter:$filter){edges{node{...LedgerRow}}pageInfo{hasNextPage endCursor}}}fragment LedgerRow on LedgerTransaction{id kind providerDocument occurredAt order{id}entries{line ledgerAccount name amountFen}}",
);
