import type { OfferQuery } from '@teahouse/schema/operations.ts';
import { formatYuan } from '../../i18n/format';
import type { LanguageTag } from '../../i18n/language';
import type { offerWords } from './offer-words';

export type Offer = NonNullable<OfferQuery['offer']>;
type Terms = Pick<Offer, 'kind' | 'percentOffBps' | 'amountOffFen' | 'trialDays'> & { tier: { name: string } | null };

/**
 * A part off the price as each language says it: 2000 basis points are 8 折 in Chinese, which names what is left in
 * tenths, and 20% off in English.
 */
export function partWords(percentOffBps: number, language: LanguageTag): string {
  const tidy = (value: number) => String(Math.round(value * 100) / 100);
  return language === 'en' ? tidy(percentOffBps / 100) : tidy((10_000 - percentOffBps) / 1000);
}

/** What an offer gives, in a few words. */
export function contentOf(offer: Terms, words: (typeof offerWords)['en'], language: LanguageTag): string {
  const { kind, percentOffBps, amountOffFen, trialDays, tier } = offer;
  if (kind === 'TRIAL') return words.trial(trialDays ?? 0, tier?.name ?? '');
  if (kind === 'AMOUNT') return words.amount(formatYuan(amountOffFen ?? 0));
  return words.percent(partWords(percentOffBps ?? 0, language));
}
