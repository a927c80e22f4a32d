import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paySigOf, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import { type GivenVirtualPayment, givenVirtualPayment, SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import { APP_KEYS, type Json, OFFER_ID } from '../support/given-wechat.ts';

const EVENT = 'xpay_subscribe_signing_result_notify';
const { productId } = SUBSCRIPTION;

describe('a subscription on Android', () => {
  let given: GivenVirtualPayment;

  beforeEach(async () => {
    given = await givenVirtualPayment();
  });

  afterEach(() => given.stop());

  const refusal = async (fields: Json = {}, more: Json = {}) => {
    const answer = await given.subscribeSign(fields, more);
    return answer.ok ? 0 : answer.errCode;
  };

  it('is signed on a sheet with a PIN, and WeChat tells', async () => {
    const opening = await given.subscribeSign();
    const before = await given.contractState();
    if (!opening.ok) throw new Error(opening.errMsg);
    const wrong = await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '000000' });
    const right = await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' });
    await given.wechat.control('idle');

    expect(opening.sheet).toEqual({
      id: expect.any(String),
      title: SUBSCRIPTION.name,
      amountFen: 0,
      payee: 'Reading room',
      contract: { priceFen: 1500, periodDays: 31 },
    });
    expect(before).toBe('UNBINDUSER');
    expect(wrong).toMatchObject({ ok: false, errCode: 'WRONG_PIN', sheetStays: true });
    expect(right).toEqual({ ok: true, errMsg: 'requestSubscribeSign:ok' });
    expect(await given.contractState()).toBe('SIGNED');
    expect(given.messages()).toEqual([
      {
        ToUserName: expect.stringMatching(/^gh_/),
        FromUserName: expect.stringMatching(/^o/),
        CreateTime: expect.any(Number),
        MsgType: 'event',
        Event: EVENT,
        Action: 'contract_notify',
        UserOpenid: given.openid,
        OpenorcloseTime: expect.any(Number),
        ProductId: productId,
        OutContractCode: 'contract0000001',
        ContractWxAppid: given.appid,
        RetryTimes: 0,
      },
    ]);
  });

  it('is not signed when the person leaves the sheet, and its number stays good', async () => {
    const opening = await given.subscribeSign();
    if (!opening.ok) throw new Error(opening.errMsg);

    const left = await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'cancel' });

    expect(left).toMatchObject({ ok: false, errCode: -2, errMsg: 'requestSubscribeSign:fail cancel' });
    expect(await given.contractState()).toBe('UNBINDUSER');
    expect(await refusal()).toBe(0);
  });

  it('may be signed although the client does not know', async () => {
    await given.wechat.control('faults', { kind: 'cashier', mode: 'callback-lost' });

    expect(await given.sign()).toMatchObject({ ok: false, errCode: -5 });
    expect(await given.contractState()).toBe('SIGNED');
  });

  it('is signed once, however many sheets are open', async () => {
    const sheets = [await given.subscribeSign(), await given.subscribeSign({ outContractCode: 'contract0000002' })];
    const results = [];
    for (const opening of sheets) {
      if (!opening.ok) throw new Error(opening.errMsg);
      results.push(await given.wechat.phone('pay-sheet', { id: opening.sheet.id, action: 'pay', pin: '123456' }));
    }

    expect(results).toMatchObject([{ ok: true }, { ok: false, errCode: -1 }]);
    expect(await given.contractState({ out_contract_code: 'contract0000002' })).toBe('UNBINDUSER');
  });

  it.each<[string, Json, number]>([
    ['no contract number', { outContractCode: undefined }, -15001],
    ['an empty contract number', { outContractCode: '' }, -15001],
    ['33 characters of contract number', { outContractCode: 'c'.repeat(33) }, -15001],
    ['a contract number with other characters', { outContractCode: 'contract-1' }, -15001],
    ['no account name', { contractAccountName: undefined }, -15001],
    ['somebody else', { openid: 'oSomebodyElse' }, -15001],
    ['no openid', { openid: undefined }, -15001],
    ['the sandbox', { env: 1 }, -15001],
    ['a good that is sold once', { productId: 'tea_month' }, -15001],
    ['an unknown good', { productId: 'tea_day' }, -15010],
    ['no good', { productId: undefined }, -15001],
  ])('refuses %s', async (_what, fields, expected) => {
    expect(await refusal(fields)).toBe(expected);
  });

  it('takes 32 letters and digits as its number', async () => {
    expect(await refusal({ outContractCode: 'c'.repeat(32) })).toBe(0);
  });

  it.each<['ios' | 'windows' | 'harmony', number]>([
    ['ios', -15001],
    ['windows', -15001],
    ['harmony', 0],
  ])('is asked for on %s: %i', async (platform, expected) => {
    expect(await refusal({}, { platform })).toBe(expected);
  });

  it('refuses signatures of another function, key or session', async () => {
    const request = await given.clientRequest('requestSubscribeSign', {
      productId,
      outContractCode: 'contract0000001',
      contractAccountName: '茶客会员',
      openid: given.openid,
    });
    const ask = async (change: Json) => {
      const answer = await given.wechat.phone('subscribe-sign', { ...request, ...change });
      return answer.ok ? 0 : answer.errCode;
    };
    const wang = await given.wechat.session('wang');

    expect(await ask({ paySig: paySigOf(APP_KEYS.live, 'requestVirtualPayment', request.signData) })).toBe(-15006);
    expect(await ask({ paySig: paySigOf(APP_KEYS.sandbox, 'requestSubscribeSign', request.signData) })).toBe(-15006);
    expect(await ask({ signature: userSignatureOf(wang.session_key, request.signData) })).toBe(-15005);
    expect(await ask({ signData: `${request.signData} ` })).toBe(-15006);
    expect(await ask({ signData: { productId } })).toBe(-15016);
    await given.advance(4 * 24 * 3600_000);
    expect(await ask({})).toBe(-15007);
  });

  it('needs a permission of its own', async () => {
    const xpay = { appid: given.appid, offerId: OFFER_ID, appKeys: APP_KEYS };
    await given.wechat.control('world', { xpay: [{ ...xpay, sellsSubscriptions: false }] });
    expect(await refusal()).toBe(-15001);

    await given.wechat.control('world', { xpay: [{ ...xpay, sellsSubscriptions: true, isOnboarded: false }] });
    expect(await refusal()).toBe(-15008);
  });

  it('is not signed twice, and never again under the same number', async () => {
    await given.sign();
    expect(await refusal({ outContractCode: 'contract0000002' })).toBe(-15001);

    await given.endContract();

    expect(await refusal()).toBe(-15002);
    expect(await given.sign({ outContractCode: 'contract0000002' })).toMatchObject({ ok: true });
    expect(await given.contractState()).toBe('TERMINATED');
    expect(await given.contractState({ out_contract_code: 'contract0000002' })).toBe('SIGNED');
  });

  it('is signed along with a payment', async () => {
    const signContractInfo = {
      sign_contract_product_id: productId,
      out_contract_code: 'contract0000001',
      contract_account_name: '茶客会员',
    };
    const fields = { outTradeNo: 'order-00000001', productId, goodsPrice: 1500, activitySellingPrice: 900 };
    const buy = (change: Json, more: Parameters<typeof given.buy>[1] = {}) =>
      given.buy({ ...fields, signContractInfo: { ...signContractInfo, ...change } }, more);

    await expect(buy({ out_contract_code: 'not-good' })).rejects.toThrow('outContractCode');
    await expect(buy({ sign_contract_product_id: 'tea_month' })).rejects.toThrow('no subscription');
    await expect(buy({}, { platform: 'ios' })).rejects.toThrow('Android and HarmonyOS');
    await expect(
      given.buy(
        { outTradeNo: 'order-00000001', env: 1, signContractInfo },
        { appKey: APP_KEYS.sandbox, clientVersion: 'trial' },
      ),
    ).rejects.toThrow('payment sandbox');
    await buy({});

    expect(await given.orderFacts('order-00000001')).toMatchObject({ status: 4, paid_fee: 900 });
    expect(await given.contractState()).toBe('SIGNED');
    expect(given.messages().map(({ Event, Action }) => Action ?? Event)).toEqual([
      'xpay_goods_deliver_notify',
      'contract_notify',
    ]);
    const { contracts } = await given.wechat.control('state');
    expect(contracts).toMatchObject([{ signedBy: 'payment', paidUntil: expect.any(Number) }]);
  });

  describe('the query', () => {
    it('tells nothing about what was never signed, or by somebody else, or about another good', async () => {
      await given.sign();
      const wang = await given.wechat.session('wang');

      expect(await given.contractState()).toBe('SIGNED');
      expect(await given.contractState({ out_contract_code: 'contract0000009' })).toBe('UNBINDUSER');
      expect(await given.contractState({ openid: wang.openid })).toBe('UNBINDUSER');
      expect(await given.contractState({ product_id: 'tea_month' })).toBe('UNBINDUSER');
      expect(await given.contractState({ mode: 'apple' })).toBe('UNBINDUSER');
    });

    it.each<[string, Json, number]>([
      ['an unknown person', { openid: 'oSomebodyElse' }, 268490001],
      ['no contract number', { out_contract_code: undefined }, 268490002],
      ['no good', { product_id: undefined }, 268490002],
      ['another mode', { mode: 'windows' }, 268490002],
    ])('refuses %s', async (_what, change, errcode) => {
      const body = { openid: given.openid, product_id: productId, out_contract_code: 'contract0000001', ...change };

      expect(await given.wechat.xpay('query_subscribe_contract', body)).toMatchObject({ errcode });
    });

    it('refuses the sandbox', async () => {
      const body = { openid: given.openid, product_id: productId, out_contract_code: 'contract0000001', env: 1 };

      expect(await given.wechat.xpay('query_subscribe_contract', body, APP_KEYS.sandbox)).toMatchObject({
        errcode: 268490002,
      });
    });
  });

  describe('its end', () => {
    it('comes from the merchant, and WeChat tells', async () => {
      await given.sign();

      expect(await given.endContract()).toEqual({ errcode: 0, errmsg: 'ok' });
      await given.wechat.control('idle');

      expect(await given.contractState()).toBe('TERMINATED');
      expect(given.messages(EVENT).map(({ Action }) => Action)).toEqual(['contract_notify', 'cancel_contract_notify']);
      expect(await given.endContract()).toMatchObject({ errcode: 690000000 });
    });

    it.each<[string, Json, number]>([
      ['no reason', { termination_reason: undefined }, 268490002],
      ['an unknown person', { openid: 'oSomebodyElse' }, 268490001],
      ['another number', { out_contract_code: 'contract0000009' }, 690000000],
      ['another good', { product_id: 'tea_month' }, 690000000],
    ])('is refused with %s', async (_what, change, errcode) => {
      await given.sign();

      expect(await given.endContract(change)).toMatchObject({ errcode });
      expect(await given.contractState()).toBe('SIGNED');
    });

    it('came, although the answer was lost', async () => {
      await given.sign();
      const path = '/xpay/cancel_subscribe_contract';
      await given.wechat.control('faults', { kind: 'api', path, errcode: -1, when: 'after' });

      expect(await given.endContract()).toMatchObject({ errcode: -1 });
      expect(await given.contractState()).toBe('TERMINATED');
    });

    it('comes from the person, for good', async () => {
      await given.sign();
      const who = { person: 'lin', appid: given.appid, productId };
      expect(await given.wechat.phone('subscriptions', { person: 'lin' })).toEqual({
        subscriptions: [
          {
            kind: 'android',
            appid: given.appid,
            productId,
            productName: SUBSCRIPTION.name,
            periodDays: 31,
            isRenewing: true,
            paidUntil: null,
          },
        ],
      });

      expect(await given.wechat.phone('cancel-subscription', who)).toEqual({ cancelled: true });
      await given.wechat.control('idle');

      expect(await given.contractState()).toBe('TERMINATED');
      expect(given.messages(EVENT).at(-1)).toMatchObject({ Action: 'cancel_contract_notify' });
      expect(await given.wechat.phone('cancel-subscription', who)).toEqual({ cancelled: false });
      expect(await given.wechat.phone('resume-subscription', who)).toEqual({ resumed: false });
      expect(await given.wechat.phone('subscriptions', { person: 'lin' })).toEqual({ subscriptions: [] });
    });
  });

  it('is told again, falsely and twice, under faults', async () => {
    const mode = 'unknown-order';
    await given.wechat.control('faults', { kind: 'xpay-push', about: EVENT, mode });
    await given.wechat.control('faults', { kind: 'xpay-push', about: EVENT, mode: 'duplicate' });

    await given.sign();
    await given.endContract();
    await given.wechat.control('idle');

    expect(given.messages(EVENT).map(({ Action, OutContractCode }) => [Action, OutContractCode])).toEqual([
      ['contract_notify', 'unknowntract0000001'],
      ['cancel_contract_notify', 'contract0000001'],
      ['cancel_contract_notify', 'contract0000001'],
    ]);
  });
});
