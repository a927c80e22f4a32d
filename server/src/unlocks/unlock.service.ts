import type { EntityManager } from '@mikro-orm/postgresql';
import { Article } from '../articles/article.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { titleOnBill } from '../payments/bill-text.ts';
import type { Order } from '../payments/order.entity.ts';
import type { OrderDesk, OrderDraft } from '../payments/order-desk.ts';
import { OrderKind } from '../payments/rail.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { isUnlocked } from './held-unlock.ts';
import type { PlaceUnlockOrderInput } from './unlock.payloads.ts';
import { AlreadyUnlocked, NotForSale } from './unlock.refusals.ts';
import { unlockGoodOf } from './unlock-good.ts';

type Sold = { readonly article: Article; readonly series: null } | { readonly article: null; readonly series: Series };

/** Sells the right to read one article or one series. */
export class UnlockService {
  readonly #desk: OrderDesk;

  constructor(deps: { desk: OrderDesk }) {
    this.#desk = deps.desk;
  }

  /**
   * Orders an unlock at its price of this moment. The same key is the same order, however often it is sent.
   * @throws Rejection NotForSale, AlreadyUnlocked, NoLawfulRail, IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT unless exactly one of article and series is named
   */
  place(viewer: Viewer, { articleId, seriesId, idempotencyKey }: PlaceUnlockOrderInput): Promise<Order> {
    requireMember(viewer);
    if (Boolean(articleId) === Boolean(seriesId)) throw new ApiError('BAD_INPUT', oneOfTwo);
    return this.#desk.place(viewer, {
      kind: articleId ? OrderKind.ARTICLE_UNLOCK : OrderKind.SERIES_UNLOCK,
      idempotencyKey,
      isSame: (order) => (articleId ? order.article?.id === articleId : order.series?.id === seriesId),
      draft: async (em, { accountId, member, now }) => {
        const opened = articleId
          ? ({ article: await articleForSale(em, accountId, articleId), series: null } as const)
          : ({ article: null, series: await seriesForSale(em, accountId, seriesId!) } as const);
        if (await isUnlocked(em, { accountId, memberId: member.id, ...opened, now })) {
          throw new Rejection(new AlreadyUnlocked());
        }
        return draftOf(opened);
      },
    });
  }
}

const oneOfTwo = {
  'zh-CN': 'articleId 和 seriesId 须且只须给一个',
  en: 'give one of articleId and seriesId, and only one',
};

/** @throws Rejection NotForSale */
export async function articleForSale(em: EntityManager, accountId: string, id: string): Promise<Article> {
  const article = isId(id)
    ? await em.findOne(Article, { account: accountId, id }, { populate: ['lockedDocument'] })
    : null;
  if (!article || article.salePriceFen() === null) throw new Rejection(new NotForSale());
  return article;
}

async function seriesForSale(em: EntityManager, accountId: string, id: string): Promise<Series> {
  const series = isId(id) ? await em.findOne(Series, { account: accountId, id }) : null;
  if (series?.unlockPriceFen == null) throw new Rejection(new NotForSale());
  return series;
}

function draftOf({ article, series }: Sold): OrderDraft {
  const priceFen = article ? article.salePriceFen()! : series.unlockPriceFen!;
  return {
    article,
    series,
    listAmountFen: priceFen,
    amountFen: priceFen,
    xpayProductId: unlockGoodOf(priceFen),
    description: article ? `解锁文章《${titleOnBill(article.title)}》` : `解锁系列《${titleOnBill(series.title)}》`,
  };
}
