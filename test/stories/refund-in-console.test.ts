import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../server/src/shared/money/fen.ts';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  desk = await RefundDesk.open(teahouse, account);
});
afterAll(() => teahouse?.stop());

type SellingClient = 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5';

/** Gives money back past Teahouse, as somebody does in WeChat's own console. */
async function refundInConsole(client: SellingClient, outTradeNo: string, amountFen: number): Promise<void> {
  const outRefundNo = `console${randomUUID().slice(0, 8)}`;
  const [payment] = await teahouse.sql<{ payer_openid: string }>(
    'select payer_openid from payments where out_trade_no = $1',
    [outTradeNo],
  );
  const { miniProgram, xpay, pay } = account.secrets;
  const { wechat } = teahouse.app.services;
  if (client === 'MINI_PROGRAM') {
    const order = { openid: payment!.payer_openid, outTradeNo };
    const { refundableFeeFen: leftFen } = await wechat.xpay.queryOrder(miniProgram!, xpay!, order);
    const refund = { ...order, outRefundNo, leftFen, refundFen: fen(amountFen) };
    await wechat.xpay.refundOrder(miniProgram!, xpay!, { ...refund, reason: 'other', source: 'staff' });
  } else {
    await wechat.pay.refund(pay!, {
      outTradeNo,
      outRefundNo,
      refundFen: fen(amountFen),
      totalFen: fen(1_800),
      notifyUrl: `${teahouse.url}/wechat/pay/${account.mchid}/refunds`,
    });
  }
  await expect
    .poll(async () => {
      const { refunds, xpayRefunds } = await teahouse.sandbox.control('state', { only: ['refunds', 'xpayRefunds'] });
      const ours = [...refunds, ...xpayRefunds].filter((refund) => JSON.stringify(refund).includes(outTradeNo));
      return ours.every((refund) => refund.status === 'SUCCESS' || refund.status === 5);
    })
    .toBe(true);
  await teahouse.sandbox.control('idle');
}

describe.each([
  {
    client: 'MINI_PROGRAM',
    kind: 'xpay-push',
    whole: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  REFUND    income:membership:tea       18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          18.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              36.00   36.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    kind: 'pay-notification',
    whole: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 1>
             income:membership:tea              18.00
2  REFUND    income:membership:tea      18.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>          18.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             36.00   36.00
`,
  },
] as const)('money given back in WeChat’s own console ($client)', ({ client, kind, whole }) => {
  it('is booked, and what it bought ends', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const { outTradeNo } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));

    await refundInConsole(client, outTradeNo, 1_800);
    await books.allProcessed();

    expect(await desk.refunds()).toMatchObject([{ initiator: 'WECHAT', status: 'SUCCEEDED', endsAccess: true }]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
    expect(await books.openExceptions()).toEqual([]);
    expect(`\n${await books.printNamed(`Given back in the console, ${client}`)}\n`).toBe(whole);
  });

  it('is booked in part, and the staff give the rest back', async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const { outTradeNo, paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));

    await refundInConsole(client, outTradeNo, 800);
    await books.allProcessed();
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
    expect(await desk.refund(paymentId)).toMatchObject({ refund: { amountFen: 1_000, endsAccess: true } });
    await desk.ended();

    expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
    expect(Object.values(await books.balances())).toEqual([0, 0]);
  });

  it('is reported before its payment: both are booked, and nothing is left open', async () => {
    await teahouse.sandbox.control('faults', { kind, mode: 'lost' });
    const buyer = await Buyer.in(client, teahouse, account);
    const { outTradeNo } = await buyer.buy(tier.prices.MONTH.id);
    expect(await books.messages()).toBe(0);

    await refundInConsole(client, outTradeNo, 1_800);
    await books.allProcessed();

    expect(await desk.refunds()).toMatchObject([{ initiator: 'WECHAT', status: 'SUCCEEDED', amountFen: 1_800 }]);
    expect((await buyer.status()).memberships.filter(({ isActive }) => isActive)).toEqual([]);
    expect(await books.openExceptions()).toEqual([]);
    expect(`\n${await books.printNamed(`Refund first, payment after, ${client}`)}\n`).toBe(whole);
  });
});

it('is found with its payment when Virtual Payment told of neither', async () => {
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { outTradeNo, paymentId } = await buyer.buy(tier.prices.MONTH.id);
  await refundInConsole('MINI_PROGRAM', outTradeNo, 1_800);

  await buyer.confirm(paymentId);

  expect(await desk.refunds()).toMatchObject([{ initiator: 'WECHAT', status: 'SUCCEEDED', amountFen: 1_800 }]);
  expect((await buyer.status()).memberships.filter(({ isActive }) => isActive)).toEqual([]);
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.print('Paid and given back, and nothing heard of either')).toContain('balanced');
  await teahouse.sandbox.control('faults', { clear: true });
});

it('is listed until it is known how much, when WeChat Pay told of neither', async () => {
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'lost', times: 'always' });
  const buyer = await Buyer.onPage(teahouse, account);
  const { outTradeNo, paymentId } = await buyer.buy(tier.prices.MONTH.id);
  await refundInConsole('OFFICIAL_ACCOUNT_H5', outTradeNo, 1_800);

  await buyer.confirm(paymentId);
  expect(await books.openExceptions()).toEqual(['REFUNDED_ELSEWHERE']);

  await teahouse.sandbox.control('faults', { clear: true });
  await teahouse.sandbox.control('clock', { advanceMs: 60_000 });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();
  expect(await books.openExceptions()).toEqual([]);
  expect(Object.values(await books.balances())).toEqual([0, 0]);
});
