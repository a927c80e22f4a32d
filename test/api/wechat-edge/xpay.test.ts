import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { createXpayPaymentRequest } from '../../../server/src/wechat/xpay/payment-request.ts';
import { XpayEdge } from './xpay-edge.ts';

let edge: XpayEdge;

beforeAll(async () => {
  edge = await XpayEdge.start();
});
afterAll(() => edge?.stop());

it('sells a good: the phone takes the request, WeChat pushes the delivery, the order is delivered', async () => {
  const purchase = edge.newPurchase();

  await edge.buy(purchase);

  const delivery = edge.endpoint.received.at(-1);
  expect(delivery).toMatchObject({
    format: 'json',
    event: {
      type: 'xpayGoodsDeliver',
      openid: edge.openid,
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
  expect(await edge.query(purchase)).toMatchObject({
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
  const purchase = edge.newPurchase();

  expect(await edge.openSheet(purchase)).toMatchObject({ ok: true, sheet: { amountFen: 1800 } });

  const order = await edge.query(purchase);
  expect(order).toMatchObject({ state: 'created', paidFeeFen: 0 });
  expect(order.paidAt).toBeUndefined();
});

it('finds an order paid whose push was lost, and reports it delivered, twice if need be', async () => {
  const { xpay, app, merchant } = edge;
  const purchase = edge.newPurchase();
  await edge.sandbox.control('faults', { kind: 'xpay-push', mode: 'lost', times: 'always' });
  await edge.buy(purchase);

  expect((await edge.query(purchase)).state).toBe('paid');
  await xpay.notifyProvideGoods(app, merchant, purchase.outTradeNo);
  await xpay.notifyProvideGoods(app, merchant, purchase.outTradeNo);

  expect((await edge.query(purchase)).state).toBe('delivered');
  await edge.sandbox.control('faults', { clear: true });
});

it('throws for an order WeChat never saw', async () => {
  await expect(edge.query(edge.newPurchase())).rejects.toMatchObject({ name: 'WeChatApiError' });
});

it.each([
  ['another session key', () => edge.openSheet(edge.newPurchase(), 'AAAAAAAAAAAAAAAAAAAAAA=='), -15005],
  ['another price', () => edge.openSheet({ ...edge.newPurchase(), goodsPriceFen: fen(1) }), -15013],
  ['a good that is not for sale', () => edge.openSheet({ ...edge.newPurchase(), productId: 'th_none' }), -15010],
])('is refused by the phone with %s', async (_, open, errCode) => {
  expect(await open()).toMatchObject({ ok: false, errCode });
});

it('is refused by the phone when the AppKey is that of the other environment', async () => {
  const { merchant, sessionKey, person, app } = edge;
  const request = createXpayPaymentRequest({ ...merchant, appKey: '0'.repeat(32) }, sessionKey, edge.newPurchase());

  expect(await edge.sandbox.phone('virtual-payment', { person, appid: app.appid, ...request })).toMatchObject({
    ok: false,
    errCode: -15006,
  });
});

it('does not believe a forged delivery, and takes the real one that follows', async () => {
  const purchase = edge.newPurchase();
  await edge.sandbox.control('faults', { kind: 'xpay-push', mode: 'forged-signature', times: 1 });
  await edge.buy(purchase);
  expect((await edge.query(purchase)).state).toBe('paid');

  await edge.sandbox.control('clock', { advanceMs: 2_000 });
  await edge.sandbox.control('idle');

  expect(edge.endpoint.distrusted).toEqual(['wrongSignature']);
  expect((await edge.query(purchase)).state).toBe('delivered');
});

it('uploads and publishes a good', async () => {
  const { xpay, app, merchant } = edge;
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
    await edge.sandbox.control('clock', { advanceMs: 30_000 });
  }
  throw new Error('the task never ended');
}
