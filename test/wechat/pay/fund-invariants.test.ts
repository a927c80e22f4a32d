import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import type { RefundFault } from '../faults/faults.ts';
import { Sandbox } from '../sandbox.ts';
import { readBill } from '../support/given-bills.ts';
import { writeBill } from './bill-file.ts';
import { type Coupon, couponFor, settlementFen } from './coupons.ts';
import { fundFlowBill } from './fund-flow-bill.ts';
import type { FundMovement } from './funds.ts';
import { PayError } from './pay-error.ts';
import type { PayOrder } from './pay-orders.ts';
import type { RefundRequest } from './refund-rules.ts';
import { tradeBill } from './trade-bill.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const MCHID = '1900000109';

/** Whatever may happen to a merchant's money, in any order, while days go by. */
const steps = fc.array(
  fc.record({
    action: fc.constantFrom('pay', 'pay frozen', 'refund', 'split', 'thaw', 'transfer', 'top up', 'abnormal', 'closed'),
    which: fc.nat(5),
    amountFen: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000 })),
    from: fc.constantFrom(null, 'AVAILABLE', 'UNSETTLED'),
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * DAY })),
  }),
  { minLength: 1, maxLength: 40 },
);
type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

/** A merchant whose calls may be refused, but never half done. */
class Merchant {
  readonly sandbox = new Sandbox(':memory:');
  private readonly numbers: string[] = [];
  private count = 0;

  constructor(feeRateBps: number) {
    this.sandbox.apply({ merchants: [{ mchid: MCHID, feeRateBps }] });
  }

  async do({ action, which, amountFen, from, waitMs }: Step): Promise<void> {
    const { funds, faults, clock } = this.sandbox;
    await clock.advance(waitMs);
    this.count += 1;
    const number = `M-${String(this.count).padStart(6, '0')}`;
    const about = { mchid: MCHID, amountFen, wechatBusinessNo: number, documentNo: number };
    const order = this.order(which);
    const frozenFor = order?.transactionId ?? 'none';
    this.unlessRefused(() => {
      if (action === 'pay' || action === 'pay frozen') this.pay(number, amountFen, action === 'pay frozen', which);
      else if (action === 'top up') funds.topUp(MCHID, 'BASIC', amountFen);
      else if (action === 'transfer') funds.spend({ ...about, businessName: '商家转账' });
      else if (action === 'split') funds.spend({ ...about, businessName: '分账', frozenFor });
      else if (action === 'thaw') funds.unfreeze({ ...about, businessName: '解冻', frozenFor });
      else if (action === 'refund') this.refund(which, number, amountFen, from);
      else faults.add({ kind: 'refund', mode: action } as Omit<RefundFault, 'times'>);
    });
  }

  get orders() {
    return this.numbers
      .map((number) => this.sandbox.payOrders.find(MCHID, number))
      .filter((order) => order !== undefined);
  }

  private order(which: number) {
    return this.sandbox.payOrders.find(MCHID, this.numbers[which % Math.max(1, this.numbers.length)] ?? '');
  }

  private pay(outTradeNo: string, amountFen: number, profitSharing: boolean, which: number): void {
    const type = which % 2 === 0 ? 'CASH' : 'NOCASH';
    const coupons: Coupon[] = which < 3 ? [] : [{ name: '立减', type, amountFen: Math.ceil(amountFen / which) }];
    const blank = { appid: '', personId: '', openid: '', notifyUrl: '', fingerprint: '', attach: null };
    const order = {
      ...blank,
      mchid: MCHID,
      outTradeNo,
      amountFen,
      profitSharing,
      description: '茶,客',
      timeExpireAt: null,
    };
    const coupon = couponFor(coupons, { amountFen, goodsTag: null });
    this.sandbox.payOrders.create({ ...order, coupon });
    this.sandbox.payOrders.pay(MCHID, outTradeNo);
    this.numbers.push(outTradeNo);
  }

  private refund(
    which: number,
    outRefundNo: string,
    amountFen: number,
    fundsAccount: RefundRequest['fundsAccount'],
  ): void {
    const order = this.order(which);
    if (!order) return;
    const { transactionId, outTradeNo, amountFen: totalFen } = order;
    const numbers = { transactionId, outTradeNo, outRefundNo };
    const request = { ...numbers, amountFen, totalFen, fundsAccount, reason: null, notifyUrl: null, from: [] };
    this.sandbox.refunds.accept(order, request, outRefundNo);
  }

  /** A refusal has to leave everything as it was. */
  private unlessRefused(work: () => void): void {
    const { funds, refunds } = this.sandbox;
    const before = JSON.stringify([funds.allBalances(), funds.all().length, refunds.all().length]);
    try {
      work();
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      expect(JSON.stringify([funds.allBalances(), funds.all().length, refunds.all().length])).toBe(before);
    }
  }
}

function sum<Row>(rows: readonly Row[], fenOf: (row: Row) => number): number {
  return rows.reduce((total, row) => total + fenOf(row), 0);
}

