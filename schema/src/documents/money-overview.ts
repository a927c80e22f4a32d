// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MoneyOverviewQuery, MoneyOverviewQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MoneyOverviewDocument = /* @__PURE__ */ new TypedDocumentString<MoneyOverviewQuery, MoneyOverviewQueryVariables>(
  '49f43630c9a81503482b768594b932985432780b1aa0e2011832096375175c68',
  "query MoneyOverview{moneyOverview{todayFen monthFen balanceFen openExceptionCount byIncome{ledgerAccount name amountFen}byRailThisMonth{rail amountFen}byRail{ledgerAccount name amountFen}days{on incomeFen refundFen feeFen}}}",
);
