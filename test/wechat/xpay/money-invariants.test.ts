import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sandbox } from '../sandbox.ts';
import { givenVirtualPayment, SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import { MINI_PROGRAM, OFFER_ID } from '../support/given-wechat.ts';
import { bizBalance } from './biz-balance.ts';
import { XPAY_STATUS, type XpayOrder } from './xpay-orders.ts';

const { appid } = MINI_PROGRAM;
const HOUR = 3600_000;
const DAY = 24 * HOUR;

type Step =
  | { act: 'buy'; platform: 'android' | 'ios'; fen: number }
  | { act: 'refund'; which: number; share: number; fails: boolean }
  | { act: 'apple-refund'; which: number }
  | { act: 'deduct'; fails: boolean }
  | { act: 'apple-sign' }
  | { act: 'apple-cancel' }
  | { act: 'withdraw' }
  | { act: 'wait'; ms: number };

const steps = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('buy' as const),
      platform: fc.constantFrom('android' as const, 'ios' as const),
      fen: fc.integer({ min: 1, max: 100_000 }),
    }),
    fc.record({
      act: fc.constant('refund' as const),
      which: fc.nat(9),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      fails: fc.boolean(),
    }),
    fc.record({ act: fc.constant('apple-refund' as const), which: fc.nat(9) }),
    fc.record({ act: fc.constant('deduct' as const), fails: fc.boolean() }),
    fc.record({ act: fc.constant('apple-sign' as const) }),
    fc.record({ act: fc.constant('apple-cancel' as const) }),
    fc.record({ act: fc.constant('withdraw' as const) }),
    fc.record({ act: fc.constant('wait' as const), ms: fc.oneof(fc.nat(HOUR), fc.nat(40 * DAY)) }),
  ),
  { minLength: 1, maxLength: 30 },
);

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A merchant whose server listens to nothing: only the money matters here. */
function world(): Sandbox {
  const sandbox = new Sandbox(':memory:');
  sandbox.apply({
    settings: { xpayBillMs: 0 },
    apps: [MINI_PROGRAM],
    people: [{ id: 'lin', nickname: '林晚' }],
    xpay: [{ appid, offerId: OFFER_ID, appKeys: { live: 'live', sandbox: 'sandbox' }, goods: [SUBSCRIPTION] }],
  });
  return sandbox;
}

async function take(sandbox: Sandbox, step: Step, number: number): Promise<void> {
  const { xpayOrders, xpayRefunds, faults, clock, people, goods } = sandbox;
  const lin = people.get('lin');
  const openid = people.openid(lin, appid);
  const signer = { appid, personId: 'lin', openid };
  const good = goods.find(appid, 0, SUBSCRIPTION.productId);
  if (!good) throw new Error('no good');
  if (step.act === 'buy') {
    const order = xpayOrders.create({
      ...signer,
      orderId: `order-${number}`,
      env: 0,
      platform: step.platform,
      productId: 'tea',
      productName: '',
      quantity: 1,
      unitPriceFen: step.fen,
      amountFen: step.fen,
      attach: '',
    });
    await sandbox.virtualCashier.pay(appid, order.orderId);
  } else if (step.act === 'refund' || step.act === 'apple-refund') {
    const paid = xpayOrders.all().filter((each) => each.paidAt !== null && each.amountFen > each.refundedFen);
    const order = paid[step.which % Math.max(1, paid.length)];
    if (!order) return;
    if (step.act === 'apple-refund') {
      if (order.platform === 'ios') await xpayRefunds.byApple(order);
      return;
    }
    if (order.platform === 'ios' || xpayRefunds.isRunningFor(order)) return;
    if (step.fails) faults.add({ kind: 'xpay-refund', mode: 'fail' });
    const left = order.amountFen - order.refundedFen;
    const refundFen = Math.max(1, Math.floor(left * step.share));
    xpayRefunds.begin(order, { refundOrderId: `refund-${number}`, refundFen, bizMeta: '', reason: '0', reqFrom: '1' });
  } else if (step.act === 'deduct') {
    await sandbox.contracts.sign({ ...signer, outContractCode: `c${number}`, accountName: '' }, good, 'signing');
    const contract = sandbox.contracts.signedBy(appid, openid, good.id);
    if (!contract || contract.runningOrderId !== null) return;
    if (step.fails) faults.add({ kind: 'xpay-deduction', mode: 'fail' });
    sandbox.deductions.begin(contract, good, { orderId: `deduct-${number}`, deductFen: 1500, attach: '' });
  } else if (step.act === 'apple-sign') {
    await sandbox.appleSubscriptions.sign({ ...signer, attach: '' }, good, number % 2 === 0 ? 0 : 900);
  } else if (step.act === 'apple-cancel') {
    const subscription = sandbox.appleSubscriptions.find(appid, openid, good.id);
    if (subscription) await sandbox.appleSubscriptions.cancel(subscription);
  } else if (step.act === 'withdraw') {
    sandbox.withdrawals.begin(appid, `withdraw-${number}`, 1);
  } else {
    await clock.advance(step.ms);
  }
}

