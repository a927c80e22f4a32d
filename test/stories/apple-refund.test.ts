import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import { assetOf, Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

const Inquiries = gql`
  {
    appleRefundInquiries(first: 10) { edges { node { payOrderId reason verdict info evidence } } }
  }
`;

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let desk: RefundDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account({ isXpayOnIos: true });
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  desk = await RefundDesk.open(teahouse, account);
});
afterAll(() => teahouse?.stop());

async function boughtOnIphone() {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const purchase = await buyer.buy(tier.prices.MONTH.id);
  await books.allProcessed();
  return { buyer, ...purchase };
}
const inquiries = async () =>
  (
    await teahouse
      .as(await teahouse.given.staff(account))
      .request<{ appleRefundInquiries: { edges: { node: Record<string, string> }[] } }>(Inquiries)
  ).appleRefundInquiries.edges.map(({ node }) => node);
/** @returns what became of the question */
async function askApple(outTradeNo: string, decision: 'as-answered' | 'refund' | 'refuse' = 'as-answered') {
  const orderId = outTradeNo;
  await teahouse.sandbox.control('apple-refund-inquiry', {
    appid: account.miniAppid,
    orderId,
    reason: '误买',
    decision,
  });
  await teahouse.sandbox.control('idle');
  const { appleInquiries } = await teahouse.sandbox.control('state', { only: ['appleInquiries'] });
  return appleInquiries.findLast((inquiry) => inquiry.orderId === orderId)!;
}
const setPolicy = async (appleRefundPolicy: string) =>
  teahouse
    .as(await teahouse.given.staff(account))
    .request('mutation ($input: UpdateMoneySettingsInput!) { updateMoneySettings(input: $input) { __typename } }', {
      input: { version: 1, appleRefundPolicy },
    });

it('is Apple’s to give: neither staff nor member can, and its own refund ends what was bought', async () => {
  const { buyer, paymentId, outTradeNo } = await boughtOnIphone();
  expect(await desk.refund(paymentId)).toMatchObject({
    __typename: 'OnlyAppleRefunds',
    url: 'https://reportaproblem.apple.com',
  });

  await teahouse.sandbox.control('apple-refund', { appid: account.miniAppid, orderId: outTradeNo });
  await teahouse.sandbox.control('idle');
  await books.allProcessed();

  expect(await desk.refunds()).toMatchObject([
    { initiator: 'APPLE', status: 'SUCCEEDED', amountFen: 1_800, endsAccess: true },
  ]);
  expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
  expect(await books.balances()).toEqual({ [assetOf(account, 'MINI_PROGRAM')]: 0, 'income:membership:tea': 0 });
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.print('bought on an iPhone, given back by Apple')).toContain('balanced');
});

it('is learned of from WeChat when the payment was settled by a query', async () => {
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost' });
  const buyer = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const { paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));

  expect(await desk.refund(paymentId)).toMatchObject({ __typename: 'OnlyAppleRefunds' });
});

it('is found out at WeChat when the phone had not said that it is an iPhone', async () => {
  const { paymentId } = await boughtOnIphone();
  await teahouse.sql('update payments set is_apple = false where id = $1', [paymentId]);

  await desk.refund(paymentId);

  expect(await desk.ended()).toMatchObject([{ status: 'FAILED', failure: 'APPLE_ONLY' }]);
  expect(await books.openExceptions()).toEqual(['REFUND_FAILED']);
  expect(await desk.refund(paymentId)).toMatchObject({ __typename: 'OnlyAppleRefunds' });
});

describe('when Apple asks', () => {
  it('answers in time with what was delivered and read, keeps the answer, and shows it to the staff', async () => {
    const { buyer, outTradeNo } = await boughtOnIphone();
    const { id: articleId } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
    await buyer.graphql.request(
      'mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename } }',
      { input: { articleId, readBps: 9_500 } },
    );

    const inquiry = await askApple(outTradeNo);

    expect(inquiry.answer).toMatchObject({ resultCode: 1, resultInfo: '内容已大量阅读，不同意退款' });
    expect(inquiry.answer?.evidence).toMatch(/交付，有效期至 .*；至今 0 天，阅读其中 1 篇，最多读到 95%。$/);
    expect(inquiry.answer!.tookMs).toBeLessThan(3_000);
    expect(inquiry.state).toBe('refused');
    expect(await inquiries()).toEqual([
      {
        payOrderId: outTradeNo,
        reason: '误买',
        verdict: 'REFUSE',
        info: '内容已大量阅读，不同意退款',
        evidence: inquiry.answer?.evidence,
      },
    ]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  });

  it('agrees within the window, and Apple’s refund that follows is booked', async () => {
    const { buyer, outTradeNo } = await boughtOnIphone();

    const inquiry = await askApple(outTradeNo);

    expect(inquiry.answer).toMatchObject({ resultCode: 0, resultInfo: '付款 3 天内且基本未使用，同意退款' });
    await expect.poll(() => desk.refunds()).toMatchObject([{ initiator: 'APPLE', status: 'SUCCEEDED' }]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: false }]);
    expect(await books.print('Apple asked, and was told yes')).toContain('balanced');
  });

  it.each([
    ['APPROVE', 0],
    ['REFUSE', 1],
  ])('follows the policy %s', async (policy, resultCode) => {
    const { outTradeNo } = await boughtOnIphone();
    await setPolicy(policy);

    const inquiry = await askApple(outTradeNo, 'refuse');

    expect(inquiry.answer).toMatchObject({ resultCode });
  });

  it('says the same when it is asked again', async () => {
    const { outTradeNo } = await boughtOnIphone();
    await askApple(outTradeNo, 'refuse');
    await setPolicy('REFUSE');
    const { deliveries } = await teahouse.sandbox.control('deliveries', { owner: account.miniAppid });
    const { id } = deliveries.at(-1)!;

    const { delivery } = await teahouse.sandbox.control('redeliver', { id });

    expect(delivery.responseBody).toBe(deliveries.at(-1)?.responseBody);
    expect(await inquiries()).toHaveLength(1);
  });

  it('refuses, with reason, for a number that is nobody’s', async () => {
    const { buyer } = await boughtOnIphone();
    await teahouse.sandbox.control('push-message', {
      person: buyer.person,
      appid: account.miniAppid,
      message: {
        MsgType: 'event',
        Event: 'xpay_subscribe_ios_refund_query_notify',
        refund_time: '1766400000',
        order_time: '1766400000',
        channel_bill: '',
        bundleid: 'com.tencent.xin',
        product_id: 'th_tea_month',
        p_count: '1',
        refund_request_reason: '',
        provide_status: '1',
        pay_order_id: 'nobodys-number',
      },
    });
    await teahouse.sandbox.control('idle');

    expect(await inquiries()).toMatchObject([{ payOrderId: 'nobodys-number', verdict: 'REFUSE' }]);
  });

  it('says nothing rather than guess while the database does not answer', async () => {
    const { outTradeNo } = await boughtOnIphone();
    const holder = await teahouse.app.pool.connect();
    await holder.query('begin');
    await holder.query('lock table inbox_messages in access exclusive mode');

    const asked = askApple(outTradeNo, 'refund');
    await expect
      .poll(
        async () => {
          const { deliveries } = await teahouse.sandbox.control('deliveries', { owner: account.miniAppid });
          return deliveries.at(-1)?.verdict;
        },
        { timeout: 10_000 },
      )
      .not.toBe('accepted');
    await holder.query('rollback');
    holder.release();

    expect((await asked).answer).toBeNull();
  });
});
