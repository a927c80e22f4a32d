// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleStatementQuery, ConsoleStatementQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleStatementDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleStatementQuery, ConsoleStatementQueryVariables>(
  '819d71a44f28ad8dfa44dbc7eb85b140af2c64c1b9a19b5ade13379dae0dac14',
  "query ConsoleStatement($from:String!$to:String!$step:StatementStep!){statement(from:$from to:$to step:$step){period ledgerAccount name openingFen debitFen creditFen closingFen}}",
);
