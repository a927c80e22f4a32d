import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sandbox } from '../sandbox.ts';
import { MINI_PROGRAM } from '../support/given-wechat.ts';
import { PayError } from './pay-error.ts';
import { isFinal } from './transfers.ts';

const DAY = 24 * 3600_000;
const MCHID = '1900000109';
const BOOKSHOP = '1900000110';
const { appid } = MINI_PROGRAM;

const ACTIONS = [
  'pay',
  'pay frozen',
  'pay frozen',
  'refund',
  'split',
  'split',
  'split',
  'split the rest',
  'unfreeze',
  'give back',
  'give back',
  'give back',
  'transfer',
  'confirm',
  'refuse',
  'cancel',
  'fail transfer',
  'fail share',
  'race a cancel',
] as const;

/** Whatever a merchant, its receivers and WeChat may do, in any order, while time goes on by any amount. */
const steps = fc.array(
  fc.record({
    action: fc.constantFrom(...ACTIONS),
    which: fc.nat(5),
    /** of the order, the share or a thousand yuan, whatever it is about */
    permille: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 400 })),
    waitMs: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.integer({ min: 60_000, max: 120_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * DAY }) },
    ),
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);
type Step = typeof steps extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function sum<Row>(rows: readonly Row[], fenOf: (row: Row) => number): number {
  return rows.reduce((total, row) => total + fenOf(row), 0);
}

/** One world, whose calls may be refused, but never half done. */
class World {
  readonly sandbox = new Sandbox(':memory:');
  private count = 0;

  constructor() {
    const { sandbox } = this;
    const keys = { wechatPayPublicKeyPem: 'unused', wechatPayPrivateKeyPem: 'unused' };
    const merchant = { mchid: MCHID, ...keys, appids: [appid], transferScenes: ['1005'] };
    sandbox.apply({
      apps: [MINI_PROGRAM],
      people: [{ id: 'lin' }],
      merchants: [merchant, { mchid: BOOKSHOP, ...keys, allowsProfitReturns: true }],
    });
    const relation = { relationType: 'PARTNER', customRelation: null };
    sandbox.profitReceivers.add({ mchid: MCHID, type: 'MERCHANT_ID', account: BOOKSHOP, ...relation });
    sandbox.profitReceivers.add({ mchid: MCHID, type: 'PERSONAL_OPENID', account: this.openid, ...relation });
  }

  get openid(): string {
    const { people } = this.sandbox;
    return people.openid(people.get('lin'), appid);
  }

  async do(step: Step): Promise<void> {
    await this.sandbox.clock.advance(step.waitMs);
    this.count += 1;
    const before = this.snapshot();
    try {
      await this.act(step, `N${String(this.count).padStart(6, '0')}`);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      expect(this.snapshot()).toBe(before);
    }
  }

  snapshot(): string {
    const { funds, transfers, profitSharing, profitReturns, refunds } = this.sandbox;
    const rows = [transfers, profitSharing, profitReturns, refunds].map((each) => each.all());
    return JSON.stringify([funds.allBalances(), ...rows]);
  }

  private async act({ action, which, permille }: Step, number: string): Promise<void> {
    const { sandbox, openid } = this;
    const { payOrders, profitSharing, profitReturns, transfers, refunds, faults } = sandbox;
    const pick = <Row>(rows: readonly Row[]): Row | undefined => rows[which % Math.max(1, rows.length)];
    const order = pick(payOrders.all());
    const transfer = pick(transfers.all());
    const amountFen = Math.ceil(((order?.amountFen ?? 0) * permille) / 1_000);
    const person = { type: 'PERSONAL_OPENID', account: openid, personId: 'lin', amountFen, description: '茶' } as const;
    const shop = { type: 'MERCHANT_ID', account: BOOKSHOP, personId: null, amountFen, description: '书' } as const;
    if (action === 'pay' || action === 'pay frozen') this.pay(number, permille * 100, action === 'pay frozen');
    else if (action === 'transfer') this.transfer(number, permille * 10);
    else if (action === 'confirm') transfer && transfers.confirm(transfer);
    else if (action === 'refuse') transfer && (await transfers.refuse(transfer));
    else if (action === 'cancel') transfer && transfers.cancel(transfer);
    else if (action === 'fail transfer') faults.add({ kind: 'transfer', mode: 'ACCOUNT_FROZEN' });
    else if (action === 'race a cancel') faults.add({ kind: 'transfer', mode: 'confirmed-during-cancel' });
    else if (action === 'fail share') faults.add({ kind: 'profit-sharing', mode: 'ACCOUNT_ABNORMAL' });
    else if (action === 'give back') {
      const split = pick(profitSharing.all());
      const request = { orderId: null, outOrderNo: null, returnMchid: BOOKSHOP, amountFen, description: '回退' };
      if (split) profitReturns.accept(split, { ...request, outReturnNo: number }, number);
    } else if (!order) return;
    else if (action === 'unfreeze') {
      profitSharing.unfreeze(order, { outOrderNo: number, description: '解冻', fingerprint: number });
    } else if (action === 'refund') {
      const { transactionId, outTradeNo, amountFen: totalFen } = order;
      const about = { transactionId, outTradeNo, outRefundNo: number, amountFen, totalFen };
      refunds.accept(order, { ...about, reason: null, notifyUrl: null, fundsAccount: null, from: [] }, number);
    } else {
      const shares = which % 2 === 0 ? [person, { ...shop, amountFen: 1 }] : [shop];
      const unfreezesRest = action === 'split the rest';
      profitSharing.split(order, { outOrderNo: number, unfreezesRest, shares, fingerprint: number });
    }
  }

