// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MoneyRulesQuery, MoneyRulesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MoneyRulesDocument = /* @__PURE__ */ new TypedDocumentString<MoneyRulesQuery, MoneyRulesQueryVariables>(
  'f7d4ad75a67d9bb8b8974a8c6a9518e542ef24901f6d21d60f0509b059848b08',
  "query MoneyRules{account{moneySettings{version refundWindowDays refundMaxReadBps appleRefundPolicy isTippingEnabled tipPresetsFen tipMinFen tipMaxFen tipThankYou isAutoRenewalEnabled renewalReminderDays arePromotersEnabled promoterRateBps coolingOffDays payoutMinFen}}}",
);
