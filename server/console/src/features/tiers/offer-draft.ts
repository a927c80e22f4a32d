import type { BillingPeriod, CreateOfferInput, OfferAudience, OfferKind } from '@teahouse/schema/operations.ts';
import { fenOf } from './price-fields.tsx';

/** An offer as it is typed. */
export interface OfferDraft {
  readonly name: string;
  readonly code: string;
  readonly kind: `${OfferKind}`;
  readonly percent?: number | null;
  readonly yuan?: number | null;
  readonly days?: number | null;
  readonly audience: `${OfferAudience}`;
  readonly tierId?: string | null;
  readonly period?: `${BillingPeriod}` | null;
  readonly times: 'once' | 'many' | 'always';
  readonly timesCount?: number | null;
  readonly isSingleUse: boolean;
  readonly uses?: number | null;
  readonly budgetYuan?: number | null;
  /** YYYY-MM-DD in China; the last day is included. */
  readonly firstDay?: string;
  readonly lastDay?: string;
}

export const emptyOffer: OfferDraft = {
  name: '',
  code: '',
  kind: 'PERCENT',
  audience: 'EVERYONE',
  times: 'once',
  timesCount: 2,
  isSingleUse: false,
};

/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Eight letters and digits that nobody guesses. */
export function randomCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => letters[byte % letters.length]).join('');
}

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);
const endOf = (day: string) => new Date(Date.parse(`${day}T24:00:00+08:00`));

/** Whether the last day lies after the first, and is not over. */
export function isEndInTime({ firstDay, lastDay }: Pick<OfferDraft, 'firstDay' | 'lastDay'>): boolean {
  if (!lastDay) return true;
  const end = endOf(lastDay);
  return end.getTime() > Date.now() && (!firstDay || end > startOf(firstDay));
}

/** A pass is bought once: several times make no sense of it. */
export const isHadOnce = ({ period }: OfferDraft): boolean => period === 'PASS';

/** How many purchases of one person it makes cheaper; null for every one. */
export function periodsOf(draft: OfferDraft): number | null {
  if (draft.times === 'always') return null;
  return draft.times === 'once' || isHadOnce(draft) ? 1 : (draft.timesCount ?? 1);
}

export const maxUsesOf = ({ isSingleUse, uses }: OfferDraft): number | null => (isSingleUse ? 1 : (uses ?? null));

/** As the API takes it: only what belongs to its kind. */
export function offerInputOf(draft: OfferDraft): CreateOfferInput {
  const isTrial = draft.kind === 'TRIAL';
  return {
    name: draft.name,
    code: draft.code,
    kind: draft.kind,
    percentOffBps: draft.kind === 'PERCENT' ? Math.round((draft.percent ?? 0) * 100) : null,
    amountOffFen: draft.kind === 'AMOUNT' ? fenOf(draft.yuan) : null,
    trialDays: isTrial ? (draft.days ?? null) : null,
    audience: draft.audience,
    tierId: draft.tierId ?? null,
    period: isTrial ? null : (draft.period ?? null),
    periods: isTrial ? 1 : periodsOf(draft),
    budgetFen: isTrial || !draft.budgetYuan ? null : fenOf(draft.budgetYuan),
    maxRedemptions: maxUsesOf(draft),
    startsAt: draft.firstDay ? startOf(draft.firstDay).toISOString() : null,
    endsAt: draft.lastDay ? endOf(draft.lastDay).toISOString() : null,
  };
}

/** What it takes off a price; an order costs a fen at least. */
export function discountOf(draft: OfferDraft, amountFen: number): number {
  const off =
    draft.kind === 'PERCENT'
      ? Math.floor((amountFen * Math.round((draft.percent ?? 0) * 100)) / 10_000)
      : fenOf(draft.yuan);
  return Math.max(0, Math.min(off, amountFen - 1));
}
