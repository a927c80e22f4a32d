import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Settings } from '../settings.ts';
import { Store } from '../store/store.ts';
import { XPAY_STATUS, XpayOrders } from '../xpay/xpay-orders.ts';
import { Funds } from './funds.ts';
import { PayOrders, type TradeState } from './pay-orders.ts';

const HOUR = 3600_000;

/** Orders that anything may happen to, in any order, while time goes on by any amount. */
const events = fc.array(
  fc.record({
    order: fc.integer({ min: 0, max: 2 }),
    action: fc.constantFrom('pay', 'close', 'query', 'deliver'),
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 * 24 * HOUR })),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('whatever happens to orders', () => {
  it('WeChat Pay moves them forward only, and takes the money at most once', () => {
    fc.assert(
      fc.property(events, (steps) => {
        const store = new Store(':memory:');
        let now = Date.UTC(2026, 10, 22);
        const funds = new Funds(store, () => now);
        const orders = new PayOrders(store, { funds, feeRateBps: () => 60, now: () => now });
        const numbers = ['M-000001', 'M-000002', 'M-000003'];
        for (const outTradeNo of numbers) {
          orders.create({
            mchid: '1900000109',
            outTradeNo,
            appid: 'wx00000000000000b1',
            personId: 'lin',
            openid: 'o',
            description: '',
            amountFen: 1800,
            attach: null,
            notifyUrl: '',
            timeExpireAt: null,
            fingerprint: '',
          });
        }
        const payments = new Map<string, number>();
        const seen = new Map<string, TradeState>();

        for (const { order, action, waitMs } of steps) {
          now += waitMs;
          const outTradeNo = numbers[order] ?? '';
          if (action === 'pay' && orders.pay('1900000109', outTradeNo)) {
            payments.set(outTradeNo, (payments.get(outTradeNo) ?? 0) + 1);
          }
          const found = orders.find('1900000109', outTradeNo);
          if (action === 'close' && found) orders.close(found);
          const state = orders.find('1900000109', outTradeNo)?.state ?? 'NOTPAY';
          const before = seen.get(outTradeNo) ?? 'NOTPAY';
          expect(before === 'NOTPAY' || before === state).toBe(true);
          seen.set(outTradeNo, state);
        }

        for (const order of orders.all()) {
          expect(payments.get(order.outTradeNo) ?? 0).toBe(order.state === 'SUCCESS' ? 1 : 0);
          expect(order.transactionId !== null).toBe(order.state === 'SUCCESS');
        }
        store.close();
      }),
      { numRuns: 150 },
    );
  });

  it('virtual payment moves them forward only, and delivers what is paid and nothing else', () => {
    fc.assert(
      fc.property(events, (steps) => {
        const store = new Store(':memory:');
        let now = Date.UTC(2026, 10, 22);
        const orders = new XpayOrders(store, new Settings(store), () => now);
        const numbers = ['order-01', 'order-02', 'order-03'];
        const appid = 'wx00000000000000a1';
        for (const orderId of numbers) {
          orders.create({
            appid,
            orderId,
            env: 0,
            personId: 'lin',
            openid: 'o',
            platform: 'android',
            productId: 'tea',
            productName: '',
            quantity: 1,
            unitPriceFen: 1800,
            amountFen: 1800,
            attach: '',
          });
        }
        const payments = new Map<string, number>();
        const deliveries = new Map<string, number>();
        const count = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
        const rank = (status: number) =>
          [XPAY_STATUS.created, XPAY_STATUS.paid, XPAY_STATUS.delivered].indexOf(status as 1);
        const seen = new Map<string, number>();

        for (const { order, action, waitMs } of steps) {
          now += waitMs;
          const orderId = numbers[order] ?? '';
          const found = orders.find(appid, orderId);
          if (action === 'pay' && found && orders.pay(found)) count(payments, orderId);
          const current = orders.find(appid, orderId);
          if (action === 'deliver' && current && orders.markProvided(current)) count(deliveries, orderId);
          const status = orders.find(appid, orderId)?.status ?? 0;
          const before = seen.get(orderId) ?? XPAY_STATUS.created;
          if (before === XPAY_STATUS.closed) expect(status).toBe(XPAY_STATUS.closed);
          else if (status === XPAY_STATUS.closed) expect(before).toBe(XPAY_STATUS.created);
          else expect(rank(status)).toBeGreaterThanOrEqual(rank(before));
          seen.set(orderId, status);
        }

        for (const order of orders.all()) {
          const isPaid = order.status === XPAY_STATUS.paid || order.status === XPAY_STATUS.delivered;
          expect(payments.get(order.orderId) ?? 0).toBe(isPaid ? 1 : 0);
          expect(deliveries.get(order.orderId) ?? 0).toBe(order.status === XPAY_STATUS.delivered ? 1 : 0);
        }
        store.close();
      }),
      { numRuns: 150 },
    );
  });
});
