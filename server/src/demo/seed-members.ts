import { randomBytes } from 'node:crypto';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { MemberIdentity } from '../members/member-identity.entity.ts';
import { MemberSource } from '../members/member-source.ts';
import { Client } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import { GivenBack } from '../payments/evidence.ts';
import { Order, OrderStatus, type SellingClient } from '../payments/order.entity.ts';
import { Payment, SettledFrom } from '../payments/payment.entity.ts';
import { OrderKind, Rail, railFor } from '../payments/rail.ts';
import { newId } from '../shared/ids.ts';
import { BillingPeriod, TierPrice } from '../tiers/tier-price.entity.ts';
import type { DemoAccount } from './demo-account.ts';
import { demoNumbers, demoOpenid, demoUnionid } from './demo-credentials.ts';
import { type DemoPerson, demoMember, demoPeople } from './demo-people.ts';
import { createRandom } from './media/random.ts';
import type { Seeding } from './seeding.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface Purchase {
  readonly person: DemoPerson;
  readonly client: SellingClient;
  readonly tierKey: string;
  readonly period: BillingPeriod;
  readonly at: Date;
  readonly key: string;
}

/** The members of an account, and what they bought: real orders, settled by the one writer of payments. */
export async function seedMembers(seeding: Seeding, owner: Viewer, demo: DemoAccount): Promise<void> {
  const seed = demo.handle === 'chaguan' ? 17 : 29;
  const people = demoPeople(demo.memberCount, seed);
  const random = createRandom(seed * 101);
  const done = await whatIsThere(seeding, owner, demo);
  const daysAgo = people.map(() => random.between(2, 240)).sort((a, b) => b - a);
  for (const [index, person] of people.entries()) {
    if (done.openids.has(demoOpenid(demo.handle, 'Mp', person.id))) continue;
    await meet(seeding, owner, demo, person, new Date(seeding.now.getTime() - daysAgo[index]! * DAY_MS));
  }
  const hasMember = demo.handle === 'chaguan';
  if (hasMember) await meet(seeding, owner, demo, demoMember, new Date(seeding.now.getTime() - 90 * DAY_MS));

  const purchases: Purchase[] = people.slice(0, demo.buyerCount).flatMap((person, index) => {
    const tierKey = demo.tiers[random.chance(0.25) ? demo.tiers.length - 1 : 0]!.key;
    const period = random.pick([BillingPeriod.MONTH, BillingPeriod.MONTH, BillingPeriod.QUARTER, BillingPeriod.YEAR]);
    const client = hasMember && random.chance(0.25) ? Client.OFFICIAL_ACCOUNT_H5 : Client.MINI_PROGRAM;
    const firstAt = new Date(seeding.now.getTime() - random.between(1, Math.min(80, daysAgo[index]!)) * DAY_MS);
    const first: Purchase = { person, client, tierKey, period, at: firstAt, key: `demo-${person.id}-1` };
    const isRenewed = period === BillingPeriod.MONTH && random.chance(0.5);
    const renewedAt = new Date(firstAt.getTime() + random.between(20, 28) * DAY_MS);
    if (!isRenewed || renewedAt >= seeding.now) return [first];
    return [first, { ...first, at: renewedAt, key: `demo-${person.id}-2` }];
  });
  if (hasMember) {
    purchases.push({
      person: demoMember,
      client: Client.MINI_PROGRAM,
      tierKey: 'tea',
      period: BillingPeriod.YEAR,
      at: new Date(seeding.now.getTime() - 40 * DAY_MS),
      key: 'demo-chen-1',
    });
  }
  purchases.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const purchase of purchases) if (!done.paidKeys.has(purchase.key)) await buy(seeding, owner, demo, purchase);
}

/** The people and purchases of an earlier seeding: asked once, so that the next start costs next to nothing. */
async function whatIsThere(
  { orm }: Seeding,
  { accountId: account }: Viewer,
  demo: DemoAccount,
): Promise<{ openids: ReadonlySet<string>; paidKeys: ReadonlySet<string> }> {
  const em = orm.em.fork();
  const { appid } = demoNumbers[demo.handle].miniProgram;
  const identities = await em.find(MemberIdentity, { account, appid }, { fields: ['openid'] });
  const orders = await em.find(Order, { account, status: OrderStatus.PAID }, { fields: ['idempotencyKey'] });
  return {
    openids: new Set(identities.map(({ openid }) => openid)),
    paidKeys: new Set(orders.map(({ idempotencyKey }) => idempotencyKey)),
  };
}

