import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Account, AccountKind } from '../../server/src/accounts/account.entity.ts';
import { Staff, StaffRole } from '../../server/src/accounts/staff.entity.ts';
import type { App } from '../../server/src/app.ts';
import { Article, ArticlePolicy, ArticleStatus } from '../../server/src/articles/article.entity.ts';
import { Series } from '../../server/src/articles/series.entity.ts';
import { Client } from '../../server/src/members/session.entity.ts';
import { MoneySettings } from '../../server/src/money-settings/money-settings.entity.ts';
import { newId } from '../../server/src/shared/ids.ts';
import { fen } from '../../server/src/shared/money/fen.ts';
import { Tier } from '../../server/src/tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../../server/src/tiers/tier-price.entity.ts';
import type { SpawnedSandbox } from '../wechat/spawn-sandbox.ts';
import type { GoodSettings } from '../wechat/xpay/virtual-payment-settings.ts';
import { hex, makeWeChatSide, type WeChatSide } from './wechat-side.ts';

/** An account that exists on both sides: in Teahouse, and at the simulated WeChat. */
export interface GivenAccount extends WeChatSide {
  readonly id: string;
  readonly handle: string;
}

export interface GivenTier {
  readonly id: string;
  readonly key: string;
  readonly prices: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR', { readonly id: string; readonly amountFen: number }>>;
}

export interface GivenArticle {
  readonly id: string;
  readonly title: string;
}

const months = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const contractDays = { MONTH: 31, QUARTER: 93, YEAR: 372 };

/** Makes what a test begins from. Everything is new for each call, so tests of one file do not meet. */
export class Given {
  readonly #app: App;
  readonly #url: string;
  readonly #sandbox: SpawnedSandbox;

  constructor(deps: { app: App; url: string; sandbox: SpawnedSandbox }) {
    this.#app = deps.app;
    this.#url = deps.url;
    this.#sandbox = deps.sandbox;
  }

  /** A verified Service Account with a Mini Program, a merchant and Virtual Payment. */
  async account(options: { kind?: AccountKind; isXpayOnIos?: boolean } = {}): Promise<GivenAccount> {
    const { orm, services, clock } = this.#app;
    const kind = options.kind ?? AccountKind.SERVICE_ACCOUNT;
    const handle = `t-${hex(8)}`;
    const wechat = await this.weChatSide({ name: handle, isServiceAccount: kind === AccountKind.SERVICE_ACCOUNT });
    const em = orm.em.fork();
    const account = em.create(Account, {
      handle,
      kind,
      name: `茶馆 ${handle}`,
      isVerified: true,
      isXpayOnIos: options.isXpayOnIos ?? false,
      createdAt: clock.now(),
    });
    await em.flush();
    await services.credentials.put(account.id, wechat.secrets);
    return { id: account.id, handle, ...wechat };
  }

