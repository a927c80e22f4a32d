import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Article, ArticleStatus } from '../articles/article.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import type { MoneySettingsService } from '../money-settings/money-settings.service.ts';
import { titleOnBill } from '../payments/bill-text.ts';
import type { Order } from '../payments/order.entity.ts';
import type { OrderDesk } from '../payments/order-desk.ts';
import { OrderKind } from '../payments/rail.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import { Tip } from './tip.entity.ts';
import {
  ArticleNotTippable,
  type CreateTipInput,
  maxTipMessageLength,
  TipAmountOutOfRange,
  TipMessageTooLong,
  TippingNotEnabled,
} from './tip.payloads.ts';
import { TIP_GOOD, Tipping } from './tipping.ts';

/** Takes tips. */
export class TipService {
  readonly #desk: OrderDesk;
  readonly #settings: MoneySettingsService;

  constructor(deps: { desk: OrderDesk; moneySettings: MoneySettingsService }) {
    this.#desk = deps.desk;
    this.#settings = deps.moneySettings;
  }

  /** What tips are welcome in the viewer's client. */
  async tippingFor({ accountId, client }: Viewer): Promise<Tipping> {
    return new Tipping(await this.#settings.of(accountId), client);
  }

  /**
   * Begins a tip with its order. The same key is the same tip, however often it is sent.
   * @throws Rejection TipAmountOutOfRange, ArticleNotTippable, TippingNotEnabled, TipMessageTooLong, NoLawfulRail,
   *   IdempotencyKeyReused
   * @throws ApiError UNAUTHENTICATED, BAD_INPUT
   */
  create(viewer: Viewer, { amountFen, articleId, message, idempotencyKey }: CreateTipInput): Promise<Order> {
    return this.#desk.place(viewer, {
      kind: OrderKind.TIP,
      idempotencyKey,
      isSame: (order) => order.amountFen === amountFen && (order.article?.id ?? null) === (articleId ?? null),
      draft: async (em, { accountId }) => {
        const tipping = new Tipping(await this.#settings.of(accountId, em), viewer.client);
        if (!tipping.isEnabled) throw new Rejection(new TippingNotEnabled());
        if (!tipping.takes(amountFen)) throw new Rejection(new TipAmountOutOfRange(tipping));
        const article = articleId ? await tippableArticle(em, accountId, articleId) : null;
        const { name } = await em.findOneOrFail(Account, { id: accountId });
        const isWholeYuan = amountFen % 100 === 0;
        return {
          article,
          listAmountFen: amountFen,
          amountFen,
          // Only whole yuan exist at Virtual Payment; `takes` has seen to it there.
          xpayProductId: isWholeYuan ? TIP_GOOD : null,
          quantity: isWholeYuan ? amountFen / 100 : 1,
          description: article ? `打赏《${titleOnBill(article.title)}》` : `打赏「${titleOnBill(name)}」`,
        };
      },
      attach: (em, order) => {
        const { account, member, article, createdAt } = order;
        em.create(Tip, { account, member, article, order, amountFen, message: messageOf(message), createdAt });
      },
    });
  }
}

/** @throws Rejection ArticleNotTippable */
async function tippableArticle(em: EntityManager, accountId: string, id: string): Promise<Article> {
  const article = isId(id) ? await em.findOne(Article, { account: accountId, id }) : null;
  if (article?.status !== ArticleStatus.PUBLISHED || !article.isTippable) throw new Rejection(new ArticleNotTippable());
  return article;
}

/** @throws Rejection TipMessageTooLong */
function messageOf(text: string): string {
  const message = text.trim().replaceAll('\0', '');
  if ([...message].length > maxTipMessageLength) throw new Rejection(new TipMessageTooLong());
  return message;
}
