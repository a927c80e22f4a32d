import type { OrderSummaryFragment } from '@teahouse/schema/operations.ts';
import type { Dictionary } from '../../i18n/language';

/** What an order buys, in the reader's language. What is gone from the shop is called as WeChat's bill calls it. */
export function orderTitle(order: OrderSummaryFragment, text: Dictionary): string {
  const { kind, tier, period, article, series, description } = order;
  const membership = tier && period ? `${tier.name} · ${text.membership.periodNames[period]}` : description;
  switch (kind) {
    case 'MEMBERSHIP':
      return membership;
    case 'GIFT_MEMBERSHIP':
      return text.order.gift(membership);
    case 'ARTICLE_UNLOCK':
      return article ? text.order.unlock(article.title) : description;
    case 'SERIES_UNLOCK':
      return series ? text.order.seriesUnlock(series.title) : description;
    case 'GIFT_ARTICLE':
      return article ? text.order.gift(article.title) : description;
    case 'TIP':
      return article ? text.order.tip(article.title) : text.order.plainTip;
  }
}