  /** Official Account, Mini Program, merchant and Virtual Payment as WeChat has them, for somebody to connect. */
  weChatSide({ name, isServiceAccount = true }: { name: string; isServiceAccount?: boolean }): Promise<WeChatSide> {
    return makeWeChatSide(this.#sandbox, { url: this.#url, name, isServiceAccount });
  }

  /** A person who uses WeChat; `follows` names Official Accounts. */
  async person(options: { id?: string; follows?: string[] } = {}): Promise<string> {
    const id = options.id ?? `p${hex(8)}`;
    await this.#sandbox.control('world', {
      people: [{ id, nickname: id, language: 'zh_CN', ...(options.follows && { follows: options.follows }) }],
    });
    return id;
  }

  /** A tier with all three prices, its goods published at the simulated Virtual Payment; with `isRenewable` subscriptions too. */
  async tier(
    account: GivenAccount,
    options: { key?: string; monthlyFen?: number; isRenewable?: boolean } = {},
  ): Promise<GivenTier> {
    const { orm, clock } = this.#app;
    const em = orm.em.fork();
    const key = options.key ?? `k${hex(6)}`;
    const monthlyFen = options.monthlyFen ?? 1800;
    const tier = em.create(Tier, {
      account: account.id,
      key,
      name: key,
      benefits: ['全部文章'],
      position: 1,
      createdAt: clock.now(),
    });
    const prices = (['MONTH', 'QUARTER', 'YEAR'] as const).map((period) =>
      em.create(TierPrice, {
        account: account.id,
        tier,
        period: BillingPeriod[period],
        amountFen: fen(monthlyFen * months[period]),
        xpayProductId: `th_${key}_${period.toLowerCase()}`,
        xpaySubscriptionProductId: options.isRenewable ? `th_${key}_sub${contractDays[period]}` : null,
        createdAt: clock.now(),
      }),
    );
    await em.flush();
    await this.goods(
      account,
      prices.flatMap((price) => {
        const good = { name: `${key} ${price.period}`, priceFen: price.amountFen };
        const { xpayProductId: productId, xpaySubscriptionProductId: subscription } = price;
        const periodDays = contractDays[price.period as keyof typeof contractDays];
        return [{ ...good, productId }, ...(subscription ? [{ ...good, productId: subscription, periodDays }] : [])];
      }),
    );
    const byPeriod = Object.fromEntries(
      prices.map((price) => [price.period, { id: price.id, amountFen: price.amountFen as number }]),
    ) as GivenTier['prices'];
    return { id: tier.id, key, prices: byPeriod };
  }

  /** Publishes goods at the simulated Virtual Payment. */
  async goods(account: Pick<GivenAccount, 'miniAppid' | 'secrets'>, goods: readonly GoodSettings[]): Promise<void> {
    const { xpay } = account.secrets;
    const { miniAppid: appid } = account;
    const appKeys = { live: xpay.appKey, sandbox: hex(32) };
    await this.#sandbox.control('world', { xpay: [{ appid, offerId: xpay.offerId, appKeys, goods: [...goods] }] });
  }

  /** WeChat has granted the Mini Program subscriptions, and the owner offers them. */
  async autoRenewal(account: GivenAccount): Promise<void> {
    const { orm } = this.#app;
    await orm.em.fork().nativeUpdate(MoneySettings, { account: account.id }, { isAutoRenewalEnabled: true });
  }

  /** Publishes the good that tips are sold as. */
  tipGood(account: GivenAccount): Promise<void> {
    return this.goods(account, [{ productId: 'th_tip_yuan', name: '打赏', priceFen: 100 }]);
  }

  /** A series; with a price, its good is published. */
  async series(account: GivenAccount, options: { unlockPriceFen?: number } = {}): Promise<string> {
    const { orm, clock } = this.#app;
    const em = orm.em.fork();
    const series = em.create(Series, {
      account: account.id,
      title: `系列 ${hex(4)}`,
      unlockPriceFen: options.unlockPriceFen === undefined ? null : fen(options.unlockPriceFen),
      createdAt: clock.now(),
    });
    await em.flush();
    if (options.unlockPriceFen !== undefined) await this.#unlockGood(account, options.unlockPriceFen);
    return series.id;
  }

  /** A published article whose locked part says 「锁住的」 and its title; with a price, its good is published. */
  async article(
    account: GivenAccount,
    options: { policy?: ArticlePolicy; seriesId?: string; unlockPriceFen?: number } = {},
  ): Promise<GivenArticle> {
    const { orm, clock } = this.#app;
    const em = orm.em.fork();
    const title = `文章 ${hex(4)}`;
    const now = clock.now();
    const article = em.create(Article, {
      account: account.id,
      title,
      policy: options.policy ?? ArticlePolicy.MEMBERS,
      status: ArticleStatus.PUBLISHED,
      series: options.seriesId ?? null,
      unlockPriceFen: options.unlockPriceFen === undefined ? null : fen(options.unlockPriceFen),
      freeDocument: documentOf('谁都可以读的开头。'),
      lockedDocument: documentOf(`锁住的${title}`),
      lockedCharacterCount: 9,
      publishedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    await em.flush();
    if (options.unlockPriceFen !== undefined) await this.#unlockGood(account, options.unlockPriceFen);
    return { id: article.id, title };
  }

  #unlockGood(account: GivenAccount, priceFen: number): Promise<void> {
    return this.goods(account, [{ productId: `th_unlock_${priceFen}`, name: '解锁', priceFen }]);
  }

  /** A session of the account's staff. */
  async staff(account: Pick<GivenAccount, 'id'>, role: StaffRole = StaffRole.OWNER): Promise<string> {
    const { orm, services, clock } = this.#app;
    const em = orm.em.fork();
    const staff = em.create(Staff, { account: account.id, displayName: role, role, createdAt: clock.now() });
    await em.flush();
    const session = await services.sessions.beginForStaff(em, {
      accountId: account.id,
      staffId: staff.id,
      client: Client.CONSOLE,
    });
    return session.token;
  }

  /** A wx.login code of this person in the account's Mini Program. */
  async loginCode(account: GivenAccount, person: string): Promise<string> {
    const { code } = (await this.#sandbox.phone('login', { person, appid: account.miniAppid })) as { code: string };
    return code;
  }

  /** A fresh id that belongs to nothing. */
  unknownId(): string {
    return newId();
  }
}

const documentOf = (text: string): RichTextDocument => ({
  type: 'document',
  blocks: [{ type: 'paragraph', text: [{ text }] }],
});
