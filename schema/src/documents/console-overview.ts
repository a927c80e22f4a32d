// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleOverviewQuery, ConsoleOverviewQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleOverviewDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleOverviewQuery, ConsoleOverviewQueryVariables>(
  'f93c35f9eddac732667a3d6bc7c4033657e5270a532e9bf738e7f976552a5ebb',
  "query ConsoleOverview($days:Int!){overview(days:$days){days firstDay lastDay activeMembers{...ComparedCounts}payingMembers{...ComparedCounts}recurringRevenue{currentFen previousFen}newMembers{...ComparedCounts}returnedMembers{...ComparedCounts}lostMembers{...ComparedCounts}conversion{...ComparedRatios}retention{...ComparedRatios}series{on activeCount newCount returnedCount lostCount}topByReaders{...TopArticle}topByMemberships{...TopArticle}}}fragment ComparedCounts on ComparedCount{current previous}fragment ComparedRatios on ComparedRatio{current{numerator denominator}previous{numerator denominator}}fragment TopArticle on OverviewArticle{articleId title readerCount finishedCount membershipCount unlockCount}",
);
