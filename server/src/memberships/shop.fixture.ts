import type { MikroORM } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import { pino } from 'pino';
import { testConfig } from '../../../test/support/test-config.ts';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import type { Order } from '../payments/order.entity.ts';
import { Payment } from '../payments/payment.entity.ts';
import { Purchases } from '../payments/purchases.fixture.ts';
import { Rail } from '../payments/rail.ts';
import type { SettlementOutcome } from '../payments/settlement.ts';
import { createServices, type Services } from '../services.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import type { ManualClock } from '../shared/time/clock.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../tiers/tier-price.entity.ts';
import { Membership } from './membership.entity.ts';
import { membershipFulfilment } from './membership.fulfilment.ts';
import { MembershipService } from './membership.service.ts';

export type TierKey = 'tea' | 'seat' | 'gold';
export type Period = 'MONTH' | 'QUARTER' | 'YEAR' | 'PASS';

/** What the tiers cost, in fen; a pass ends on 1 July 2026 (Shanghai). */
export const priceList: Readonly<Record<TierKey, Readonly<Record<Period, number>>>> = {
  tea: { MONTH: 1800, QUARTER: 4800, YEAR: 16_800, PASS: 6000 },
  seat: { MONTH: 4800, QUARTER: 12_800, YEAR: 45_800, PASS: 20_000 },
  gold: { MONTH: 9900, QUARTER: 28_000, YEAR: 99_000, PASS: 50_000 },
};
export const passEndsAt = new Date('2026-06-30T16:00:00.000Z');

/** One stretch of a member's memberships, to be compared at a glance. */
export interface Stretch {
  readonly tier: string;
  readonly from: string;
  readonly to: string;
  readonly ended?: string;
}

/** An account that sells three tiers, and members who buy and pay through the real services. */
export class Shop {
  readonly orm: MikroORM;
  readonly services: Services;
  readonly #purchases: Purchases;
  readonly #pool: Pool;
  readonly #clock: ManualClock;
  readonly #priceIds = new Map<string, string>();
  #account!: Account;

  private constructor(purchases: Purchases, clock: ManualClock, databaseUrl: string) {
    this.#purchases = purchases;
    this.orm = purchases.orm;
    this.#clock = clock;
    this.#pool = new Pool({ connectionString: databaseUrl, max: 2 });
    this.services = createServices({
      config: testConfig(databaseUrl, 'http://127.0.0.1:9'),
      orm: this.orm,
      pool: this.#pool,
      clock,
      logger: pino({ level: 'silent' }),
      publicUrl: () => 'http://127.0.0.1:9',
    });
  }

  static async open(clock: ManualClock): Promise<Shop> {
    const purchases = await Purchases.start(clock);
    const shop = new Shop(purchases, clock, purchases.orm.config.get('clientUrl')!);
    await shop.#furnish();
    return shop;
  }

  async close(): Promise<void> {
    await this.#pool.end();
    await this.#purchases.stop();
  }

  get accountId(): string {
    return this.#account.id;
  }

  priceId(tier: TierKey, period: Period): string {
    return this.#priceIds.get(`${tier} ${period}`)!;
  }

  async tierId(key: TierKey): Promise<string> {
    return (await this.orm.em.fork().findOneOrFail(Tier, { account: this.accountId, key })).id;
  }

