import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenOrders, givenOrders } from '../support/given-orders.ts';
import {
  type Json,
  LONE_MINI_PROGRAM,
  MERCHANT,
  MINI_PROGRAM,
  SERVICE_ACCOUNT,
  SUBSCRIPTION_ACCOUNT,
} from '../support/given-wechat.ts';

describe('WeChat Pay orders', () => {
  let shop: GivenOrders;

  beforeEach(async () => {
    shop = await givenOrders();
  });

  afterEach(() => shop.wechat.stop());

  describe('placing one', () => {
    it('gives a prepay_id', async () => {
      const { status, json } = await shop.order();

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
      [
        'an identity without a name',
        { payer: { openid: 'o', identity: { type: 'IDCARD', number: 'x' } } },
        'payer/identity/name',
      ],
      ['a passport', { payer: { openid: 'o', identity: { type: 'PASSPORT' } } }, 'payer/identity/type'],
      ['an openid of nobody', { payer: { openid: 'oNobody' } }, 'payer/openid'],
      ['an unknown appid', { appid: 'wxffffffffffffffff' }, 'appid'],
      ['33 characters of goods_tag', { goods_tag: 'g'.repeat(33) }, 'goods_tag'],
      ['a way to pay that is none', { limit_pay: ['no_cash'] }, 'limit_pay'],
      ['support_fapiao as text', { support_fapiao: 'true' }, 'support_fapiao'],
      ['a cost price below nothing', { detail: { cost_price: -1 } }, 'detail/cost_price'],
      [
        'goods without a number',
        { detail: { goods_detail: [{ quantity: 1, unit_price: 1 }] } },
        'detail/goods_detail/merchant_goods_id',
      ],
      [
        'half a good',
        { detail: { goods_detail: [{ merchant_goods_id: 'a', quantity: 0.5, unit_price: 1 }] } },
        'detail/goods_detail/quantity',
      ],
      ['a scene without the payer’s address', { scene_info: { device_id: '1' } }, 'scene_info/payer_client_ip'],
      [
        'a store without a number',
        { scene_info: { payer_client_ip: '127.0.0.1', store_info: {} } },
        'scene_info/store_info/id',
      ],
      ['profit_sharing as text', { settle_info: { profit_sharing: 'true' } }, 'settle_info/profit_sharing'],
      ['a field by the name of a method', { constructor: {} }, 'constructor'],
    ])('is refused with %s', async (_what, change, field) => {
      const { status, json } = await shop.order(change);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field });
    });

    it('takes the openid of the app that is named, not of another', async () => {
      const { json } = await shop.order({ payer: { openid: shop.openid('lin', MINI_PROGRAM.appid) } });

      expect(json).toMatchObject({ code: 'PARAM_ERROR', detail: { field: 'payer/openid' } });
    });

    it('takes apps that are bound to the merchant', async () => {
      const { status, json } = await shop.order({
        appid: LONE_MINI_PROGRAM.appid,
        payer: { openid: shop.openid('lin', LONE_MINI_PROGRAM.appid) },
      });

      expect([status, json.code]).toEqual([400, 'APPID_MCHID_NOT_MATCH']);
    });

    it('takes verified Mini Programs and Service Accounts only, whatever is bound', async () => {
      const { appid } = SUBSCRIPTION_ACCOUNT;
      await shop.wechat.control('world', {
        apps: [{ appid: MINI_PROGRAM.appid, verified: false }],
        merchants: [{ mchid: MERCHANT.mchid, appids: [...MERCHANT.appids, appid] }],
      });
      const orderFor = (appid: string) => shop.order({ appid, payer: { openid: shop.openid('lin', appid) } });

      expect((await orderFor(appid)).json.code).toBe('APPID_MCHID_NOT_MATCH');
      expect((await orderFor(MINI_PROGRAM.appid)).json.code).toBe('APPID_MCHID_NOT_MATCH');
    });

    it('refuses fields WeChat does not know, unless told otherwise', async () => {
      const unknown = { amount: { total: 1800, currency: 'CNY', tip: 1 } };
      const { status, json, headers } = await shop.order(unknown);

      expect([status, json.code]).toEqual([400, 'PARAM_ERROR']);
      expect(json.detail).toMatchObject({ field: 'amount/tip' });
      expect(headers.get('request-id')).toMatch(/-270924358$/);
      await shop.wechat.control('world', { settings: { refuseUnknownPayFields: false } });
      expect((await shop.order(unknown)).status).toBe(200);
    });

    it('refuses what is no JSON object', async () => {
      expect((await shop.order({}, { body: '{"appid":' })).json.code).toBe('PARAM_ERROR');
      expect((await shop.order({}, { body: '[]' })).json.code).toBe('PARAM_ERROR');
    });

    it('again with the same parameters gives another prepay_id for the same order', async () => {
      const first = await shop.order();
      const again = await shop.order(
        {},
        { body: JSON.stringify(Object.fromEntries(Object.entries(shop.orderBody()).reverse())) },
      );

      expect(again.status).toBe(200);
      expect(again.json.prepay_id).not.toBe(first.json.prepay_id);
      expect((await shop.wechat.control('state')).payOrders).toHaveLength(1);
    });

    it.each<[string, () => Json, number, string]>([
      ['another amount', () => ({ amount: { total: 1, currency: 'CNY' } }), 400, 'INVALID_REQUEST'],
      ['another description', () => ({ description: '雅座' }), 400, 'INVALID_REQUEST'],
      ['another payer', () => ({ payer: { openid: shop.openid('wang') } }), 403, 'OUT_TRADE_NO_USED'],
      [
        'another app',
        () => ({ appid: MINI_PROGRAM.appid, payer: { openid: shop.openid('lin', MINI_PROGRAM.appid) } }),
        403,
        'OUT_TRADE_NO_USED',
      ],
    ])('again with %s is refused', async (_what, change, expected, code) => {
      await shop.order();

      const { status, json } = await shop.order(change());

      expect([status, json.code]).toEqual([expected, code]);
    });

    it('again after payment, and after closing, is refused for ever', async () => {
      await shop.pay();
      const paid = await shop.order();
      await shop.order({ out_trade_no: 'M20261122000002' });
      await shop.close('M20261122000002');
      const closed = await shop.order({ out_trade_no: 'M20261122000002' });

      expect([paid.status, paid.json.code]).toEqual([400, 'ORDERPAID']);
      expect([closed.status, closed.json.code]).toEqual([400, 'ORDER_CLOSED']);
    });

    it('again after its time_expire needs another number', async () => {
      const time_expire = new Date(Date.now() + 120_000).toISOString();
      await shop.order({ time_expire });
      await shop.advance(120_000);

      const { status, json, headers } = await shop.order({ time_expire });

      expect([status, json.code]).toEqual([400, 'ORDER_CLOSED']);
      expect(headers.get('request-id')).toMatch(/-268447914$/);
    });
  });

  describe('querying one', () => {
    it('shows it before payment without what only payment brings', async () => {
      await shop.order({ attach: 'order=1' });

      expect((await shop.query()).json).toEqual({
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
      await shop.pay({ attach: 'order=1' });
      const { json } = await shop.query();

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
        payer: { openid: shop.openid() },
        amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
        promotion_detail: [],
      });
      const byId = await shop.wechat.pay(
        `/v3/pay/transactions/id/${String(json.transaction_id)}?mchid=${MERCHANT.mchid}`,
      );
      expect(byId.json).toEqual(json);
    });

    it('names the device that took it', async () => {
      await shop.pay({ scene_info: { payer_client_ip: '127.0.0.1', device_id: '013467007045764' } });

      expect((await shop.query()).json.scene_info).toEqual({ device_id: '013467007045764' });
    });

    it('is refused for unknown numbers, without mchid and with another', async () => {
      await shop.order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001';

      const unknown = await shop.query('M00000000');
      expect([unknown.status, unknown.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
      expect((await shop.wechat.pay(path)).json.code).toBe('PARAM_ERROR');
      expect((await shop.query('M20261122000001', '1900000999')).json.code).toBe('PARAM_ERROR');
    });
  });

  describe('paying one', () => {
    const funds = () => shop.wechat.sandbox.funds;

    it('brings the merchant the money, less a fee', async () => {
      await shop.pay();

      const transactionId = (await shop.query()).json.transaction_id;
      expect(funds().balance(MERCHANT.mchid)).toEqual({ availableFen: 1789, frozenFen: 0, feesFen: 11 });
      expect(funds().all()).toMatchObject([
        {
          businessName: '交易',
          businessType: '交易',
          direction: '收入',
          amountFen: 1800,
          balanceAfterFen: 1800,
          wechatBusinessNo: transactionId,
          documentNo: 'M20261122000001',
          remark: '结算总金额18.00元;含手续费0.11元',
        },
        {
          businessName: '交易',
          businessType: '扣除交易手续费',
          direction: '支出',
          amountFen: 11,
          balanceAfterFen: 1789,
        },
      ]);
    });

    it('freezes the money that waits for its split', async () => {
      await shop.pay({ settle_info: { profit_sharing: true } });

      const transactionId = String((await shop.query()).json.transaction_id);
      expect(funds().balance(MERCHANT.mchid)).toEqual({ availableFen: 0, frozenFen: 1789, feesFen: 11 });
      expect(funds().frozenOf(MERCHANT.mchid, transactionId)).toBe(1789);
    });

    it('costs what was agreed with the merchant', async () => {
      await shop.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, feeRateBps: 0 }] });

      await shop.pay();

      expect(funds().balance(MERCHANT.mchid)).toEqual({ availableFen: 1800, frozenFen: 0, feesFen: 0 });
      expect(funds().all()).toHaveLength(1);
    });
  });

  describe('closing one', () => {
    it('answers 204 without a body, as often as asked', async () => {
      await shop.order();

      const first = await shop.close();
      const again = await shop.close();

      expect([first.status, first.text, again.status]).toEqual([204, '', 204]);
      expect((await shop.query()).json.trade_state).toBe('CLOSED');
    });

    it('is refused once it is paid, and for unknown numbers', async () => {
      await shop.pay();
      const paid = await shop.close();
      const unknown = await shop.close('M00000000');

      expect([paid.status, paid.json.code]).toEqual([400, 'ORDERPAID']);
      expect([unknown.status, unknown.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
    });

    it('wants the mchid in the body', async () => {
      await shop.order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001/close';

      expect((await shop.wechat.pay(path, { method: 'POST', body: {} })).json.code).toBe('PARAM_ERROR');
      const foreign = await shop.wechat.pay(path, { method: 'POST', body: { mchid: '1900000999' } });
      expect(foreign.status).toBe(401);
      const unknown = await shop.wechat.pay(path, { method: 'POST', body: { mchid: MERCHANT.mchid, reason: 'late' } });
      expect(unknown.json).toMatchObject({ code: 'PARAM_ERROR', detail: { field: 'reason' } });
    });

    it('happens by itself after seven days', async () => {
      await shop.order();
      await shop.advance(7 * 24 * 3600_000);

      expect((await shop.query()).json.trade_state).toBe('CLOSED');
      expect((await shop.order()).json.code).toBe('ORDER_CLOSED');
    });
  });
});
