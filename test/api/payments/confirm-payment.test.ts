import { afterAll, beforeAll, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
});
afterAll(() => teahouse?.stop());

it.each(['MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'] as const)(
  'believes WeChat and not the client that it was paid, in %s',
  async (client) => {
    const buyer = await Buyer.in(client, teahouse, account);
    const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));

    expect(await buyer.confirm(sheet.paymentId)).toMatchObject({
      payment: { status: 'PENDING', paidAt: null, order: { status: 'OPEN' } },
      viewer: { member: { memberships: [] } },
    });
    await buyer.cancel(sheet);
    expect(await buyer.confirm(sheet.paymentId)).toMatchObject({ payment: { status: 'PENDING' } });
  },
);

it.each([
  ['MINI_PROGRAM', '/xpay/query_order'],
  ['OFFICIAL_ACCOUNT_H5', '/v3/pay/transactions/out-trade-no/*'],
] as const)('says when WeChat cannot be asked in %s, and changes nothing', async (client, path) => {
  const buyer = await Buyer.in(client, teahouse, account);
  const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'api', path, httpStatus: 503, times: 'always' });

  expect(await buyer.confirm(sheet.paymentId)).toEqual({
    __typename: 'WeChatUnavailable',
    code: 'WECHAT_UNAVAILABLE',
    message: '微信暂时没有回应，请稍后再试',
  });

  await teahouse.sandbox.control('faults', { clear: true });
  expect(await buyer.confirm(sheet.paymentId)).toMatchObject({ payment: { status: 'PENDING' } });
});

it('does not believe an answer of WeChat Pay whose signature is wrong', async () => {
  const buyer = await Buyer.onPage(teahouse, account);
  const sheet = await buyer.openSheet(await buyer.ordered(tier.prices.MONTH.id));
  await teahouse.sandbox.control('faults', { kind: 'pay-answer', mode: 'forged-signature' });

  expect(await buyer.confirm(sheet.paymentId)).toMatchObject({ __typename: 'WeChatUnavailable' });
});

it('knows nobody else’s attempts', async () => {
  const [lin, chen] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];
  const { payment } = await lin.startPayment(await lin.ordered(tier.prices.MONTH.id));

  expect(await errorOf(chen.confirm(payment!.id))).toBe('NOT_FOUND');
  expect(await errorOf(lin.confirm(teahouse.given.unknownId()))).toBe('NOT_FOUND');
  expect(await errorOf(lin.confirm('no id'))).toBe('NOT_FOUND');
});