  /** Somebody new, in the Mini Program. */
  async member(platform = 'android'): Promise<Viewer> {
    const em = this.orm.em.fork();
    const member = em.create(Member, { account: this.accountId, displayName: '林晚', joinedAt: this.#clock.now() });
    await em.flush();
    return {
      ...anonymousIn(this.accountId),
      member: { id: member.id, isFollower: false },
      client: Client.MINI_PROGRAM,
      platform,
    };
  }

  quote(viewer: Viewer, tier: TierKey, period: Period = 'MONTH', offerCode: string | null = null) {
    return this.services.orders.quote(viewer, { tierPriceId: this.priceId(tier, period), offerCode });
  }

  order(viewer: Viewer, tier: TierKey, period: Period = 'MONTH', offerCode: string | null = null): Promise<Order> {
    const tierPriceId = this.priceId(tier, period);
    return this.services.orders.place(viewer, { tierPriceId, idempotencyKey: newId(), offerCode });
  }

  /** Pays an order; WeChat reports it at once. */
  async pay(order: Order, expected: SettlementOutcome = 'settled'): Promise<void> {
    const payment = await this.#purchases.givenAttempt(order, Rail.XPAY);
    const goods = { productId: order.xpayProductId!, quantity: 1 };
    const evidence = this.#purchases.evidenceFor(payment, { goods });
    const outcome = await this.#purchases.settle({ account: this.#account } as never, evidence);
    if (outcome !== expected) throw new Error(`not settled: ${outcome}`);
  }

  async buy(viewer: Viewer, tier: TierKey, period: Period = 'MONTH', offerCode: string | null = null): Promise<Order> {
    const order = await this.order(viewer, tier, period, offerCode);
    await this.pay(order);
    return order;
  }

  /** Gives money back, all of it unless `amountFen` says less, and ends what it bought unless `endsAccess` is false. */
  async refund(
    order: Order,
    { amountFen, endsAccess = true }: { amountFen?: number; endsAccess?: boolean } = {},
  ): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      const payment = await em.findOneOrFail(Payment, { order: order.id });
      payment.refundedFen = fen(payment.refundedFen + (amountFen ?? order.amountFen));
      if (!endsAccess) return;
      await membershipFulfilment(new MembershipService()).revoke(em, order, this.#clock.now());
    });
  }

  /** What a member holds and held, by Shanghai's clock, in order. */
  async stretches(viewer: Viewer): Promise<Stretch[]> {
    const memberships = await this.orm.em
      .fork()
      .find(
        Membership,
        { account: this.accountId, member: viewer.member!.id },
        { populate: ['tier'], orderBy: { startsAt: 'asc', endsAt: 'asc', id: 'asc' } },
      );
    return memberships.map(({ tier, startsAt, endsAt, revokeReason }) => ({
      tier: tier.key,
      from: dayAndHour(startsAt),
      to: dayAndHour(endsAt),
      ...(revokeReason && { ended: revokeReason }),
    }));
  }

  async exceptions(): Promise<{ kind: string; discrepancies: unknown[] }[]> {
    const rows = await this.orm.em
      .fork()
      .getConnection()
      .execute<{ kind: string; detail: { discrepancies: unknown[] } }[]>(
        'select kind, detail from payment_exceptions where account_id = ? order by created_at, id',
        [this.accountId],
      );
    return rows.map(({ kind, detail }) => ({ kind, discrepancies: detail.discrepancies }));
  }

  async openExceptions(): Promise<string[]> {
    const rows = await this.orm.em
      .fork()
      .getConnection()
      .execute<{ kind: string }[]>(
        'select kind from payment_exceptions where account_id = ? and resolved_at is null order by created_at, id',
        [this.accountId],
      );
    return rows.map(({ kind }) => kind);
  }

  async forgetExceptions(): Promise<void> {
    await this.orm.em.fork().getConnection().execute('delete from payment_exceptions');
  }

  async #furnish(): Promise<void> {
    const em = this.orm.em.fork();
    const createdAt = new Date('2025-12-31T16:00:00.000Z');
    this.#account = em.create(Account, {
      handle: `t-${newId().slice(-12)}`,
      kind: AccountKind.SERVICE_ACCOUNT,
      name: '茶馆',
      xpayOfferId: '1450000001',
      isXpayOnIos: true,
      createdAt,
    });
    for (const [place, [key, prices]] of Object.entries(priceList).entries()) {
      const tier = em.create(Tier, { account: this.#account, key, name: key, position: place + 1, createdAt });
      for (const [period, amountFen] of Object.entries(prices)) {
        const price = em.create(TierPrice, {
          account: this.#account,
          tier,
          period: BillingPeriod[period as Period],
          amountFen: fen(amountFen),
          passEndsAt: period === 'PASS' ? passEndsAt : null,
          xpayProductId: `th_${key}_${period.toLowerCase()}`,
          createdAt,
        });
        this.#priceIds.set(`${key} ${period}`, price.id);
      }
    }
    await em.flush();
  }
}

/** "02-28 12:00", in Shanghai. */
const dayAndHour = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
