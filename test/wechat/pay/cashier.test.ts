import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenOrders, givenOrders, PAY } from '../support/given-orders.ts';
import { FOREIGN_KEYS, type Json, MERCHANT, MINI_PROGRAM, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

describe('the cashier', () => {
  let shop: GivenOrders;

  beforeEach(async () => {
    shop = await givenOrders();
  });

  afterEach(() => shop.wechat.stop());

  const ask = (payment: ReturnType<GivenOrders['clientPayment']>) => shop.wechat.phone('jsapi-payment', payment);

  it('opens for the right parameters', async () => {
    const { json } = await shop.order();

    expect(await ask(shop.clientPayment(json.prepay_id))).toEqual({
      ok: true,
      sheet: { id: expect.any(String), title: '茶客月度会员', amountFen: 1800, payee: MERCHANT.name },
    });
  });

  it.each<[string, Json]>([
    ['MD5', { signType: 'MD5' }],
    ['milliseconds', { timeStamp: String(Date.now()) }],
    ['a number for timeStamp', { timeStamp: 1700000000 as unknown as string }],
    ['another appId', { appId: MINI_PROGRAM.appid }],
    ['no appId on a page', { appId: undefined }],
    ['another nonce than the signed one', { nonceStr: 'nonce2' }],
    ['no nonce', { nonceStr: '' }],
    ['a package without prepay_id', { package: 'wx20261122' }],
    ['an unknown prepay_id', { package: 'prepay_id=wx00000000000000aaaaaaaaaaaaaaaaaaaa' }],
    ['the wrong appid in the signed text', { signedAppid: MINI_PROGRAM.appid }],
    ['another person’s phone', { person: 'wang' }],
  ])('stays shut for %s', async (_what, change) => {
    const { json } = await shop.order();

    const answer = await ask(shop.clientPayment(json.prepay_id, change));

    expect(answer).toMatchObject({ ok: false, errCode: -1 });
  });

  it('stays shut for another merchant’s key', async () => {
    const { json } = await shop.order();

    const answer = await ask(shop.clientPayment(json.prepay_id, {}, FOREIGN_KEYS.privateKeyPem));

    expect(answer).toMatchObject({ ok: false, errMsg: 'get_brand_wcpay_request:fail 支付验证签名失败' });
  });

  it('stays shut for an order of another app than the one that runs', async () => {
    const { json } = await shop.order();

    const answer = await ask(
      shop.clientPayment(json.prepay_id, { appid: MINI_PROGRAM.appid, signedAppid: MINI_PROGRAM.appid }),
    );

    expect(answer).toMatchObject({ ok: false, errMsg: 'requestPayment:fail 下单账号与支付账号不一致（appid）' });
  });

  it('takes a Mini Program’s order without appId', async () => {
    const { json } = await shop.order({
      appid: MINI_PROGRAM.appid,
      payer: { openid: shop.openid('lin', MINI_PROGRAM.appid) },
    });

    const answer = await ask(
      shop.clientPayment(json.prepay_id, {
        appid: MINI_PROGRAM.appid,
        appId: undefined,
        signedAppid: MINI_PROGRAM.appid,
      }),
    );

    expect(answer.ok).toBe(true);
    if (!answer.ok) return;
    expect(await shop.wechat.phone('pay-sheet', { id: answer.sheet.id, ...PAY })).toEqual({
      ok: true,
      errMsg: 'requestPayment:ok',
    });
  });

  it('checks the payment directory where one is registered', async () => {
    await shop.wechat.control('world', {
      apps: [{ appid: SERVICE_ACCOUNT.appid, payDirectories: ['https://teahouse.example/h5/'] }],
    });
    const { json } = await shop.order();
    const from = (pageUrl?: string) => ask(shop.clientPayment(json.prepay_id, { pageUrl }));

    expect((await from()).ok).toBe(false);
    expect((await from('https://teahouse.example/other/')).ok).toBe(false);
    expect((await from('https://teahouse.example/h5/pages/membership/index')).ok).toBe(true);
  });

  it('forgets a prepay_id after two hours, not the order', async () => {
    const { json } = await shop.order();
    await shop.advance(2 * 3600_000);

    expect((await ask(shop.clientPayment(json.prepay_id))).ok).toBe(false);
    const { json: again } = await shop.order();
    expect((await ask(shop.clientPayment(again.prepay_id))).ok).toBe(true);
  });

  it('takes no money after time_expire, which is at least a minute away', async () => {
    const soon = new Date(Date.now() + 5_000).toISOString();
    const { json } = await shop.order({ time_expire: soon });
    await shop.advance(50_000);
    expect((await ask(shop.clientPayment(json.prepay_id))).ok).toBe(true);

    await shop.advance(15_000);

    const answer = await ask(shop.clientPayment(json.prepay_id));
    expect(answer).toMatchObject({ ok: false, errMsg: 'get_brand_wcpay_request:fail 该订单已过期' });
    expect((await shop.query()).json.trade_state).toBe('NOTPAY');
  });

  it('charges an order once, whichever sheet is first', async () => {
    const first = await shop.openSheet();
    const second = await shop.openSheet();

    const results = await Promise.all([first, second].map((id) => shop.wechat.phone('pay-sheet', { id, ...PAY })));

    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await shop.query()).json.trade_state).toBe('SUCCESS');
  });

  it('charges nothing once the order was closed under the open sheet', async () => {
    const id = await shop.openSheet();
    await shop.close();

    expect(await shop.wechat.phone('pay-sheet', { id, ...PAY })).toMatchObject({ ok: false, errCode: -1 });
    expect((await shop.query()).json.trade_state).toBe('CLOSED');
  });

  it('stays when the PIN is wrong, and is cancelled without a charge', async () => {
    const id = await shop.openSheet();

    expect(await shop.wechat.phone('pay-sheet', { id, action: 'pay', pin: '654321' })).toMatchObject({
      errCode: 'WRONG_PIN',
      sheetStays: true,
    });
    expect(await shop.wechat.phone('pay-sheet', { id, action: 'cancel' })).toMatchObject({
      ok: false,
      errMsg: 'get_brand_wcpay_request:cancel',
    });
    expect((await shop.query()).json.trade_state).toBe('NOTPAY');
    expect((await shop.pay()).ok).toBe(true);
  });
});
