import { randomUUID } from 'node:crypto';
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

it('signs a Virtual Payment for exactly what was ordered', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);

  const { payment, request } = await buyer.startPayment(await buyer.ordered(tier.prices.QUARTER.id));

  expect(payment).toMatchObject({ rail: 'XPAY', status: 'PENDING', amountFen: 5_400 });
  expect(request).toMatchObject({ __typename: 'XpayPaymentRequest', mode: 'short_series_goods' });
  expect(JSON.parse(request!.signData!)).toEqual({
    offerId: account.secrets.xpay!.offerId,
    buyQuantity: 1,
    env: 0,
    currencyType: 'CNY',
    productId: 'th_tea_quarter',
    goodsPrice: 5_400,
    outTradeNo: payment!.outTradeNo,
    attach: payment!.id,
  });
});

it('signs a WeChat Pay request on pages', async () => {
  const buyer = await Buyer.onPage(teahouse, account);

  const { payment, request } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  expect(payment).toMatchObject({ rail: 'WECHAT_PAY', status: 'PENDING' });
  expect(request).toMatchObject({ __typename: 'JsapiPaymentRequest', appId: account.officialAppid, signType: 'RSA' });
  expect(request?.package).toMatch(/^prepay_id=wx/);
});

it('knows nobody else’s orders', async () => {
  const [lin, chen] = [await Buyer.inMiniProgram(teahouse, account), await Buyer.inMiniProgram(teahouse, account)];
  const elsewhere = await Buyer.inMiniProgram(teahouse, await teahouse.given.account());
  const orderId = await lin.ordered(tier.prices.MONTH.id);

  expect(await errorOf(chen.startPayment(orderId))).toBe('NOT_FOUND');
  expect(await errorOf(elsewhere.startPayment(orderId))).toBe('NOT_FOUND');
  expect(await errorOf(lin.startPayment('no id'))).toBe('NOT_FOUND');
});

it('has an order paid in the client where it was placed, and nowhere else', async () => {
  const person = await teahouse.given.person();
  const inMiniProgram = await Buyer.inMiniProgram(teahouse, account, { person });
  const onPage = await Buyer.onPage(teahouse, account, { person });
  const orderId = await inMiniProgram.ordered(tier.prices.MONTH.id);

  expect(await onPage.startPayment(orderId)).toMatchObject({ __typename: 'NoLawfulRail', reason: 'NO_LAWFUL_RAIL' });
});

it('refuses an order that has run out, also before anybody swept it', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const orderId = await buyer.ordered(tier.prices.MONTH.id);
  await teahouse.sql(`update orders set expires_at = now() where id = $1`, [orderId]);

  expect(await buyer.startPayment(orderId)).toEqual({
    __typename: 'OrderNotPayable',
    status: 'CLOSED',
    code: 'ORDER_NOT_PAYABLE',
    message: '订单已超时关闭，请重新下单',
  });
});

it('cannot be made to use another rail, not even by plain SQL', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  await expect(teahouse.sql(`update payments set rail = 'WECHAT_PAY' where id = $1`, [payment!.id])).rejects.toThrow(
    'lawful_rail',
  );
  await expect(
    teahouse.sql(`update payments set client = 'OFFICIAL_ACCOUNT_H5', rail = 'WECHAT_PAY' where id = $1`, [
      payment!.id,
    ]),
  ).rejects.toThrow('foreign key');
});

it('cannot be made to hold two open attempts, not even by plain SQL', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { payment } = await buyer.startPayment(await buyer.ordered(tier.prices.MONTH.id));

  await expect(
    teahouse.sql(
      `insert into payments (id, account_id, order_id, order_kind, client, rail, out_trade_no, merchant, appid,
         payer_openid, amount_fen, currency, status, created_at, expires_at)
       select $1, account_id, order_id, order_kind, client, rail, $2, merchant, appid, payer_openid, amount_fen,
         currency, status, created_at, expires_at from payments where id = $3`,
      [randomUUID(), randomUUID().slice(0, 30), payment!.id],
    ),
  ).rejects.toThrow('one_open_payment');
});
