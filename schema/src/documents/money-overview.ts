// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MoneyOverviewQuery, MoneyOverviewQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MoneyOverviewDocument = /* @__PURE__ */ new TypedDocumentString<MoneyOverviewQuery, MoneyOverviewQueryVariables>(
  'b4e461e8c59d36f47d1b8d495f2b068397e34f2fe5ba9afa68882c405f5b1026',
  "query MoneyOverview{moneyOverview{todayFen monthFen balanceFen openExceptionCount byIncome{ledgerAccount name amountFen}byRail{ledgerAccount name amountFen}days{on incomeFen refundFen feeFen}}}",
);