function changeOf({ direction, amountFen }: FundMovement): number {
  if (direction === null) return 0;
  return direction === '收入' ? amountFen : -amountFen;
}

/** Yuan of a bill, in fen; the fees of trade bills have three more digits. */
function fenOf(yuan: unknown): number {
  return Math.round(Number(yuan) * 100);
}

describe('whatever happens to a merchant’s money', () => {
  it('balances are the sum of movements, and bills print them', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 10_000 }), async (happening, feeRateBps) => {
        const merchant = new Merchant(feeRateBps);
        const { sandbox } = merchant;
        for (const step of happening) await merchant.do(step);
        await sandbox.clock.advance(2 * DAY);

        const { funds, refunds, payOrders } = sandbox;
        const movements = funds.all();
        const balance = funds.balance(MCHID);
        const standing = refunds.all().filter(({ status }) => status !== 'CLOSED');

        // no money is made or lost, and nobody owes any
        expect(balance.availableFen + balance.frozenFen).toBe(sum(movements, changeOf));
        expect(balance.feesFen).toBe(sum(movements, ({ feeFen }) => feeFen));
        expect(balance.frozenFen).toBe(
          sum(merchant.orders, ({ transactionId }) => funds.frozenOf(MCHID, transactionId ?? '')),
        );
        expect(Math.min(balance.availableFen, balance.frozenFen, balance.feesFen)).toBeGreaterThanOrEqual(0);

        // payments − refunds − splits − transfers + top-ups, fees apart
        const of = (name: string) =>
          sum(
            movements.filter((each) => each.businessName === name),
            changeOf,
          );
        const paid = sum(merchant.orders, settlementFen);
        const refunded = sum(standing, (refund) => refund.settlementFen);
        expect(balance.availableFen + balance.frozenFen + balance.feesFen).toBe(
          paid - refunded + of('分账') + of('商家转账') + of('充值'),
        );
        const closedOf = (order: PayOrder) => refunds.ofOrder(order).filter(({ status }) => status === 'CLOSED');
        for (const order of merchant.orders) {
          const ofOrder = refunds.ofOrder(order).filter(({ status }) => status !== 'CLOSED');
          expect(sum(ofOrder, ({ amountFen }) => amountFen)).toBeLessThanOrEqual(order.amountFen);
          if (sum(ofOrder, ({ amountFen }) => amountFen) === order.amountFen && closedOf(order).length === 0) {
            expect(sum(ofOrder, ({ couponFen }) => couponFen)).toBe(order.coupon?.amountFen ?? 0);
            expect(sum(ofOrder, ({ feeFen }) => feeFen)).toBe(order.feeFen);
          }
          expect(order.state).toBe(refunds.ofOrder(order).length > 0 ? 'REFUND' : 'SUCCESS');
        }

        // every movement is on the bill of its day, and the last line of a day is its balance
        const days = [...new Set(movements.map(({ at }) => shanghaiDay(at)))];
        let carried = 0;
        let printed = 0;
        for (const day of days) {
          const { rows, summary } = readBill(writeBill(fundFlowBill(funds.movementsOn(MCHID, 'BASIC', day)), '\r\n'));
          carried += fenOf(summary.收入金额) - fenOf(summary.支出金额);
          const last = rows.at(-1);
          if (last) expect(fenOf(last['账户结余（元）'])).toBe(carried);
          expect(Number(summary.资金流水总笔数)).toBe(rows.length);
          printed += rows.length;
        }
        expect(carried).toBe(balance.availableFen + balance.frozenFen);
        expect(printed).toBe(movements.filter((each) => each.direction !== null && each.amountFen > 0).length);

        // trade bills agree with orders and refunds, day by day
        const trade = { paid: 0, refunded: 0, fees: 0 };
        for (const day of days) {
          const payments = payOrders.paidOn(MCHID, day);
          const asked = refunds.askedOn(MCHID, day).flatMap((refund) => {
            const order = payOrders.find(MCHID, refund.outTradeNo);
            return order ? [{ refund, order }] : [];
          });
          const table = tradeBill('ALL', { payments, refunds: asked }, shanghaiMidnight(day) + 34 * HOUR);
          const { rows, summary } = readBill(writeBill(table, '\n'));
          expect(sum(rows, (row) => fenOf(row.订单金额))).toBe(fenOf(summary.订单总金额));
          expect(sum(rows, (row) => fenOf(row.应结订单金额))).toBe(fenOf(summary.应结订单总金额));
          expect(sum(rows, (row) => fenOf(row.退款金额))).toBe(fenOf(summary.退款总金额));
          trade.paid += fenOf(summary.应结订单总金额);
          trade.refunded += fenOf(summary.退款总金额);
          trade.fees += fenOf(summary.手续费总金额);
        }
        const closed = refunds.all().filter(({ status }) => status === 'CLOSED');
        expect(trade).toEqual({
          paid,
          refunded: refunded + sum(closed, (refund) => refund.settlementFen),
          fees: balance.feesFen - sum(closed, ({ feeFen }) => feeFen),
        });
        sandbox.close();
      }),
      { numRuns: 60 },
    );
  });
});
