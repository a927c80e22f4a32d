import type { EntityManager } from '@mikro-orm/postgresql';
import { Client } from '../members/session.entity.ts';
import { Order, TierChange } from '../payments/order.entity.ts';
import { type Attribution, RENEWAL_KEY } from '../payments/order-desk.ts';
import { Payment } from '../payments/payment.entity.ts';
import { OrderKind, Rail } from '../payments/rail.ts';
import { firstQueryAt } from '../payments/sweep-schedule.ts';
import { newId } from '../shared/ids.ts';
import type { RenewalCharge } from './renewal-charge.entity.ts';
import { type RenewalContract, RenewalVariant } from './renewal-contract.entity.ts';

interface Attempt {
  readonly contract: RenewalContract;
  readonly charge: RenewalCharge;
  readonly now: Date;
  /** Whether the period continues what is held. */
  readonly isHeld: boolean;
  readonly expiresAt: Date;
  /** WeChat's number, where WeChat gave one by itself; otherwise ours is made. */
  readonly outTradeNo?: string;
}

/** One attempt to be paid for a charge, with its order: one order per charge, one attempt per try. */
export async function createAttempt(
  em: EntityManager,
  of: Attempt,
  attribution: Attribution,
): Promise<{ order: Order; payment: Payment }> {
  const { contract, charge, now, expiresAt } = of;
  const order = charge.order ?? (await createOrder(em, of, attribution));
  const id = newId();
  const payment = em.create(Payment, {
    id,
    account: contract.account.id,
    order,
    orderKind: order.kind,
    client: order.client,
    rail: Rail.XPAY,
    outTradeNo: of.outTradeNo ?? id.replaceAll('-', ''),
    merchant: contract.xpayOfferId,
    appid: contract.appid,
    payerOpenid: contract.openid,
    // Contracts exist live only.
    xpayEnv: 0,
    amountFen: charge.amountFen,
    createdAt: now,
    expiresAt,
    nextQueryAt: firstQueryAt(now),
  });
  return { order, payment };
}

async function createOrder(em: EntityManager, of: Attempt, attribution: Attribution): Promise<Order> {
  const { contract, charge, now } = of;
  const { tier, tierPrice, member } = contract;
  const accountId = contract.account.id;
  return em.create(Order, {
    account: accountId,
    member,
    kind: OrderKind.MEMBERSHIP,
    tier,
    tierPrice,
    period: tierPrice.period,
    periodDays: contract.periodDays,
    tierChange: of.isHeld ? TierChange.RENEWAL : TierChange.NEW,
    listAmountFen: charge.amountFen,
    amountFen: charge.amountFen,
    xpayProductId: contract.productId,
    description: `${tier.name} · ${contract.periodDays} 天（自动续费）`,
    affiliateLinkId: await attribution.promoterOf(em, { accountId, memberId: member.id, now }),
    client: Client.MINI_PROGRAM,
    platform: contract.variant === RenewalVariant.APPLE ? 'ios' : 'android',
    idempotencyKey: `${RENEWAL_KEY}${contract.id}:${charge.periodNumber}`,
    createdAt: now,
    expiresAt: of.expiresAt,
  });
}
