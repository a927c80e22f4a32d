import type { AppleRefundPolicy, MoneyRulesQuery, UpdateMoneySettingsInput } from '@teahouse/schema/operations.ts';

export type MoneyRules = MoneyRulesQuery['account']['moneySettings'];

/** The rules as they are typed: amounts in yuan, shares in percent. */
export interface MoneyDraft {
  readonly refundWindowDays: number;
  readonly refundReadPercent: number;
  readonly appleRefundPolicy: `${AppleRefundPolicy}`;
  readonly isTippingEnabled: boolean;
  readonly presetsYuan: string;
  readonly tipMinYuan: number;
  readonly tipMaxYuan: number;
  readonly tipThankYou: string;
  readonly isAutoRenewalEnabled: boolean;
  readonly renewalReminderDays: number;
  readonly arePromotersEnabled: boolean;
  readonly ratePercent: number;
  readonly coolingOffDays: number;
  readonly payoutMinYuan: number;
}

const yuan = (amountFen: number): number => amountFen / 100;
const fen = (amountYuan: number): number => Math.round(amountYuan * 100);

export const draftOf = (rules: MoneyRules): MoneyDraft => ({
  ...rules,
  refundReadPercent: rules.refundMaxReadBps / 100,
  presetsYuan: rules.tipPresetsFen.map(yuan).join(', '),
  tipMinYuan: yuan(rules.tipMinFen),
  tipMaxYuan: yuan(rules.tipMaxFen),
  ratePercent: rules.promoterRateBps / 100,
  payoutMinYuan: yuan(rules.payoutMinFen),
});

/** "2, 6 18" as fen; null when something among it is no amount. */
export function presetsOf(text: string): number[] | null {
  const parts = text.split(/[\s,，、]+/).filter(Boolean);
  const amounts = parts.map((part) => (/^\d+(\.\d{1,2})?$/.test(part) ? fen(Number(part)) : Number.NaN));
  return amounts.length > 0 && amounts.length <= 8 && amounts.every((amount) => amount > 0) ? amounts : null;
}

export const inputOf = (draft: MoneyDraft, version: number): UpdateMoneySettingsInput => ({
  version,
  refundWindowDays: draft.refundWindowDays,
  refundMaxReadBps: Math.round(draft.refundReadPercent * 100),
  appleRefundPolicy: draft.appleRefundPolicy,
  isTippingEnabled: draft.isTippingEnabled,
  tipPresetsFen: presetsOf(draft.presetsYuan) ?? [],
  tipMinFen: fen(draft.tipMinYuan),
  tipMaxFen: fen(draft.tipMaxYuan),
  tipThankYou: draft.tipThankYou,
  isAutoRenewalEnabled: draft.isAutoRenewalEnabled,
  renewalReminderDays: draft.renewalReminderDays,
  arePromotersEnabled: draft.arePromotersEnabled,
  promoterRateBps: Math.round(draft.ratePercent * 100),
  coolingOffDays: draft.coolingOffDays,
  payoutMinFen: fen(draft.payoutMinYuan),
});

/** The form's field by the name the API refuses it with. */
export const fieldOf: Readonly<Record<string, keyof MoneyDraft>> = {
  refundWindowDays: 'refundWindowDays',
  refundMaxReadBps: 'refundReadPercent',
  tipPresetsFen: 'presetsYuan',
  tipMinFen: 'tipMinYuan',
  tipMaxFen: 'tipMaxYuan',
  tipThankYou: 'tipThankYou',
  renewalReminderDays: 'renewalReminderDays',
  promoterRateBps: 'ratePercent',
  coolingOffDays: 'coolingOffDays',
  payoutMinFen: 'payoutMinYuan',
};
