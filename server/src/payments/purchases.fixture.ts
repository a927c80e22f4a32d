import type { MikroORM } from '@mikro-orm/postgresql';
import { createTestDatabase } from '../../../test/support/database.ts';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import { promoterCommissions } from '../affiliates/affiliate-sales.ts';
import { createOrm } from '../database/orm.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { MembershipService } from '../memberships/membership.service.ts';
import { RefundBooks } from '../refunds/refund-books.ts';
import { RefundSettlement } from '../refunds/refund-settlement.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { BillingPeriod, TierPrice } from '../tiers/tier-price.entity.ts';
import { GivenBack, type PaymentEvidence } from './evidence.ts';
import { createFulfilments } from './fulfilments.ts';
import { Order, TierChange } from './order.entity.ts';
import { Payment, PaymentStatus, SettledFrom } from './payment.entity.ts';
import { OrderKind, Rail } from './rail.ts';
import { Settlement, type SettlementOutcome } from './settlement.ts';

export interface Purchase {
  readonly account: Account;
  readonly member: Member;
  readonly tier: Tier;
  readonly price: TierPrice;
  readonly order: Order;
  readonly payment: Payment;
}
interface LedgerRow {
  readonly kind: string;
  readonly ledger_account: string;
  readonly amount_fen: number;
}
interface ExceptionRow {
  readonly kind: string;
  readonly detail: { readonly discrepancies: unknown[] };
  readonly resolved_at: string | null;
}

/** Orders and attempts in a database of the test file's own, and a settlement to try on them. */
export class Purchases {
  readonly orm: MikroORM;
  readonly #clock: Clock;
  readonly refunds: RefundSettlement;
  readonly #settlement: Settlement;

  private constructor(orm: MikroORM, clock: Clock) {
    this.orm = orm;
    this.#clock = clock;
    const fulfilments = createFulfilments({ memberships: new MembershipService() });
    const books = new RefundBooks({ fulfilments, sales: promoterCommissions });
    this.refunds = new RefundSettlement({ orm, clock, books });
    this.#settlement = new Settlement({ orm, clock, fulfilments, sales: promoterCommissions, refunds: this.refunds });
  }

  static async start(clock: Clock): Promise<Purchases> {
    return new Purchases(await createOrm(await createTestDatabase()), clock);
  }

  stop(): Promise<void> {
    return this.orm.close();
  }

  /** An account with one tier at 18.00 yuan a month, a member, an open order and a pending attempt to pay it. */
  async givenPurchase(rail: Rail = Rail.XPAY): Promise<Purchase> {
    const em = this.orm.em.fork();
    const createdAt = this.#clock.now();
    const handle = `t-${newId().slice(-12)}`;
    const account = em.create(Account, { handle, kind: AccountKind.SERVICE_ACCOUNT, name: '茶馆', createdAt });
    const member = em.create(Member, { account, displayName: '林晚', joinedAt: createdAt });
    const tier = em.create(Tier, { account, key: 'tea', name: '茶客', position: 1, createdAt });
    const price = em.create(TierPrice, {
      account,
      tier,
      period: BillingPeriod.MONTH,
      amountFen: fen(1800),
      xpayProductId: 'th_tea_month',
      createdAt,
    });
    await em.flush();
    return this.givenOrder({ account, member, tier, price }, rail);
  }