async function meet(seeding: Seeding, owner: Viewer, demo: DemoAccount, person: DemoPerson, at: Date): Promise<void> {
  const { orm, services, clock } = seeding;
  const em = orm.em.fork();
  const appid = demoNumbers[demo.handle].miniProgram.appid;
  const openid = demoOpenid(demo.handle, 'Mp', person.id);
  if (await em.findOne(MemberIdentity, { account: owner.accountId, appid, openid })) return;
  clock.set(at);
  const unionid = demoUnionid(demo.handle, person.id);
  const member = await services.identities.meet(em, owner.accountId, {
    appid,
    openid,
    unionid,
    nickname: person.name,
    source: person.isFollower ? MemberSource.follow : MemberSource.miniProgram,
  });
  if (!person.isFollower) return;
  const official = demoNumbers[demo.handle].officialAccount.appid;
  await services.identities.meet(em, owner.accountId, {
    appid: official,
    openid: demoOpenid(demo.handle, 'Oa', person.id),
    unionid,
  });
  await em.nativeUpdate(Member, { account: owner.accountId, id: member.id }, { isFollower: true });
}

async function buy(seeding: Seeding, owner: Viewer, demo: DemoAccount, purchase: Purchase): Promise<void> {
  const { orm, services, clock } = seeding;
  const { accountId } = owner;
  clock.set(purchase.at);
  const viewer = await buyer(seeding, accountId, demo, purchase);
  const em = orm.em.fork();
  const price = await em.findOneOrFail(TierPrice, {
    account: accountId,
    tier: { key: purchase.tierKey },
    period: purchase.period,
    withdrawnAt: null,
  });
  const order = await services.orders.place(viewer, { tierPriceId: price.id, idempotencyKey: purchase.key });
  if (order.status === OrderStatus.PAID) return;
  const payment = await beginPayment(seeding, viewer, order);
  const paidAt = new Date(purchase.at.getTime() + MINUTE_MS);
  clock.set(paidAt);
  await services.settlement.settle(
    accountId,
    {
      rail: payment.rail,
      outTradeNo: payment.outTradeNo,
      merchant: payment.merchant,
      xpayEnv: payment.xpayEnv,
      appid: payment.appid,
      payerOpenid: payment.payerOpenid,
      amountFen: payment.amountFen,
      currency: payment.currency,
      goods: null,
      providerTransactionId: `4200${randomBytes(12).readBigUInt64BE().toString().padStart(24, '0')}`,
      paidAt,
      isApple: false,
      givenBack: GivenBack.NOTHING,
    },
    SettledFrom.NOTIFICATION,
  );
}

async function buyer(seeding: Seeding, accountId: string, demo: DemoAccount, purchase: Purchase): Promise<Viewer> {
  const isH5 = purchase.client === Client.OFFICIAL_ACCOUNT_H5;
  const numbers = demoNumbers[demo.handle];
  const appid = isH5 ? numbers.officialAccount.appid : numbers.miniProgram.appid;
  const openid = demoOpenid(demo.handle, isH5 ? 'Oa' : 'Mp', purchase.person.id);
  const unionid = demoUnionid(demo.handle, purchase.person.id);
  const { identities } = seeding.services;
  const member = await identities.meet(seeding.orm.em.fork(), accountId, { appid, openid, unionid });
  return {
    ...anonymousIn(accountId),
    member: { id: member.id, isFollower: member.isFollower },
    client: purchase.client,
    platform: 'android',
    appid,
    openid,
  };
}

/** The row an attempt to pay leaves; WeChat itself is not asked for payments that lie in the past. */
async function beginPayment(seeding: Seeding, viewer: Viewer, order: Order): Promise<Payment> {
  const em = seeding.orm.em.fork();
  const known = await em.findOne(Payment, { account: viewer.accountId, order: order.id });
  if (known) return known;
  const account = await em.findOneOrFail(Account, { id: viewer.accountId });
  const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
  if ('unavailable' in decision) throw new Error(`the demo cannot sell here: ${decision.unavailable}`);
  const id = newId();
  const isXpay = decision.rail === Rail.XPAY;
  const merchant = isXpay ? account.xpayOfferId : account.mchid;
  if (!merchant || !viewer.appid || !viewer.openid) throw new Error('the demo buyer has no merchant or no name');
  const payment = em.create(Payment, {
    id,
    account: viewer.accountId,
    order: order.id,
    orderKind: order.kind,
    client: order.client,
    rail: decision.rail,
    outTradeNo: id.replaceAll('-', ''),
    merchant,
    appid: viewer.appid,
    payerOpenid: viewer.openid,
    xpayEnv: isXpay ? 0 : null,
    amountFen: order.amountFen,
    createdAt: seeding.clock.now(),
    expiresAt: order.expiresAt,
  });
  await em.flush();
  return payment;
}
