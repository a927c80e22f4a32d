import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { shanghaiDate } from '../../../server/src/shared/time/shanghai.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const HOUR_MS = 3_600_000;
const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
});
afterAll(() => teahouse?.stop());

const Bills = gql`
  { bills { edges { node {
    kind billOn status lineCount incomeFen expenseFen feeFen exceptionCount
    lines(first: 20) { edges { node { kind amountFen feeFen match } } }
  } } } }
`;
const Exceptions = gql`
  { paymentExceptions { edges { node { id kind suggestedAction resolution resolvedAt } } } }
`;
const Resolve = gql`
  mutation ($id: ID!, $resolution: String!) {
    resolvePaymentException(input: { id: $id, resolution: $resolution }) { ... on ResolvePaymentExceptionSuccess { id } }
  }
`;

interface BillNode {
  readonly kind: string;
  readonly lines: { readonly edges: readonly { readonly node: Record<string, unknown> }[] };
}
const bills = async () =>
  (await teahouse.as(owner).request<{ bills: { edges: { node: BillNode }[] } }>(Bills)).bills.edges
    .map(({ node }) => ({ ...node, lines: node.lines.edges.map((edge) => edge.node) }))
    .sort((a, b) => a.kind.localeCompare(b.kind));
const exceptions = async () =>
  (
    await teahouse.as(owner).request<{ paymentExceptions: { edges: { node: Record<string, unknown> }[] } }>(Exceptions)
  ).paymentExceptions.edges.map(({ node }) => node);

/** To eleven in the morning of the next day in China, when the bills of today are there. */
async function nextMorning(): Promise<void> {
  const now = clock.now().getTime() + 8 * HOUR_MS;
  const tomorrow = Math.floor(now / (24 * HOUR_MS) + 1) * 24 * HOUR_MS + 11 * HOUR_MS;
  await clock.travel(teahouse, tomorrow - now);
  // Sessions of the staff end with time as everybody's.
  owner = await teahouse.given.staff(account);
}
const balances = async () => {
  const rows = await teahouse.sql<{ ledger_account: string; fen: number }>(
    `select ledger_account, sum(amount_fen)::int as fen from ledger_entries where account_id = $1
      group by 1 having sum(amount_fen) <> 0 order by 1`,
    [account.id],
  );
  return Object.fromEntries(rows.map((row) => [row.ledger_account, row.fen]));
};

it('matches a day of WeChat Pay, books its fees, and finds nothing to list', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.MONTH.id);
  const paidOn = shanghaiDate(clock.now());

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  await teahouse.app.services.reconciliation.run();

  expect(await bills()).toEqual([
    {
      kind: 'WECHAT_PAY_FUND_FLOW',
      billOn: paidOn,
      status: 'MATCHED',
      lineCount: 2,
      incomeFen: 1_800,
      expenseFen: 11,
      feeFen: 0,
      exceptionCount: 0,
      lines: [
        { kind: 'PAYMENT', amountFen: 1_800, feeFen: 0, match: 'MATCHED' },
        { kind: 'FEE', amountFen: -11, feeFen: 0, match: 'MATCHED' },
      ],
    },
    {
      kind: 'WECHAT_PAY_TRADE',
      billOn: paidOn,
      status: 'MATCHED',
      lineCount: 1,
      incomeFen: 1_800,
      expenseFen: 0,
      feeFen: 11,
      exceptionCount: 0,
      lines: [{ kind: 'PAYMENT', amountFen: 1_800, feeFen: 11, match: 'MATCHED' }],
    },
  ]);
  expect(await exceptions()).toEqual([]);
  expect(await balances()).toEqual({
    [`assets:wechat:pay:${account.mchid}`]: 1_789,
    'expenses:fees:wechat-pay': 11,
    'income:membership:tea': -1_800,
  });
});