  /** One more order of the same member for the same tier. */
  async givenOrder(of: Pick<Purchase, 'account' | 'member' | 'tier' | 'price'>, rail = Rail.XPAY): Promise<Purchase> {
    const { account, member, tier, price } = of;
    const em = this.orm.em.fork();
    const createdAt = this.#clock.now();
    const order = em.create(Order, {
      account: account.id,
      member: member.id,
      kind: OrderKind.MEMBERSHIP,
      tier: tier.id,
      tierPrice: price.id,
      period: BillingPeriod.MONTH,
      tierChange: TierChange.NEW,
      listAmountFen: fen(1800),
      amountFen: fen(1800),
      xpayProductId: 'th_tea_month',
      description: '茶客 · 1 个月',
      client: rail === Rail.XPAY ? Client.MINI_PROGRAM : Client.OFFICIAL_ACCOUNT_H5,
      idempotencyKey: newId(),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + 1_800_000),
    });
    await em.flush();
    return { account, member, tier, price, order, payment: await this.givenAttempt(order, rail) };
  }

  async givenAttempt(order: Order, rail: Rail): Promise<Payment> {
    const em = this.orm.em.fork();
    const id = newId();
    const payment = em.create(Payment, {
      id,
      account: order.account.id,
      order: order.id,
      orderKind: order.kind,
      client: order.client,
      rail,
      outTradeNo: id.replaceAll('-', ''),
      merchant: rail === Rail.XPAY ? '1450000001' : '1900007001',
      xpayEnv: rail === Rail.XPAY ? 0 : null,
      appid: 'wx7ea0000000000011',
      payerOpenid: 'oLin',
      amountFen: order.amountFen,
      createdAt: this.#clock.now(),
      expiresAt: order.expiresAt,
    });
    await em.flush();
    return payment;
  }

  /** What WeChat says when everything is as it was asked; `changes` make it say something else. */
  evidenceFor(payment: Payment, changes: Partial<PaymentEvidence> = {}): PaymentEvidence {
    return {
      rail: payment.rail,
      outTradeNo: payment.outTradeNo,
      merchant: payment.merchant,
      xpayEnv: payment.xpayEnv,
      appid: payment.appid,
      payerOpenid: payment.payerOpenid,
      amountFen: payment.amountFen,
      currency: 'CNY',
      goods: payment.rail === Rail.XPAY ? { productId: 'th_tea_month', quantity: 1 } : null,
      providerTransactionId: `42000${payment.outTradeNo.slice(-20)}`,
      paidAt: this.#clock.now(),
      isApple: null,
      givenBack: GivenBack.NOTHING,
      ...changes,
    };
  }

  settle(of: Purchase, evidence: PaymentEvidence, from = SettledFrom.NOTIFICATION): Promise<SettlementOutcome> {
    return this.#settlement.settle(of.account.id, evidence, from);
  }

  async closeAttempt(payment: Payment): Promise<void> {
    const em = this.orm.em.fork();
    const pending = { id: payment.id, status: PaymentStatus.PENDING };
    (await em.findOneOrFail(Payment, pending)).close(this.#clock.now(), null);
    await em.flush();
  }

  async closeOrder(order: Order): Promise<void> {
    const em = this.orm.em.fork();
    (await em.findOneOrFail(Order, { id: order.id })).close(this.#clock.now());
    await em.flush();
  }

  membershipsOf({ account }: Purchase): Promise<Membership[]> {
    return this.orm.em.fork().find(Membership, { account: account.id }, { orderBy: { startsAt: 'asc' } });
  }

  ledgerOf({ account }: Purchase): Promise<LedgerRow[]> {
    return this.#rows(
      `select t.kind, e.ledger_account, e.amount_fen::int from ledger_transactions t
         join ledger_entries e on e.transaction_id = t.id where t.account_id = ? order by t.created_at, t.id, e.line`,
      account.id,
    );
  }

  exceptionsOf({ account }: Purchase): Promise<ExceptionRow[]> {
    return this.#rows(
      'select kind, detail, resolved_at from payment_exceptions where account_id = ? order by created_at, id',
      account.id,
    );
  }

  async statusOf({
    order,
    payment,
  }: Purchase): Promise<{ order: string; payment: string; settledFrom: string | null }> {
    const found = await this.orm.em.fork().findOneOrFail(Order, { id: order.id }, { populate: ['payments'] });
    const attempt = found.payments.getItems().find(({ id }) => id === payment.id)!;
    return { order: found.status, payment: attempt.status, settledFrom: attempt.settledFrom };
  }

  #rows<Row>(text: string, accountId: string): Promise<Row[]> {
    return this.orm.em.fork().getConnection().execute<Row[]>(text, [accountId]);
  }
}