/** Every bill there can be, added up as a bookkeeper would. */
function billed(sandbox: Sandbox): { paid: number; refunded: number; fees: number } {
  const days = new Set<string>();
  const day = (at: number | null) => new Date((at ?? 0) + 8 * HOUR).toISOString().slice(0, 10);
  for (const { paidAt } of sandbox.xpayOrders.all()) if (paidAt !== null) days.add(day(paidAt));
  for (const { endedAt } of sandbox.xpayRefunds.all()) if (endedAt !== null) days.add(day(endedAt));
  const lines = [...days].flatMap((each) => {
    const number = Number(each.replaceAll('-', ''));
    // The first time it is asked for, a bill is only generated.
    expect(() => sandbox.xpayBills.request(appid, number, number)).toThrow('generating');
    const text = sandbox.xpayBills.file(sandbox.xpayBills.request(appid, number, number)) ?? '';
    return text.trimEnd().split('\n').slice(1);
  });
  const cells = lines.map((line) => line.split(','));
  const column = (index: number) => sum(cells.map((row) => Number(row[index])));
  return { paid: column(10), refunded: column(11), fees: column(12) };
}

const FINAL: readonly number[] = [
  XPAY_STATUS.closed,
  XPAY_STATUS.refunded,
  XPAY_STATUS.userRefunded,
  XPAY_STATUS.deductionFailed,
];

/** States may only go forward, whatever the clock does. */
function checkForward(before: ReadonlyMap<string, XpayOrder>, after: readonly XpayOrder[]): void {
  for (const order of after) {
    const earlier = before.get(order.orderId);
    if (!earlier) continue;
    if (FINAL.includes(earlier.status)) expect(order.status).toBe(earlier.status);
    expect(order.refundedFen).toBeGreaterThanOrEqual(earlier.refundedFen);
    expect(order.feeReturnedFen).toBeGreaterThanOrEqual(earlier.feeReturnedFen);
    if (earlier.paidAt !== null) expect(order.paidAt).toBe(earlier.paidAt);
    if (earlier.providedAt !== null) expect(order.providedAt).toBe(earlier.providedAt);
  }
}

describe('whatever happens to the money of virtual payment', () => {
  it('what was paid, less refunds and fees, is the balance, and the bills say the same', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const sandbox = world();
        for (const [number, step] of all.entries()) {
          const before = new Map(sandbox.xpayOrders.all().map((order) => [order.orderId, order]));
          const contracts = new Map(sandbox.contracts.all().map((contract) => [contract.outContractCode, contract]));

          await take(sandbox, step, number);

          checkForward(before, sandbox.xpayOrders.all());
          for (const contract of sandbox.contracts.all()) {
            if (contracts.get(contract.outContractCode)?.state === 'TERMINATED')
              expect(contract.state).toBe('TERMINATED');
          }
        }
        await sandbox.clock.advance(2 * DAY);

        const { xpayOrders, xpayRefunds, withdrawals, clock } = sandbox;
        const orders = xpayOrders.all();
        const paid = sum(orders.filter(({ paidAt }) => paidAt !== null).map(({ amountFen }) => amountFen));
        const done = xpayRefunds.all().filter(({ status }) => status === 5 || status === 8);
        const refunded = sum(done.map(({ refundFen }) => refundFen));
        const fees = sum(orders.map(({ feeFen, feeReturnedFen }) => feeFen - feeReturnedFen));
        const balance = bizBalance({ orders: xpayOrders, withdrawals, now: () => clock.now() }, appid);
        const bills = billed(sandbox);
        sandbox.close();

        expect(balance).toMatchObject({ paidFen: paid, refundedFen: refunded, feeFen: fees });
        expect(balance.balanceFen).toBe(paid - refunded - fees - balance.withdrawnFen);
        expect(bills.paid).toBe(paid);
        expect(bills.refunded).toBe(refunded);
        expect(fees).toBeGreaterThanOrEqual(0);
        for (const order of orders) expect(order.refundedFen).toBeLessThanOrEqual(order.amountFen);
        expect(bills).toEqual({ paid, refunded, fees });
      }),
      { numRuns: 60 },
    );
  });

  it('a push that comes again changes nothing', async () => {
    const given = await givenVirtualPayment();
    await given.goTo('2027-03-01 12:00');
    await given.buy();
    await given.buy({ outTradeNo: 'order-00000002' }, { platform: 'ios' });
    await given.sign();
    await given.signAtApple();
    await given.deduct();
    await given.refund({ refund_fee: 700 });
    await given.wechat.control('apple-refund', { appid, orderId: 'order-00000002' });
    await given.wechat.phone('cancel-subscription', { person: 'lin', appid, productId: SUBSCRIPTION.productId });
    await given.advance(DAY);
    const facts = async () => {
      const { xpayOrders, xpayRefunds, contracts, appleSubscriptions } = await given.wechat.control('state');
      const balance = await given.wechat.control('xpay-balance', { appid });
      return { xpayOrders, xpayRefunds, contracts, appleSubscriptions, balance };
    };
    const before = await facts();

    const { deliveries } = await given.wechat.control('deliveries', { kind: 'xpay-push' });
    for (const { id } of deliveries) await given.wechat.control('redeliver', { id });
    await given.wechat.control('idle');

    expect(deliveries.map(({ verdict }) => verdict)).toEqual(deliveries.map(() => 'accepted'));
    expect(deliveries).toHaveLength(10);
    expect(await facts()).toEqual(before);
    await given.stop();
  });
});