it('settles a payment that only the bill tells of, and says so', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'lost', times: 'always' });
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/v3/pay/transactions/out-trade-no/*',
    httpStatus: 500,
    times: 'always',
  });
  const orderId = await reader.ordered(tier.prices.MONTH.id);
  await reader.pay(await reader.openSheet(orderId));

  await nextMorning();
  expect((await teahouse.sql('select status from orders where id = $1', [orderId]))[0]).not.toEqual({ status: 'PAID' });
  await teahouse.app.services.reconciliation.run();
  await teahouse.sandbox.control('faults', { clear: true });

  expect(await teahouse.sql('select status, settled_from from payments where order_id = $1', [orderId])).toEqual([
    { status: 'PAID', settled_from: 'RECONCILIATION' },
  ]);
  expect(await teahouse.sql('select count(*)::int from memberships where order_id = $1', [orderId])).toEqual([
    { count: 1 },
  ]);
  expect(await exceptions()).toEqual([]);
});

it('takes no fee for returned when the refund came to nothing', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  const { paymentId, outTradeNo } = await reader.settle(await reader.placeOrder(tier.prices.MONTH.id));
  const desk = await RefundDesk.open(teahouse, account);
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'closed', about: outTradeNo });
  await desk.refund(paymentId);
  expect(await desk.ended()).toMatchObject([{ status: 'FAILED' }]);

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  await teahouse.app.services.reconciliation.run();

  expect(await bills()).toMatchObject([
    { kind: 'WECHAT_PAY_FUND_FLOW', status: 'MATCHED', exceptionCount: 0 },
    { kind: 'WECHAT_PAY_TRADE', status: 'MATCHED', exceptionCount: 0 },
  ]);
  expect(await balances()).toEqual({
    [`assets:wechat:pay:${account.mchid}`]: 1_789,
    'expenses:fees:wechat-pay': 11,
    'income:membership:tea': -1_800,
  });
});

it('lists no movement of a refund that was made in the console and came to nothing', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  const { outTradeNo } = await reader.settle(await reader.placeOrder(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'closed', about: outTradeNo });
  await teahouse.app.services.wechat.pay.refund(account.secrets.pay!, {
    outTradeNo,
    outRefundNo: `console${outTradeNo.slice(-12)}`,
    refundFen: fen(1_800),
    totalFen: fen(1_800),
    notifyUrl: `${teahouse.url}/wechat/pay/${account.mchid}/refunds`,
  });

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  await teahouse.app.services.reconciliation.run();

  expect(await bills()).toMatchObject([
    { kind: 'WECHAT_PAY_FUND_FLOW', status: 'MATCHED', lineCount: 4, exceptionCount: 0 },
    { kind: 'WECHAT_PAY_TRADE', status: 'MATCHED', exceptionCount: 0 },
  ]);
  expect(await exceptions()).toEqual([]);
  expect(await balances()).toMatchObject({ [`assets:wechat:pay:${account.mchid}`]: 1_789 });
});

it('follows what the owner did at WeChat by hand', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.MONTH.id);
  await teahouse.sandbox.control('top-up', { mchid: account.mchid, amountFen: 5_000 });

  await nextMorning();
  await teahouse.app.services.reconciliation.run();

  expect(await balances()).toEqual({
    [`assets:wechat:pay:${account.mchid}`]: 6_789,
    'equity:owner': -5_000,
    'expenses:fees:wechat-pay': 11,
    'income:membership:tea': -1_800,
  });
});

it('lists what the bill does not have, with what to do, until the staff says it is done', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  const { orderId } = await reader.buy(tier.prices.MONTH.id);
  const unpaid = await reader.ordered(tier.prices.QUARTER.id);
  const { outTradeNo, paymentId } = await reader.openSheet(unpaid);
  // A report that nobody but us believed: our books say paid, WeChat's bill will not.
  await teahouse.app.services.settlement.settle(
    account.id,
    {
      rail: 'WECHAT_PAY',
      outTradeNo,
      merchant: account.mchid,
      xpayEnv: null,
      appid: account.officialAppid,
      payerOpenid: null,
      amountFen: tier.prices.QUARTER.amountFen,
      currency: 'CNY',
      goods: null,
      providerTransactionId: '4200000000000000000000000001',
      paidAt: clock.now(),
      isApple: null,
      givenBack: 'NOTHING',
    } as never,
    'QUERY' as never,
  );

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  const [listed, ...others] = await exceptions();
  await teahouse.as(owner).request(Resolve, { id: listed!.id, resolution: '已向微信支付查证' });

  expect(others).toEqual([]);
  expect(listed).toMatchObject({ kind: 'MISSING_IN_BILL', resolvedAt: null });
  expect(listed!.suggestedAction).toContain('账本有而账单没有');
  expect(await exceptions()).toMatchObject([{ resolution: '已向微信支付查证', resolvedAt: expect.any(String) }]);
  expect(orderId).not.toBe(paymentId);
});

it('asks again for a bill that WeChat has not written, and leaves no line of one that breaks off', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.MONTH.id);
  await nextMorning();
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/v3/bill/tradebill',
    httpStatus: 400,
    code: 'STATEMENT_CREATING',
    times: 'always',
  });
  await teahouse.app.services.reconciliation.run();
  expect(await bills()).toMatchObject([{ status: 'DOWNLOADED' }, { status: 'WAITING', lineCount: 0 }]);

  await teahouse.sandbox.control('faults', { clear: true });
  await teahouse.sandbox.control('faults', {
    kind: 'api',
    path: '/v3/billdownload/file',
    truncate: true,
    times: 'always',
  });
  await clock.travel(teahouse, HOUR_MS);
  await teahouse.app.services.reconciliation.run();
  expect(await bills()).toMatchObject([{ status: 'DOWNLOADED' }, { status: 'WAITING', lineCount: 0, lines: [] }]);

  await teahouse.sandbox.control('faults', { clear: true });
  await clock.travel(teahouse, HOUR_MS);
  await teahouse.app.services.reconciliation.run();
  expect(await bills()).toMatchObject([{ status: 'MATCHED' }, { status: 'MATCHED', lineCount: 1 }]);
});

it('matches a day of Virtual Payment with its fees, settling what only the bill tells of', async () => {
  const [known, unheard] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];
  await known.buy(tier.prices.MONTH.id);
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/xpay/query_order', errcode: -1, times: 'always' });
  await unheard.pay(await unheard.openSheet(await unheard.ordered(tier.prices.QUARTER.id)));

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  await clock.travel(teahouse, HOUR_MS);
  await teahouse.app.services.reconciliation.run();
  await teahouse.sandbox.control('faults', { clear: true });

  expect(await bills()).toMatchObject([
    { kind: 'XPAY', status: 'MATCHED', lineCount: 2, incomeFen: 7_200, feeFen: 72, exceptionCount: 0 },
  ]);
  expect(await exceptions()).toEqual([]);
  expect(await balances()).toEqual({
    [`assets:wechat:xpay:${account.secrets.xpay!.offerId}`]: 7_128,
    'expenses:fees:xpay': 72,
    'income:membership:tea': -7_200,
  });
});

it('takes a refund of the console off the list that came to nothing before we heard of the payment', async () => {
  const reader = await Buyer.onPage(teahouse, account);
  await teahouse.sandbox.control('faults', { kind: 'pay-notification', mode: 'lost', times: 'always' });
  const orderId = await reader.ordered(tier.prices.MONTH.id);
  await reader.pay(await reader.openSheet(orderId));
  const [{ outTradeNo }] = (await teahouse.sql(
    'select out_trade_no as "outTradeNo" from payments where order_id = $1',
    [orderId],
  )) as [{ outTradeNo: string }];
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'closed', about: outTradeNo });
  await teahouse.app.services.wechat.pay.refund(account.secrets.pay!, {
    outTradeNo,
    outRefundNo: `console${outTradeNo.slice(-12)}`,
    refundFen: fen(1_800),
    totalFen: fen(1_800),
    notifyUrl: `${teahouse.url}/wechat/pay/${account.mchid}/refunds`,
  });
  await clock.travel(teahouse, 2 * 60_000);
  await teahouse.app.services.paymentWatch.sweep();
  owner = await teahouse.given.staff(account);
  expect(await exceptions()).toMatchObject([{ kind: 'REFUNDED_ELSEWHERE', resolvedAt: null }]);

  await nextMorning();
  await teahouse.app.services.reconciliation.run();
  await teahouse.sandbox.control('faults', { clear: true });

  expect(await exceptions()).toMatchObject([{ kind: 'REFUNDED_ELSEWHERE', resolvedAt: expect.any(String) }]);
  expect(await teahouse.sql('select status, refunded_fen::int from payments where order_id = $1', [orderId])).toEqual([
    { status: 'PAID', refunded_fen: 0 },
  ]);
});
