import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

describe.each([
  {
    client: 'MINI_PROGRAM',
    rail: 'XPAY',
    refundPath: '/xpay/refund_order',
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
    inParts: `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  REFUND    income:membership:tea        5.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           5.00
3  REFUND    income:membership:tea       13.00          xpay/<offer>/refund/<refund 2>
             assets:wechat:xpay:<offer>          13.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              36.00   36.00
`,
  },
  {
    client: 'OFFICIAL_ACCOUNT_H5',
    rail: 'WECHAT_PAY',
    refundPath: '/v3/refund/domestic/refunds',
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
    inParts: `
#  what      account                    debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:pay:<mchid>  18.00          wechat-pay/<mchid>/<payment 1>
             income:membership:tea              18.00
2  REFUND    income:membership:tea       5.00          wechat-pay/<mchid>/refund/<refund 1>
             assets:wechat:pay:<mchid>           5.00
3  REFUND    income:membership:tea      13.00          wechat-pay/<mchid>/refund/<refund 2>
             assets:wechat:pay:<mchid>          13.00
───────────────────────────────────────────────────────────────────────────────────────────
   balanced                             36.00   36.00
`,
  },
] as const)('over $rail, money that the staff give back', ({ client, rail, refundPath, whole, inParts }) => {
  const bought = async () => {
    const buyer = await Buyer.in(client, teahouse, account);
    const purchase = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await books.allProcessed();
    return { buyer, ...purchase };
  };
  const isMember = async (buyer: Buyer) => (await buyer.status()).memberships.some(({ isActive }) => isActive);

  it('all at once ends the membership', async () => {
    const { buyer, paymentId } = await bought();

    await desk.refund(paymentId);
    await desk.ended();
    await books.allProcessed();

    expect(await isMember(buyer)).toBe(false);
    expect(await books.openExceptions()).toEqual([]);
    expect(`\n${await books.printNamed(`All of it given back, over ${rail}`)}\n`).toBe(whole);
  });

  it('in two parts leaves the membership until the second', async () => {
    const { buyer, paymentId } = await bought();

    await desk.refund(paymentId, { amountFen: 500, reason: '少了两期' });
    await desk.ended();
    expect(await isMember(buyer)).toBe(true);
    await desk.refund(paymentId, { reason: '不再更新' });
    await desk.ended();
    await books.allProcessed();

    expect(await isMember(buyer)).toBe(false);
    expect(`\n${await books.printNamed(`First a part, then the rest, over ${rail}`)}\n`).toBe(inParts);
  });

  it('goes back once when WeChat says “failed” after it has succeeded', async () => {
    const { buyer, paymentId } = await bought();
    await teahouse.sandbox.control('faults', {
      kind: 'api',
      path: refundPath,
      httpStatus: 500,
      when: 'after',
      times: 3,
    });

    const { refund } = await desk.refund(paymentId);
    await desk.ended();
    await teahouse.app.services.refundWatch.examine(account.id, refund!.id);
    await books.allProcessed();

    expect(await desk.refunds()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1_800 }]);
    expect(await isMember(buyer)).toBe(false);
    expect(`\n${await books.printNamed(`“failed” after success, over ${rail}`)}\n`).toBe(whole);
  });

  it('goes back when nothing is heard of it, because WeChat is asked', async () => {
    const { buyer, paymentId } = await bought();
    const kind = client === 'MINI_PROGRAM' ? 'xpay-push' : 'pay-notification';
    await teahouse.sandbox.control('faults', { kind, mode: 'lost' });

    const { refund } = await desk.refund(paymentId);
    await expect
      .poll(async () => {
        await teahouse.app.services.refundWatch.examine(account.id, refund!.id);
        return (await desk.refunds()).map(({ status }) => status);
      })
      .toEqual(['SUCCEEDED']);

    expect(await isMember(buyer)).toBe(false);
    expect(`\n${await books.printNamed(`Nothing was heard, over ${rail}`)}\n`).toBe(whole);
  });

  it('goes back once although its report comes twice and at once', async () => {
    const { paymentId, outTradeNo } = await bought();
    await desk.refund(paymentId);
    await desk.ended();

    await teahouse.sandbox.control('repeat', { about: outTradeNo, times: 4, atOnce: 4 });
    await books.allProcessed();

    expect(`\n${await books.printNamed(`Reported again and again, over ${rail}`)}\n`).toBe(whole);
  });

  it('is asked for again when WeChat was away, under the same number', async () => {
    const { paymentId } = await bought();
    await teahouse.sandbox.control('faults', { kind: 'api', path: '*', httpStatus: 502, times: 'always' });
    const { refund } = await desk.refund(paymentId);
    const [before] = await teahouse.sql<{ out_refund_no: string }>('select out_refund_no from refunds where id = $1', [
      refund!.id,
    ]);
    await teahouse.app.services.refundWatch.examine(account.id, refund!.id);
    expect(await desk.refunds()).toMatchObject([{ status: 'PENDING', failure: null }]);
    await teahouse.sandbox.control('faults', { clear: true });

    await teahouse.app.services.refundWatch.examine(account.id, refund!.id);
    await desk.ended();
    await books.allProcessed();

    expect(await teahouse.sql('select out_refund_no from refunds where account_id = $1', [account.id])).toEqual([
      before,
    ]);
    expect(`\n${await books.printNamed(`WeChat had been away, over ${rail}`)}\n`).toBe(whole);
  });
});

it('that WeChat closes is listed, and another one is made', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'closed', times: 1 });

  await desk.refund(paymentId);
  expect(await desk.ended()).toMatchObject([{ status: 'FAILED', failure: 'REFUSED_BY_WECHAT' }]);
  expect(await books.openExceptions()).toEqual(['REFUND_FAILED']);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);

  await desk.refund(paymentId);
  expect((await desk.ended())[0]).toMatchObject({ status: 'SUCCEEDED' });
  expect(await books.openExceptions()).toEqual([]);
});

it('that fails at Virtual Payment is listed, and another one is made', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail', times: 1 });

  await desk.refund(paymentId);
  expect(await desk.ended()).toMatchObject([{ status: 'FAILED', failure: 'REFUSED_BY_WECHAT' }]);
  expect(await books.openExceptions()).toEqual(['REFUND_FAILED']);

  await desk.refund(paymentId);
  expect((await desk.ended())[0]).toMatchObject({ status: 'SUCCEEDED' });
  expect(await books.openExceptions()).toEqual([]);
});

it('that does not reach the payer’s account waits for a person, and access with it', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const { orderId, paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'abnormal', times: 1 });

  await desk.refund(paymentId);

  await expect
    .poll(() => desk.refunds())
    .toMatchObject([
      {
        status: 'PENDING',
        failure: 'PAYER_ACCOUNT_UNUSABLE',
        failureMessage: '付款人的银行卡或零钱无法收款：请在微信支付商户平台处理异常退款',
        failureDetail: 'abnormal 支付用户零钱',
      },
    ]);
  const { order } = await buyer.graphql.request<{ order: object }>(
    'query ($id: ID!) { order(id: $id) { refunds { failure failureDetail } } }',
    { id: orderId },
  );
  expect(order).toEqual({ refunds: [{ failure: 'PAYER_ACCOUNT_UNUSABLE', failureDetail: null }] });
  expect(await books.openExceptions()).toEqual(['REFUND_FAILED']);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
});
