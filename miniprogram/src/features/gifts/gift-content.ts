import type { BillingPeriod, GiftKind } from '@teahouse/schema/operations.ts';
import type { giftWords } from './gift-words';

interface Given {
  kind: GiftKind;
  tier: { name: string } | null;
  period: BillingPeriod | null;
  article: { title: string } | null;
}

/** What a gift brings, in a few words. */
export function contentOf({ kind, tier, period, article }: Given, words: (typeof giftWords)['en']): string {
  if (kind === 'MEMBERSHIP' && tier && period) return words.membership(tier.name, words.lengths[period]);
  return article ? words.article(article.title) : words.gone;
}
