import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import type { MiniProgramApp, XpayMerchant } from '../../../server/src/wechat/config.ts';
import { createXpayPaymentRequest } from '../../../server/src/wechat/xpay/payment-request.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { appOf, type PushEndpoint, receivePushesOf } from './edge.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let app: MiniProgramApp;
let merchant: XpayMerchant;
let endpoint: PushEndpoint;
let person: string;
let openid: string;
let sessionKey: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  app = appOf(account, 'miniProgram');
  merchant = account.secrets.xpay!;
  await teahouse.given.tier(account, { key: 'tea' });
  endpoint = await receivePushesOf(teahouse, account, 'miniProgram');
  person = await teahouse.given.person();
  const code = await teahouse.given.loginCode(account, person);
  const exchange = await teahouse.app.services.wechat.miniProgram.exchangeLoginCode(app, code);
  if (exchange.outcome !== 'loggedIn') throw new Error(exchange.outcome);
  ({ openid, sessionKey } = exchange);
});
afterAll(async () => {
  await endpoint?.close();
  await teahouse?.stop();
});

let made = 0;
function newPurchase() {
  made += 1;
  return {
    outTradeNo: `X${Date.now()}x${made}`,
    productId: 'th_tea_month',
    goodsPriceFen: fen(1800),
    quantity: 1,
    attach: 'payment=1',
  };
}

/** Opens the sheet as a Mini Program does. */
async function openSheet(purchase: ReturnType<typeof newPurchase>, key = sessionKey) {
  const request = createXpayPaymentRequest(merchant, key, purchase);
  return teahouse.sandbox.phone('virtual-payment', { person, appid: app.appid, ...request });
}

async function buy(purchase: ReturnType<typeof newPurchase>): Promise<void> {
  const opening = await openSheet(purchase);
  if (!opening.ok) throw new Error(opening.errMsg);
  await teahouse.sandbox.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
  await teahouse.sandbox.control('idle');
}

const query = ({ outTradeNo }: { outTradeNo: string }) =>
  teahouse.app.services.wechat.xpay.queryOrder(app, merchant, { openid, outTradeNo });

it('sells a good: the phone takes the request, WeChat pushes the delivery, the order is delivered', async () => {
  const purchase = newPurchase();

  await buy(purchase);

  const delivery = endpoint.received.at(-1);
  expect(delivery).toMatchObject({
    format: 'json',
    event: {
      type: 'xpayGoodsDeliver',
      openid,
      outTradeNo: purchase.outTradeNo,
      env: 0,
      productId: 'th_tea_month',
      quantity: 1,
      origPriceFen: 1800,
      actualPriceFen: 1800,
      attach: 'payment=1',
      paidAt: expect.any(Date),
    },
  });
  expect(await query(purchase)).toMatchObject({
    outTradeNo: purchase.outTradeNo,
    state: 'delivered',
    env: 0,
    orderFeeFen: 1800,
    paidFeeFen: 1800,
    refundedFeeFen: 0,
    refundableFeeFen: 1800,
    paidAt: expect.any(Date),
    deliveredAt: expect.any(Date),
  });
});

it('finds an order unpaid while its sheet is open', async () => {
  const purchase = newPurchase();

  expect(await openSheet(purchase)).toMatchObject({ ok: true, sheet: { amountFen: 1800 } });

  const order = await query(purchase);
  expect(order).toMatchObject({ state: 'created', paidFeeFen: 0 });
  expect(order.paidAt).toBeUndefined();
});

it('finds an order paid whose push was lost, and reports it delivered, twice if need be', async () => {
  const { xpay } = teahouse.app.services.wechat;
  const purchase = newPurchase();
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
  await buy(purchase);

  expect((await query(purchase)).state).toBe('paid');
  await xpay.notifyProvideGoods(app, merchant, purchase.outTradeNo);
  await xpay.notifyProvideGoods(app, merchant, purchase.outTradeNo);

  expect((await query(purchase)).state).toBe('delivered');
  await teahouse.sandbox.control('faults', { clear: true });
});

it('throws for an order WeChat never saw', async () => {
  await expect(query(newPurchase())).rejects.toMatchObject({ name: 'WeChatApiError' });
});

it.each([
  ['another session key', () => openSheet(newPurchase(), 'AAAAAAAAAAAAAAAAAAAAAA=='), -15005],
  ['another price', () => openSheet({ ...newPurchase(), goodsPriceFen: fen(1) }), -15013],
  ['a good that is not for sale', () => openSheet({ ...newPurchase(), productId: 'th_none' }), -15010],
])('is refused by the phone with %s', async (_, open, errCode) => {
  expect(await open()).toMatchObject({ ok: false, errCode });
});

it('is refused by the phone when the AppKey is that of the other environment', async () => {
  const request = createXpayPaymentRequest({ ...merchant, appKey: '0'.repeat(32) }, sessionKey, newPurchase());

  expect(await teahouse.sandbox.phone('virtual-payment', { person, appid: app.appid, ...request })).toMatchObject({
    ok: false,
    errCode: -15006,
  });
});

it('does not believe a forged delivery, and takes the real one that follows', async () => {
  const purchase = newPurchase();
  await teahouse.sandbox.control('faults', { kind: 'xpay-push', mode: 'forged-signature', times: 1 });
  await buy(purchase);
  expect((await query(purchase)).state).toBe('paid');

  await teahouse.sandbox.control('clock', { advanceMs: 2_000 });
  await teahouse.sandbox.control('idle');

  expect(endpoint.distrusted).toEqual(['wrongSignature']);
  expect((await query(purchase)).state).toBe('delivered');
});

it('uploads and publishes a good', async () => {
  const { xpay } = teahouse.app.services.wechat;
  const good = {
    id: 'th_new_month',
    name: '新茶一个月',
    priceFen: fen(990),
    remark: '会员',
    imageUrl: 'https://teahouse.example/media/good.png',
  };

  await xpay.startUploadGoods(app, merchant, good);
  const uploaded = await finished(() => xpay.queryUploadGoods(app, merchant));
  await xpay.startPublishGoods(app, merchant, [good.id]);
  const published = await finished(() => xpay.queryPublishGoods(app, merchant));

  expect(uploaded).toMatchObject({ state: 'succeeded', goods: [{ id: good.id, state: 'succeeded' }] });
  expect(published).toMatchObject({ state: 'succeeded', goods: [{ id: good.id, state: 'succeeded' }] });
});

/** Asks until the task is done; WeChat's clock moves on in between. */
async function finished<Task extends { state: string }>(ask: () => Promise<Task>): Promise<Task> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const task = await ask();
    if (task.state !== 'running') return task;
    await teahouse.sandbox.control('clock', { advanceMs: 30_000 });
  }
  throw new Error('the task never ended');
}