  private pay(outTradeNo: string, amountFen: number, profitSharing: boolean): void {
    const { payOrders } = this.sandbox;
    const blank = { personId: 'lin', openid: this.openid, notifyUrl: '', fingerprint: '', attach: null };
    const about = { mchid: MCHID, appid, outTradeNo, amountFen, profitSharing, description: '茶', timeExpireAt: null };
    payOrders.create({ ...blank, ...about });
    payOrders.pay(MCHID, outTradeNo);
  }

  private transfer(outBillNo: string, amountFen: number): void {
    const about = { appid, outBillNo, sceneId: '1005', openid: this.openid, amountFen, remark: '佣金' };
    this.sandbox.transfers.create({
      ...about,
      mchid: MCHID,
      account: 'BASIC',
      personId: 'lin',
      userName: null,
      sealedUserName: null,
      notifyUrl: null,
      perception: '劳务报酬',
      fingerprint: outBillNo,
    });
  }
}

/** All that will never change again. */
function ends({ transfers, profitSharing, profitReturns }: Sandbox): [string, string][] {
  return [
    ...transfers.all().flatMap((each) => (isFinal(each.state) ? [each] : [])),
    ...profitSharing.all().flatMap((each) => (each.state === 'FINISHED' ? [each] : [])),
    ...profitReturns.all().flatMap((each) => (each.result === 'PROCESSING' ? [] : [each])),
  ].map((row) => [
    'outBillNo' in row ? row.outBillNo : 'returnId' in row ? row.returnId : row.orderId,
    JSON.stringify(row),
  ]);
}

describe('whatever is split, released, transferred and refunded', () => {
  it('every fen is somewhere, once, and what has ended stays as it ended', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (happening) => {
        const world = new World();
        const { sandbox } = world;
        const { funds, payOrders, refunds, profitSharing, profitReturns, transfers } = sandbox;
        const ended = new Map<string, string>();

        for (const step of happening) {
          await world.do(step);
          for (const [id, row] of ends(sandbox)) {
            expect(ended.get(id) ?? row).toBe(row);
            ended.set(id, row);
          }

          const { availableFen, frozenFen, feesFen } = funds.balance(MCHID);
          const shares = profitSharing
            .all()
            .flatMap((split) => split.shares)
            .filter(({ result, account }) => result !== 'CLOSED' && account !== MCHID);
          const returned = profitReturns.all().filter(({ result }) => result === 'SUCCESS');
          const received = shares.filter(({ result, account }) => result === 'SUCCESS' && account === BOOKSHOP);
          const out =
            sum(refunds.all(), ({ status, amountFen }) => (status === 'CLOSED' ? 0 : amountFen)) +
            sum(shares, ({ amountFen }) => amountFen) -
            sum(returned, ({ amountFen }) => amountFen) +
            sum(transfers.all(), ({ state, amountFen }) => (state === 'FAIL' || state === 'CANCELLED' ? 0 : amountFen));
          const paid = sum(payOrders.all(), ({ paidAt, amountFen }) => (paidAt === null ? 0 : amountFen));
          expect(availableFen + frozenFen).toBe(paid - feesFen - out);
          expect(availableFen).toBeGreaterThanOrEqual(0);
          expect(frozenFen).toBe(sum(payOrders.all(), (order) => profitSharing.unsplitFen(order)));
          expect(funds.balance(BOOKSHOP).availableFen).toBe(
            sum(received, ({ amountFen }) => amountFen) - sum(returned, ({ amountFen }) => amountFen),
          );
          for (const order of payOrders.all()) {
            const ofOrder = profitSharing.all().filter(({ transactionId }) => transactionId === order.transactionId);
            const toOthers = ofOrder.flatMap((split) => split.shares).filter((share) => share.account !== MCHID);
            const shared = sum(toOthers, ({ result, amountFen }) => (result === 'CLOSED' ? 0 : amountFen));
            expect(shared).toBeLessThanOrEqual(Math.floor(order.amountFen * 0.3));
          }
        }

        await sandbox.clock.advance(60 * DAY);
        expect(funds.balance(MCHID).frozenFen).toBe(0);
        expect(transfers.all().every(({ state }) => isFinal(state))).toBe(true);
        expect(profitSharing.all().every(({ state }) => state === 'FINISHED')).toBe(true);
        sandbox.close();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
