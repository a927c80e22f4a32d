import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerMessage, clientPaymentMessage, signSha256Rsa, verifySha256Rsa } from '../crypto/pay-signature.ts';
import {
  authorizationHeader,
  FOREIGN_KEYS,
  type GivenWechat,
  givenWechat,
  type Json,
  LONE_MINI_PROGRAM,
  MERCHANT,
  MERCHANT_KEYS,
  MINI_PROGRAM,
  type PayRequest,
  SERVICE_ACCOUNT,
  WECHAT_PAY_KEYS,
} from '../support/given-wechat.ts';

const JSAPI = '/v3/pay/transactions/jsapi';
const PAY = { action: 'pay', pin: '123456' } as const;

describe('WeChat Pay orders', () => {
  let wechat: GivenWechat;
  let openids: Record<string, Record<string, string>>;

  beforeEach(async () => {
    wechat = await givenWechat();
    openids = (await wechat.control('world', {})).people;
  });

  afterEach(() => wechat.stop());

  const openid = (person = 'lin', appid = SERVICE_ACCOUNT.appid) => openids[person]?.[appid] ?? '';
  const orderBody = (change: Json = {}): Json => ({
    appid: SERVICE_ACCOUNT.appid,
    mchid: MERCHANT.mchid,
    description: '茶客月度会员',
    out_trade_no: 'M20261122000001',
    notify_url: 'https://teahouse.example/wechat/pay/1900000109/payments',
    amount: { total: 1800, currency: 'CNY' },
    payer: { openid: openid() },
    ...change,
  });
  const order = (change: Json = {}, request: PayRequest = {}) =>
    wechat.pay(JSAPI, { method: 'POST', body: orderBody(change), ...request });
  const query = (outTradeNo = 'M20261122000001', mchid = MERCHANT.mchid) =>
    wechat.pay(`/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchid}`);
  const close = (outTradeNo = 'M20261122000001') =>
    wechat.pay(`/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, {
      method: 'POST',
      body: { mchid: MERCHANT.mchid },
    });
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });

  function clientPayment(prepayId: unknown, change: Json = {}, privateKeyPem = MERCHANT_KEYS.privateKeyPem) {
    const timeStamp = String(change.timeStamp ?? Math.floor(Date.now() / 1000));
    const packageText = `prepay_id=${String(prepayId)}`;
    const appid = String(change.signedAppid ?? SERVICE_ACCOUNT.appid);
    const { signedAppid: _signed, ...visible } = change;
    return {
      person: 'lin',
      appid: SERVICE_ACCOUNT.appid,
      appId: SERVICE_ACCOUNT.appid,
      timeStamp,
      nonceStr: 'nonce1',
      package: packageText,
      signType: 'RSA',
      paySign: signSha256Rsa(privateKeyPem, clientPaymentMessage(appid, timeStamp, 'nonce1', packageText)),
      ...visible,
    };
  }

  const openSheet = async (change: Json = {}) => {
    const { json } = await order(change);
    const answer = await wechat.phone('jsapi-payment', clientPayment(json.prepay_id));
    if (!answer.ok) throw new Error(answer.errMsg);
    return answer.sheet.id;
  };
  const pay = async (change: Json = {}) => wechat.phone('pay-sheet', { id: await openSheet(change), ...PAY });

  describe('the Authorization header', () => {
    it.each<[string, PayRequest]>([
      ['is missing', { authorization: null }],
      ['has another scheme', { authorization: 'WECHATPAY2-SM2-WITH-SM3 mchid="1"' }],
      ['is no list of quoted values', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid=1900000109' }],
      ['names an unknown merchant', { mchid: '1900000000' }],
      ['names an unknown certificate', { serialNo: 'F'.repeat(40) }],
      ['is signed with another key', { privateKeyPem: FOREIGN_KEYS.privateKeyPem }],
      ['signs another path', { signedPath: '/v3/pay/transactions/native' }],
      ['signs another body', { signedBody: '{}' }],
      ['is six minutes old', { timestamp: Math.floor(Date.now() / 1000) - 360 }],
      ['is six minutes early', { timestamp: Math.floor(Date.now() / 1000) + 360 }],
    ])('is refused with 401 SIGN_ERROR when it %s', async (_what, request) => {
      const { status, json } = await order({}, request);

      expect(status).toBe(401);
      expect(json.code).toBe('SIGN_ERROR');
      expect((await wechat.control('state')).payOrders).toEqual([]);
    });

    it('may be four minutes off, and its items in any order', async () => {
      const timestamp = Math.floor(Date.now() / 1000) - 240;
      const body = orderBody();
      const [scheme, items = ''] = authorizationHeader(JSAPI, { method: 'POST', body, timestamp }).split(' ');
      const turned = `${scheme} ${items.split(',').reverse().join(', ')}`;

      expect((await order({}, { authorization: turned })).status).toBe(200);
    });

    it('covers the exact query string', async () => {
      await order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001?mchid=1900000109';

      expect((await wechat.pay(path)).status).toBe(200);
      expect((await wechat.pay(path, { signedPath: path.replace('?', '?a=1&') })).status).toBe(401);
    });

    it('has to be of the merchant in the body', async () => {
      const { status, json } = await order({ mchid: '1900000999' });

      expect([status, json.code]).toEqual([401, 'SIGN_ERROR']);
    });

    it('says what WeChat signed, so that one can compare', async () => {
      const { json } = await order({}, { privateKeyPem: FOREIGN_KEYS.privateKeyPem });

      expect(json.detail).toMatchObject({
        issue: 'sign not match',
        field: 'signature',
        sign_information: { method: 'POST', url: JSAPI },
      });
    });

    it('with a nonce used before is reported, not refused', async () => {
      await order({}, { nonce: 'same' });
      await order({}, { nonce: 'same' });

      const { entries } = await wechat.control('log');
      expect(entries.map(({ detail }) => detail)).toEqual(['ok', 'nonce seen before']);
    });
  });

  it.each<[string, Record<string, string | null>, number]>([
    ['Accept', { accept: 'text/html' }, 406],
    ['Content-Type', { 'content-type': 'text/plain' }, 415],
    ['a known Wechatpay-Serial', { 'wechatpay-serial': 'PUB_KEY_ID_0000' }, 400],
  ])('want %s', async (_what, headers, expected) => {
    const { status, json } = await order({}, { headers });

    expect([status, json.code]).toEqual([expected, 'PARAM_ERROR']);
  });

  it('are refused on unknown paths and with other methods', async () => {
    expect((await wechat.pay('/v3/pay/transactions/teapot')).status).toBe(404);
    expect((await wechat.pay(JSAPI)).status).toBe(405);
  });

  describe('placing one', () => {
    it('gives a prepay_id', async () => {
      const { status, json } = await order();

      expect(status).toBe(200);
      expect(json).toEqual({ prepay_id: expect.stringMatching(/^wx\d{14}[0-9a-f]{20}$/) });
    });

    it.each<[string, Json, string]>([
      ['no appid', { appid: undefined }, 'appid'],
      ['no description', { description: undefined }, 'description'],
      ['128 characters of description', { description: '茶'.repeat(128) }, 'description'],
      ['a description that is no text', { description: 5 }, 'description'],
      ['5 characters of out_trade_no', { out_trade_no: 'M1234' }, 'out_trade_no'],
      ['33 characters of out_trade_no', { out_trade_no: 'M'.repeat(33) }, 'out_trade_no'],
      ['other characters in out_trade_no', { out_trade_no: 'M2026@000001' }, 'out_trade_no'],
      ['no notify_url', { notify_url: undefined }, 'notify_url'],
      ['a notify_url with a query', { notify_url: 'https://teahouse.example/pay?x=1' }, 'notify_url'],
      ['a notify_url that is none', { notify_url: 'teahouse.example/pay' }, 'notify_url'],
      ['129 characters of attach', { attach: 'a'.repeat(129) }, 'attach'],
      ['a time without zone', { time_expire: '2026-11-22T12:00:00' }, 'time_expire'],
      ['no amount', { amount: undefined }, 'amount'],
      ['half a fen', { amount: { total: 0.5 } }, 'amount/total'],
      ['no fen', { amount: { total: 0 } }, 'amount/total'],
      ['an amount as text', { amount: { total: '1800' } }, 'amount/total'],
      ['dollars', { amount: { total: 1800, currency: 'USD' } }, 'amount/currency'],
      ['no payer', { payer: undefined }, 'payer'],
      ['no openid', { payer: {} }, 'openid'],
      ['an openid of nobody', { payer: { openid: 'oNobody' } }, 'payer/openid'],
      ['an unknown appid', { appid: 'wxffffffffffffffff' }, 'appid'],
    ])('is refused with %s', async (_what, change, field) => {
      const { status, json } = await order(change);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field });
    });

    it('takes the openid of the app that is named, not of another', async () => {
      const { json } = await order({ payer: { openid: openid('lin', MINI_PROGRAM.appid) } });

      expect(json).toMatchObject({ code: 'PARAM_ERROR', detail: { field: 'payer/openid' } });
    });

    it('takes apps that are bound to the merchant', async () => {
      const { status, json } = await order({
        appid: LONE_MINI_PROGRAM.appid,
        payer: { openid: openid('lin', LONE_MINI_PROGRAM.appid) },
      });

      expect([status, json.code]).toEqual([400, 'APPID_MCHID_NOT_MATCH']);
    });

    it('refuses fields WeChat does not know, unless told otherwise', async () => {
      const unknown = { amount: { total: 1800, currency: 'CNY', tip: 1 } };
      const { status, json, headers } = await order(unknown);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field: 'amount/tip' });
      expect(headers.get('request-id')).toMatch(/-270924358$/);
      await wechat.control('world', { settings: { refuseUnknownPayFields: false } });
      expect((await order(unknown)).status).toBe(200);
    });

    it('refuses what is no JSON object', async () => {
      expect((await order({}, { body: '{"appid":' })).json.code).toBe('PARAM_ERROR');
      expect((await order({}, { body: '[]' })).json.code).toBe('PARAM_ERROR');
    });

    it('again with the same parameters gives another prepay_id for the same order', async () => {
      const first = await order();
      const again = await order(
        {},
        { body: JSON.stringify(Object.fromEntries(Object.entries(orderBody()).reverse())) },
      );

      expect(again.status).toBe(200);
      expect(again.json.prepay_id).not.toBe(first.json.prepay_id);
      expect((await wechat.control('state')).payOrders).toHaveLength(1);
    });

    it.each<[string, () => Json, number, string]>([
      ['another amount', () => ({ amount: { total: 1, currency: 'CNY' } }), 400, 'INVALID_REQUEST'],
      ['another description', () => ({ description: '雅座' }), 400, 'INVALID_REQUEST'],
      ['another payer', () => ({ payer: { openid: openid('wang') } }), 403, 'OUT_TRADE_NO_USED'],
      [
        'another app',
        () => ({ appid: MINI_PROGRAM.appid, payer: { openid: openid('lin', MINI_PROGRAM.appid) } }),
        403,
        'OUT_TRADE_NO_USED',
      ],
    ])('again with %s is refused', async (_what, change, expected, code) => {
      await order();

      const { status, json } = await order(change());

      expect([status, json.code]).toEqual([expected, code]);
    });

    it('again after payment, and after closing, is refused for ever', async () => {
      await pay();
      const paid = await order();
      await order({ out_trade_no: 'M20261122000002' });
      await close('M20261122000002');
      const closed = await order({ out_trade_no: 'M20261122000002' });

      expect([paid.status, paid.json.code]).toEqual([400, 'ORDERPAID']);
      expect([closed.status, closed.json.code]).toEqual([400, 'ORDER_CLOSED']);
    });
  });

  describe('querying one', () => {
    it('shows it before payment without what only payment brings', async () => {
      await order({ attach: 'order=1' });

      expect((await query()).json).toEqual({
        appid: SERVICE_ACCOUNT.appid,
        mchid: MERCHANT.mchid,
        out_trade_no: 'M20261122000001',
        trade_state: 'NOTPAY',
        trade_state_desc: '订单未支付',
        attach: 'order=1',
        amount: { total: 1800, currency: 'CNY' },
        payer: {},
      });
    });

    it('shows it after payment, by either number', async () => {
      await pay({ attach: 'order=1' });
      const { json } = await query();

      expect(json).toEqual({
        appid: SERVICE_ACCOUNT.appid,
        mchid: MERCHANT.mchid,
        out_trade_no: 'M20261122000001',
        transaction_id: expect.stringMatching(/^42000\d{23}$/),
        trade_type: 'JSAPI',
        trade_state: 'SUCCESS',
        trade_state_desc: '支付成功',
        bank_type: 'OTHERS',
        attach: 'order=1',
        success_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
        payer: { openid: openid() },
        amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
        promotion_detail: [],
      });
      const byId = await wechat.pay(`/v3/pay/transactions/id/${String(json.transaction_id)}?mchid=${MERCHANT.mchid}`);
      expect(byId.json).toEqual(json);
    });

    it('is refused for unknown numbers, without mchid and with another', async () => {
      await order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001';

      const unknown = await query('M00000000');
      expect([unknown.status, unknown.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
      expect((await wechat.pay(path)).json.code).toBe('PARAM_ERROR');
      expect((await query('M20261122000001', '1900000999')).json.code).toBe('PARAM_ERROR');
    });
  });

  describe('closing one', () => {
    it('answers 204 without a body, as often as asked', async () => {
      await order();

      const first = await close();
      const again = await close();

      expect([first.status, first.text, again.status]).toEqual([204, '', 204]);
      expect((await query()).json.trade_state).toBe('CLOSED');
    });

    it('is refused once it is paid, and for unknown numbers', async () => {
      await pay();
      const paid = await close();
      const unknown = await close('M00000000');

      expect([paid.status, paid.json.code]).toEqual([400, 'ORDERPAID']);
      expect([unknown.status, unknown.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
    });

    it('wants the mchid in the body', async () => {
      await order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001/close';

      expect((await wechat.pay(path, { method: 'POST', body: {} })).json.code).toBe('PARAM_ERROR');
      const foreign = await wechat.pay(path, { method: 'POST', body: { mchid: '1900000999' } });
      expect(foreign.status).toBe(401);
    });

    it('happens by itself after seven days', async () => {
      await order();
      await advance(7 * 24 * 3600_000);

      expect((await query()).json.trade_state).toBe('CLOSED');
      expect((await order()).json.code).toBe('ORDER_CLOSED');
    });
  });

  describe('the cashier', () => {
    const ask = (payment: ReturnType<typeof clientPayment>) => wechat.phone('jsapi-payment', payment);

    it('opens for the right parameters', async () => {
      const { json } = await order();

      expect(await ask(clientPayment(json.prepay_id))).toEqual({
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
      const { json } = await order();

      const answer = await ask(clientPayment(json.prepay_id, change));

      expect(answer).toMatchObject({ ok: false, errCode: -1 });
    });

    it('stays shut for another merchant’s key', async () => {
      const { json } = await order();

      const answer = await ask(clientPayment(json.prepay_id, {}, FOREIGN_KEYS.privateKeyPem));

      expect(answer).toMatchObject({ ok: false, errMsg: 'get_brand_wcpay_request:fail 支付验证签名失败' });
    });

    it('stays shut for an order of another app than the one that runs', async () => {
      const { json } = await order();

      const answer = await ask(
        clientPayment(json.prepay_id, { appid: MINI_PROGRAM.appid, signedAppid: MINI_PROGRAM.appid }),
      );

      expect(answer).toMatchObject({ ok: false, errMsg: 'requestPayment:fail 下单账号与支付账号不一致（appid）' });
    });

    it('takes a Mini Program’s order without appId', async () => {
      const { json } = await order({
        appid: MINI_PROGRAM.appid,
        payer: { openid: openid('lin', MINI_PROGRAM.appid) },
      });

      const answer = await ask(
        clientPayment(json.prepay_id, { appid: MINI_PROGRAM.appid, appId: undefined, signedAppid: MINI_PROGRAM.appid }),
      );

      expect(answer.ok).toBe(true);
      if (!answer.ok) return;
      expect(await wechat.phone('pay-sheet', { id: answer.sheet.id, ...PAY })).toEqual({
        ok: true,
        errMsg: 'requestPayment:ok',
      });
    });

    it('checks the payment directory where one is registered', async () => {
      await wechat.control('world', {
        apps: [{ appid: SERVICE_ACCOUNT.appid, payDirectories: ['https://teahouse.example/h5/'] }],
      });
      const { json } = await order();
      const from = (pageUrl?: string) => ask(clientPayment(json.prepay_id, { pageUrl }));

      expect((await from()).ok).toBe(false);
      expect((await from('https://teahouse.example/other/')).ok).toBe(false);
      expect((await from('https://teahouse.example/h5/pages/membership/index')).ok).toBe(true);
    });

    it('forgets a prepay_id after two hours, not the order', async () => {
      const { json } = await order();
      await advance(2 * 3600_000);

      expect((await ask(clientPayment(json.prepay_id))).ok).toBe(false);
      const { json: again } = await order();
      expect((await ask(clientPayment(again.prepay_id))).ok).toBe(true);
    });

    it('takes no money after time_expire, which is at least a minute away', async () => {
      const soon = new Date(Date.now() + 5_000).toISOString();
      const { json } = await order({ time_expire: soon });
      await advance(50_000);
      expect((await ask(clientPayment(json.prepay_id))).ok).toBe(true);

      await advance(15_000);

      const answer = await ask(clientPayment(json.prepay_id));
      expect(answer).toMatchObject({ ok: false, errMsg: 'get_brand_wcpay_request:fail 该订单已过期' });
      expect((await query()).json.trade_state).toBe('NOTPAY');
    });

    it('charges an order once, whichever sheet is first', async () => {
      const first = await openSheet();
      const second = await openSheet();

      const results = await Promise.all([first, second].map((id) => wechat.phone('pay-sheet', { id, ...PAY })));

      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect((await query()).json.trade_state).toBe('SUCCESS');
    });

    it('charges nothing once the order was closed under the open sheet', async () => {
      const id = await openSheet();
      await close();

      expect(await wechat.phone('pay-sheet', { id, ...PAY })).toMatchObject({ ok: false, errCode: -1 });
      expect((await query()).json.trade_state).toBe('CLOSED');
    });

    it('stays when the PIN is wrong, and is cancelled without a charge', async () => {
      const id = await openSheet();

      expect(await wechat.phone('pay-sheet', { id, action: 'pay', pin: '654321' })).toMatchObject({
        errCode: 'WRONG_PIN',
        sheetStays: true,
      });
      expect(await wechat.phone('pay-sheet', { id, action: 'cancel' })).toMatchObject({
        ok: false,
        errMsg: 'get_brand_wcpay_request:cancel',
      });
      expect((await query()).json.trade_state).toBe('NOTPAY');
      expect((await pay()).ok).toBe(true);
    });
  });

  describe('answers', () => {
    const isSigned = (
      { headers, text }: { headers: Headers; text: string },
      publicKeyPem = WECHAT_PAY_KEYS.publicKeyPem,
    ) =>
      verifySha256Rsa(
        publicKeyPem,
        answerMessage(headers.get('wechatpay-timestamp') ?? '', headers.get('wechatpay-nonce') ?? '', text),
        headers.get('wechatpay-signature') ?? '',
      );

    it('are signed with the public key, errors and empty ones too', async () => {
      const placed = await order();
      const refused = await order({ description: '' });
      const closed = await close();

      for (const answer of [placed, refused, closed]) {
        expect(answer.headers.get('wechatpay-serial')).toBe(MERCHANT.wechatPayPublicKeyId);
        expect(isSigned(answer)).toBe(true);
        expect(Math.abs(Number(answer.headers.get('wechatpay-timestamp')) - Date.now() / 1000)).toBeLessThan(5);
        expect(answer.headers.get('request-id')).toMatch(/^08[0-9A-F]{40}-\d+$/);
      }
    });

    it('carry a signature probe when asked', async () => {
      await wechat.control('faults', { kind: 'pay-answer', mode: 'signtest' });

      const probe = await order();

      expect(probe.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//);
      expect(isSigned(probe)).toBe(false);
      expect(isSigned(await order())).toBe(true);
    });

    it('are forged when asked', async () => {
      await wechat.control('faults', { kind: 'pay-answer', mode: 'forged-signature' });

      expect(isSigned(await order())).toBe(false);
    });

    it('come without certificates for a merchant of today', async () => {
      const { status, json } = await wechat.pay('/v3/certificates');

      expect([status, json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    });

    it('fail after the effect, so that a repetition with the same number has to work', async () => {
      await wechat.control('faults', { kind: 'api', path: JSAPI, httpStatus: 500, when: 'after' });

      const failed = await order();

      expect([failed.status, failed.json.code]).toEqual([500, 'SYSTEM_ERROR']);
      expect((await wechat.control('state')).payOrders).toHaveLength(1);
      expect((await order()).status).toBe(200);
    });

    it('say 429 when there are too many', async () => {
      await wechat.control('faults', { kind: 'api', path: '/v3/*', httpStatus: 429 });

      const { status, json } = await order();

      expect([status, json.code]).toEqual([429, 'FREQUENCY_LIMITED']);
      expect((await wechat.control('state')).payOrders).toEqual([]);
    });
  });
});
