import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paySigOf, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import {
  APP_KEYS,
  type GivenWechat,
  GOOD,
  givenWechat,
  LONE_MINI_PROGRAM,
  MINI_PROGRAM,
  OFFER_ID,
  type SignDataFields,
  virtualPayment,
} from '../support/given-wechat.ts';

const { appid } = MINI_PROGRAM;

describe('wx.requestVirtualPayment', () => {
  let wechat: GivenWechat;
  let openid: string;
  let sessionKey: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    const session = await wechat.session();
    openid = session.openid;
    sessionKey = session.session_key;
  });

  afterEach(() => wechat.stop());

  const request = (fields: SignDataFields, change: Parameters<typeof virtualPayment>[2] = {}) =>
    virtualPayment(sessionKey, fields, change);
  const order1 = { outTradeNo: 'order-00000001' };
  const ask = (payment: ReturnType<typeof request>, more: Record<string, unknown> = {}) =>
    wechat.phone('virtual-payment', { ...payment, ...more });
  const errCode = async (payment: ReturnType<typeof request>, more: Record<string, unknown> = {}) => {
    const answer = await ask(payment, more);
    return answer.ok ? 0 : answer.errCode;
  };
  const query = (body: Record<string, unknown> = {}) =>
    wechat.xpay('query_order', { openid, env: 0, order_id: order1.outTradeNo, ...body });

  it('opens a sheet with what it costs and who gets it', async () => {
    expect(await ask(request(order1))).toEqual({
      ok: true,
      sheet: { id: expect.any(String), title: GOOD.name, amountFen: 1800, payee: MINI_PROGRAM.name },
    });
    expect(await query()).toMatchObject({ errcode: 0, order: { status: 1, order_fee: 1800, paid_fee: 0 } });
  });

  it('charges quantity times the discounted price', async () => {
    const answer = await ask(request({ ...order1, buyQuantity: 3, activitySellingPrice: 1500 }));

    expect(answer).toMatchObject({ sheet: { amountFen: 4500 } });
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['another quantity than a positive integer', { buyQuantity: 0 }, -15001],
    ['a price as text', { goodsPrice: '1800' }, -15001],
    ['no outTradeNo', { outTradeNo: undefined }, -15001],
    ['7 characters of outTradeNo', { outTradeNo: 'order-1' }, -15001],
    ['33 characters of outTradeNo', { outTradeNo: 'o'.repeat(33) }, -15001],
    ['an outTradeNo that starts with _', { outTradeNo: '_order-00001' }, -15001],
    ['an outTradeNo with other characters', { outTradeNo: 'order#000001' }, -15001],
    ['no attach', { attach: undefined }, -15001],
    ['another env', { env: 2 }, -15001],
    ['a foreign offerId', { offerId: '1450000000' }, -15001],
    ['a discount above the price', { activitySellingPrice: 1801 }, -15001],
    ['dollars', { currencyType: 'USD' }, -15004],
    ['an unknown good', { productId: 'tea_day' }, -15010],
    ['another price', { goodsPrice: 1799 }, -15013],
  ])('refuses %s', async (_what, fields, expected) => {
    expect(await errCode(request({ ...order1, ...fields }))).toBe(expected);
  });

  it('refuses another mode', async () => {
    expect(await errCode(request(order1), { mode: 'game' })).toBe(-15001);
  });

  it('refuses signData that is no JSON text', async () => {
    expect(await errCode(request(order1, { signData: { offerId: OFFER_ID } }))).toBe(-15016);
    expect(await errCode(request(order1, { signData: 'offerId=1' }))).toBe(-15016);
    expect(await errCode(request(order1, { signData: '[]' }))).toBe(-15016);
  });

  it('refuses a paySig of another key, of the other env, or over other bytes', async () => {
    const payment = request(order1);
    const pretty = JSON.stringify(JSON.parse(payment.signData as string), null, 1);

    expect(await errCode(request(order1, { appKey: 'wrong' }))).toBe(-15006);
    expect(await errCode(request(order1, { appKey: APP_KEYS.sandbox }))).toBe(-15006);
    expect(await errCode(payment, { signData: pretty })).toBe(-15006);
    expect(await errCode(payment, { paySig: payment.paySig.toUpperCase() })).toBe(-15006);
    expect(
      await errCode(payment, { paySig: paySigOf(APP_KEYS.live, '/requestVirtualPayment', payment.signData as string) }),
    ).toBe(-15006);
  });

  it('refuses a signature of an old session_key, or of somebody else', async () => {
    const payment = request(order1);
    const wang = await wechat.session('wang');

    expect(await errCode(payment, { signature: userSignatureOf(wang.session_key, payment.signData as string) })).toBe(
      -15005,
    );
    expect(await errCode(payment, { person: 'wang' })).toBe(-15005);
    await wechat.control('rotate-session-key', { person: 'lin', appid });
    expect(await errCode(payment)).toBe(-15005);
  });

  it('refuses when the session is over', async () => {
    const payment = request(order1);
    await wechat.control('clock', { advanceMs: 3 * 24 * 3600_000 });

    expect(await errCode(payment)).toBe(-15007);
  });

  it('refuses an outTradeNo twice, even after a cancel', async () => {
    const answer = await ask(request(order1));
    expect(await errCode(request(order1))).toBe(-15002);
    if (answer.ok) await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'cancel' });

    expect(await errCode(request(order1))).toBe(-15002);
    expect(await errCode(request({ outTradeNo: 'order-00000002' }))).toBe(0);
  });

  it('refuses the number of an order that closed unpaid', async () => {
    const answer = await ask(request(order1));
    await wechat.control('clock', { advanceMs: 2 * 3600_000 });

    expect(await errCode(request(order1))).toBe(-15012);
    expect(await query()).toMatchObject({ order: { status: 6 } });
    if (!answer.ok) throw new Error('no sheet');
    const late = await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });
    expect(late).toMatchObject({ ok: false, errCode: -1 });
  });

  it('keeps WeChat’s own sandbox out of released versions', async () => {
    const payment = request({ ...order1, env: 1 }, { appKey: APP_KEYS.sandbox });

    expect(await errCode(payment)).toBe(-15011);
    expect(await errCode(payment, { clientVersion: 'RELEASE' })).toBe(-15011);
    expect(await errCode(payment, { clientVersion: 'trial' })).toBe(0);
    expect(await query()).toMatchObject({ errcode: 268490002 });
    const body = { openid, env: 1, order_id: order1.outTradeNo };
    expect(await wechat.xpay('query_order', body, APP_KEYS.sandbox)).toMatchObject({ order: { env_type: 2 } });
  });

  it('refuses a merchant whose onboarding is unfinished', async () => {
    await wechat.control('world', { xpay: [{ appid, offerId: OFFER_ID, appKeys: APP_KEYS, isOnboarded: false }] });

    expect(await errCode(request(order1))).toBe(-15008);
  });

  it('sells on iOS for at least one yuan, and not in the payment sandbox', async () => {
    const platform = 'ios';
    await wechat.control('world', {
      xpay: [
        { appid, offerId: OFFER_ID, appKeys: APP_KEYS, goods: [{ productId: 'drop', name: '一滴', priceFen: 99 }] },
      ],
    });

    expect(await errCode(request({ ...order1, productId: 'drop', goodsPrice: 99 }), { platform })).toBe(-15001);
    expect(
      await errCode(request({ ...order1, env: 1 }, { appKey: APP_KEYS.sandbox }), { platform, clientVersion: 'trial' }),
    ).toBe(-15001);
    expect(await errCode(request(order1), { platform })).toBe(0);
    expect(await query()).toMatchObject({ order: { order_type: 7 } });
  });

  it('is closed to apps without virtual payment', async () => {
    const answer = await wechat.phone('virtual-payment', { ...request(order1), appid: LONE_MINI_PROGRAM.appid });

    expect(answer).toMatchObject({ ok: false, errCode: -15001 });
  });

  describe('the sheet', () => {
    const sheet = async () => {
      const answer = await ask(request(order1));
      if (!answer.ok) throw new Error(answer.errMsg);
      return answer.sheet.id;
    };

    it('stays when the PIN is wrong, and charges once when it is right', async () => {
      const id = await sheet();

      expect(await wechat.phone('pay-sheet', { id, action: 'pay', pin: '000000' })).toMatchObject({
        ok: false,
        errCode: 'WRONG_PIN',
        sheetStays: true,
      });
      expect(await query()).toMatchObject({ order: { status: 1 } });
      expect(await wechat.phone('pay-sheet', { id, action: 'pay', pin: '123456' })).toEqual({
        ok: true,
        errMsg: 'requestVirtualPayment:ok',
      });
      expect(await query()).toMatchObject({
        order: { status: 2, paid_fee: 1800, left_fee: 1800, paid_time: expect.any(Number) },
      });
      await expect(wechat.phone('pay-sheet', { id, action: 'pay', pin: '123456' })).rejects.toThrow('is paid');
    });

    it('is cancelled with -2, and nothing is charged', async () => {
      const id = await sheet();

      expect(await wechat.phone('pay-sheet', { id, action: 'cancel' })).toEqual({
        ok: false,
        errCode: -2,
        errMsg: 'requestVirtualPayment:fail cancel',
        sheetStays: false,
      });
      expect(await query()).toMatchObject({ order: { status: 1, paid_fee: 0 } });
    });

    it('fails at the cashier without charging', async () => {
      const id = await sheet();
      await wechat.control('faults', { kind: 'cashier', mode: 'fail' });

      expect(await wechat.phone('pay-sheet', { id, action: 'pay', pin: '123456' })).toMatchObject({
        ok: false,
        errCode: -1,
      });
      expect(await query()).toMatchObject({ order: { status: 1 } });
    });

    it('charges, and yet the client hears of a failure', async () => {
      const id = await sheet();
      await wechat.control('faults', { kind: 'cashier', mode: 'callback-lost' });

      expect(await wechat.phone('pay-sheet', { id, action: 'pay', pin: '123456' })).toMatchObject({
        ok: false,
        errCode: -1,
      });
      expect(await query()).toMatchObject({ order: { status: 2 } });
    });
  });

  describe('the server API', () => {
    const pay = async () => {
      const answer = await ask(request(order1));
      if (!answer.ok) throw new Error(answer.errMsg);
      await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });
    };

    it('refuses a pay_sig that is missing, of the other env, of another path or over other bytes', async () => {
      await ask(request(order1));
      const access_token = await wechat.token(MINI_PROGRAM);
      const body = JSON.stringify({ openid, env: 0, order_id: order1.outTradeNo });
      const call = (pay_sig: string, sent = body) => wechat.api('/xpay/query_order', { access_token, pay_sig }, sent);
      const right = paySigOf(APP_KEYS.live, '/xpay/query_order', body);

      expect(await call(right)).toMatchObject({ errcode: 0 });
      expect(await call('')).toMatchObject({ errcode: 268490003 });
      expect(await call(right, `${body} `)).toMatchObject({ errcode: 268490003 });
      expect(await call(paySigOf(APP_KEYS.live, '/xpay/refund_order', body))).toMatchObject({ errcode: 268490003 });
      expect(await call(paySigOf(APP_KEYS.sandbox, '/xpay/query_order', body))).toMatchObject({ errcode: 268490003 });
    });

    it('needs the token of this very Mini Program', async () => {
      const body = JSON.stringify({ openid, env: 0, order_id: order1.outTradeNo });
      const pay_sig = paySigOf(APP_KEYS.live, '/xpay/query_order', body);

      expect(await wechat.api('/xpay/query_order', { pay_sig }, body)).toMatchObject({ errcode: 41001 });
      const access_token = await wechat.token(LONE_MINI_PROGRAM);
      expect(await wechat.api('/xpay/query_order', { access_token, pay_sig }, body)).toMatchObject({ errcode: 48001 });
    });

    it('finds an order by either number, and only with the right openid and env', async () => {
      await pay();
      const { order } = await query();
      const { wx_order_id } = order as { wx_order_id: string };

      expect(await query({ order_id: undefined, wx_order_id })).toMatchObject({
        order: { order_id: order1.outTradeNo },
      });
      expect(await query({ openid: 'oSomebodyElse' })).toMatchObject({ errcode: 268490001 });
      expect(await query({ order_id: 'order-99999999' })).toMatchObject({ errcode: 268490002 });
      expect(await query({ env: 7 })).toMatchObject({ errcode: 268490002 });
    });

    it('takes a delivery by hand, once, and only of what is paid', async () => {
      const provide = () => wechat.xpay('notify_provide_goods', { order_id: order1.outTradeNo, env: 0 });
      const answer = await ask(request(order1));
      expect(await provide()).toMatchObject({ errcode: 268490002 });
      if (answer.ok) await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });

      expect(await provide()).toEqual({ errcode: 0, errmsg: 'ok' });
      expect(await query()).toMatchObject({ order: { status: 4, provide_time: expect.any(Number) } });
      expect(await provide()).toMatchObject({ errcode: 268490004 });
    });
  });
});
