import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paySigOf, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import { type GivenVirtualPayment, givenVirtualPayment } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, MINI_PROGRAM, OFFER_ID, virtualPayment } from '../support/given-wechat.ts';

const COIN = { name: '茶币', priceFen: 10 };
const TASK = 3_000;

describe('coins', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
    await publish(COIN);
  });

  afterEach(() => given.stop());

  const publish = (coin: typeof COIN | null) =>
    given.wechat.control('world', { xpay: [{ appid: given.appid, offerId: OFFER_ID, appKeys: APP_KEYS, coin }] });

  async function request(fields: Json = {}, more: Json = {}) {
    const { session_key } = await given.wechat.session();
    const change = { outTradeNo: 'order-00000001', buyQuantity: 300, productId: undefined, goodsPrice: undefined };
    const signed = virtualPayment(session_key, { ...change, ...fields });
    return given.wechat.phone('virtual-payment', { ...signed, mode: 'short_series_coin', ...more });
  }

  async function topUp(fields: Json = {}, more: Json = {}) {
    const opening = await request(fields, more);
    if (!opening.ok) throw new Error(opening.errMsg);
    await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
    await given.wechat.control('idle');
    return opening.sheet;
  }

  /** A call in Lin's name: signed by the merchant and with her session. */
  async function call(name: string, body: Json, change: { sessionKey?: string } = {}) {
    const text = JSON.stringify({ openid: given.openid, env: 0, user_ip: '127.0.0.1', ...body });
    const { session_key } = change.sessionKey === undefined ? await given.wechat.session() : { session_key: '' };
    const query = {
      access_token: await given.wechat.token(MINI_PROGRAM),
      pay_sig: paySigOf(APP_KEYS.live, `/xpay/${name}`, text),
      signature: userSignatureOf(change.sessionKey ?? session_key, text),
    };
    return given.wechat.api(`/xpay/${name}`, query, text);
  }

  const spend = (change: Json = {}) =>
    call('currency_pay', { order_id: 'spend-1', amount: 100, remark: '', ...change });
  const takeBack = (change: Json = {}) =>
    call('cancel_currency_pay', { pay_order_id: 'spend-1', order_id: 'back-1', amount: 100, ...change });
  const present = (change: Json = {}) =>
    given.wechat.xpay('present_currency', { openid: given.openid, env: 0, order_id: 'gift-1', amount: 50, ...change });
  const balance = () => call('query_user_balance', {});

  it('are topped up on a sheet, and WeChat tells', async () => {
    const sheet = await topUp();

    expect(sheet).toMatchObject({ title: '茶币', amountFen: 3000 });
    expect(await balance()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      balance: 300,
      present_balance: 0,
      sum_save: 300,
      sum_present: 0,
      sum_balance: 300,
      sum_cost: 0,
      first_save_flag: false,
    });
    expect(given.messages()).toMatchObject([
      {
        Event: 'xpay_coin_pay_notify',
        OpenId: given.openid,
        OutTradeNo: 'order-00000001',
        Env: 0,
        WeChatPayInfo: { TransactionId: expect.stringMatching(/^42000/) },
        CoinInfo: { Quantity: 300, OrigPrice: 3000, ActualPrice: 3000, Attach: 'order=1' },
        RetryTimes: 0,
      },
    ]);
    expect(given.messages()[0]).not.toHaveProperty('GoodsInfo');
    expect(await given.orderFacts('order-00000001')).toMatchObject({ status: 4, order_fee: 3000, paid_fee: 3000 });
  });

  it('cannot be bought, or asked about, before they are published', async () => {
    await publish(null);

    expect(await request()).toMatchObject({ ok: false, errCode: -15009 });
    expect(await balance()).toMatchObject({ errcode: 268490008 });
    expect(await present()).toMatchObject({ errcode: 268490008 });
  });

  it('cost one yuan at least on an iPhone', async () => {
    expect(await request({ buyQuantity: 9 }, { platform: 'ios' })).toMatchObject({ ok: false, errCode: -15001 });
    expect(await request({ buyQuantity: 10 }, { platform: 'ios' })).toMatchObject({ ok: true });
  });

  it('are spent once for each number; given ones first', async () => {
    await topUp();
    expect(await present()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      balance: 350,
      order_id: 'gift-1',
      present_balance: 50,
    });

    const payitem = JSON.stringify([{ productid: 'story', unit_price: 100, quantity: 1 }]);
    expect(await spend({ payitem })).toMatchObject({
      errcode: 0,
      order_id: 'spend-1',
      balance: 250,
      used_present_amount: 50,
    });
    expect(await spend({ payitem })).toMatchObject({ errcode: 268490004 });
    expect(await spend({ amount: 99 })).toMatchObject({ errcode: 268490002 });
    expect(await balance()).toMatchObject({ balance: 250, present_balance: 0, sum_present: 50, sum_cost: 100 });
  });

  it('were spent, although the answer was lost', async () => {
    await topUp();
    await given.wechat.control('faults', { kind: 'api', path: '/xpay/currency_pay', errcode: -1, when: 'after' });

    expect(await spend()).toMatchObject({ errcode: -1 });
    expect(await spend()).toMatchObject({ errcode: 268490004 });
    expect(await balance()).toMatchObject({ balance: 200 });
  });

  it.each<[string, Json, number]>([
    ['more than there are', { amount: 301 }, 268490006],
    ['nothing', { amount: 0 }, 268490002],
    ['half a coin', { amount: 0.5 }, 268490002],
    ['no number', { order_id: undefined }, 268490002],
    ['no address', { user_ip: undefined }, 268490002],
    ['a payitem that is no JSON', { payitem: 'story' }, 268490002],
    ['an empty payitem', { payitem: '[]' }, 268490002],
    ['an unknown person', { openid: 'oSomebodyElse' }, 268490001],
  ])('refuse to be spent with %s', async (_what, change, errcode) => {
    await topUp();

    expect(await spend(change)).toMatchObject({ errcode });
    expect(await balance()).toMatchObject({ balance: 300 });
  });

  it('need the signature of the person whose they are, and a session', async () => {
    await topUp();
    const wang = await given.wechat.session('wang');

    expect(await call('query_user_balance', {}, { sessionKey: wang.session_key })).toMatchObject({
      errcode: 268490003,
    });
    expect(await call('currency_pay', { order_id: 's', amount: 1 }, { sessionKey: 'x' })).toMatchObject({
      errcode: 268490003,
    });
    await given.advance(4 * 24 * 3600_000);
    expect(await call('query_user_balance', {}, { sessionKey: 'x' })).toMatchObject({ errcode: 268490009 });
  });

  it('are taken back, in parts, up to what was spent; bought ones first', async () => {
    await topUp();
    await present();
    await spend();

    expect(await takeBack({ amount: 70 })).toEqual({ errcode: 0, errmsg: 'ok', order_id: 'back-1' });
    expect(await balance()).toMatchObject({ balance: 320, present_balance: 20, sum_cost: 30 });
    expect(await takeBack({ amount: 70 })).toMatchObject({ errcode: 268490004 });
    expect(await takeBack({ order_id: 'back-2', amount: 31 })).toMatchObject({ errcode: 268490006 });
    expect(await takeBack({ order_id: 'back-2', amount: 30 })).toMatchObject({ errcode: 0 });
    expect(await takeBack({ order_id: 'back-3', amount: 1 })).toMatchObject({ errcode: 268490005 });
    expect(await takeBack({ pay_order_id: 'spend-9', order_id: 'back-4' })).toMatchObject({ errcode: 268490002 });
    expect(await takeBack({ pay_order_id: 'gift-1', order_id: 'back-4' })).toMatchObject({ errcode: 268490002 });
    expect(await balance()).toMatchObject({ balance: 350, present_balance: 50, sum_cost: 0 });
  });

  it('are given once for each number', async () => {
    await present();

    expect(await present()).toMatchObject({ errcode: 268490004 });
    expect(await present({ amount: 51 })).toMatchObject({ errcode: 268490002 });
    expect(await present({ order_id: 'gift-2', amount: -1 })).toMatchObject({ errcode: 268490002 });
    expect(await balance()).toMatchObject({ balance: 50, present_balance: 50, first_save_flag: true });
  });

  it('go away with the money that bought them, and come back when it stays', async () => {
    await topUp();
    await given.wechat.control('faults', { kind: 'xpay-refund', mode: 'fail' });

    await given.refund({ left_fee: 3000, refund_fee: 995 });
    const meanwhile = await balance();
    await given.advance(TASK);
    const kept = await balance();
    await given.refund({ left_fee: 3000, refund_fee: 995 });
    await given.advance(TASK);
    await given.refund({ refund_order_id: 'refund-00000002', left_fee: 2005, refund_fee: 2005 });
    await given.advance(TASK);

    expect([meanwhile.balance, kept.balance]).toEqual([200, 300]);
    expect(await balance()).toMatchObject({ balance: 0, sum_save: 0 });
  });

  it('are not refunded when they are spent', async () => {
    await topUp();
    await spend();

    expect(await given.refund({ left_fee: 3000, refund_fee: 2010 })).toMatchObject({ errcode: 268490006 });
    expect(await given.refund({ left_fee: 3000, refund_fee: 2000 })).toMatchObject({ errcode: 0 });
  });

  it('are separate in WeChat’s own sandbox', async () => {
    await topUp();
    const text = JSON.stringify({ openid: given.openid, env: 1, order_id: 'gift-1', amount: 50 });
    const access_token = await given.wechat.token(MINI_PROGRAM);
    const pay_sig = paySigOf(APP_KEYS.sandbox, '/xpay/present_currency', text);

    const gift = await given.wechat.api('/xpay/present_currency', { access_token, pay_sig }, text);

    expect(gift).toMatchObject({ errcode: 0, balance: 50 });
    expect(await balance()).toMatchObject({ balance: 300 });
  });
});
