import { afterEach, beforeEach, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { NotFromWeChat, WeChatPayError } from '../errors.ts';
import {
  CERTIFICATE_SERIAL,
  isSignedByMerchant,
  payMerchant as merchant,
  type PayPeer,
  PUBLIC_KEY_ID,
  signed,
  startPayPeer,
} from '../testing/pay-peer.ts';
import { PayClient } from './pay.client.ts';

let peer: PayPeer;
let pay: PayClient;

beforeEach(async () => {
  peer = await startPayPeer();
  pay = new PayClient(peer.api);
});
afterEach(() => peer.close());

const order = {
  appid: 'wx7ea0000000000001',
  outTradeNo: 'M20260101000001',
  description: '茶馆夜话 · 茶客 · 一个月',
  amountFen: fen(1800),
  payerOpenid: 'oLin',
  notifyUrl: 'https://teahouse.example/wechat/pay/1900000001/payments',
  attach: 'p=1',
  expiresAt: new Date('2026-01-01T04:30:00.000Z'),
};

it('places an order with exactly the documented fields, signed over the bytes it sends', async () => {
  peer.answers = [signed(200, '{"prepay_id":"wx1"}')];

  const placed = await pay.createJsapiOrder(merchant, order);

  expect(placed).toEqual({ prepayId: 'wx1' });
  const request = peer.requests[0]!;
  expect(request.url).toBe('/v3/pay/transactions/jsapi');
  expect(JSON.parse(request.body)).toEqual({
    appid: 'wx7ea0000000000001',
    mchid: '1900000001',
    description: '茶馆夜话 · 茶客 · 一个月',
    out_trade_no: 'M20260101000001',
    time_expire: '2026-01-01T04:30:00+00:00',
    attach: 'p=1',
    notify_url: 'https://teahouse.example/wechat/pay/1900000001/payments',
    amount: { total: 1800, currency: 'CNY' },
    payer: { openid: 'oLin' },
  });
  expect(request.headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Teahouse',
    'wechatpay-serial': PUBLIC_KEY_ID,
  });
  expect(isSignedByMerchant(request)).toBe(true);
});

it('asks for the answer to be signed with a platform certificate while the merchant has no public key', async () => {
  peer.answers = [signed(200, '{"prepay_id":"wx1"}', { serial: CERTIFICATE_SERIAL })];

  await pay.createJsapiOrder({ ...merchant, wechatPayKeys: [merchant.wechatPayKeys[0]!] }, order);

  expect(peer.requests[0]?.headers['wechatpay-serial']).toBe(CERTIFICATE_SERIAL);
});

it('repeats an order word for word when nobody knows what became of it, signed anew', async () => {
  peer.answers = [() => 'hangUp', signed(200, '{"prepay_id":"wx1"}')];

  expect(await pay.createJsapiOrder(merchant, order)).toEqual({ prepayId: 'wx1' });

  const [first, second] = peer.requests;
  expect(second?.body).toBe(first?.body);
  expect(second?.headers.authorization).not.toBe(first?.headers.authorization);
});

it.each([
  ['changed on the way', signed(200, '{"prepay_id":"wx2"}', { signedBody: '{"prepay_id":"wx1"}' }), 'wrongSignature'],
  ['signed 301 seconds ago', signed(200, '{"prepay_id":"wx1"}', { ageSeconds: 301 }), 'staleTimestamp'],
  ['signed with a key nobody gave us', signed(200, '{"prepay_id":"wx1"}', { serial: 'PUB_KEY_ID_9' }), 'unknownSerial'],
  ['not signed at all', () => ({ body: '{"prepay_id":"wx1"}' }), 'missingSignature'],
])('does not believe an answer that was %s', async (_, answer, reason) => {
  peer.answers = [answer];

  const error = await pay.createJsapiOrder(merchant, order).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(NotFromWeChat);
  expect(error).toMatchObject({ reason });
});

it('asks once more after an answer WeChat Pay spoiled on purpose, and not for ever', async () => {
  const probe = signed(200, '{"prepay_id":"wx1"}', { prefix: 'WECHATPAY/SIGNTEST/' });

  peer.answers = [probe, signed(200, '{"prepay_id":"wx1"}')];
  expect(await pay.createJsapiOrder(merchant, order)).toEqual({ prepayId: 'wx1' });

  peer.answers = [probe, probe];
  await expect(pay.createJsapiOrder(merchant, order)).rejects.toMatchObject({ reason: 'signatureProbe' });
  expect(peer.requests).toHaveLength(4);
});

it('says which refusal WeChat Pay gave, with its request id', async () => {
  peer.answers = [signed(403, '{"code":"OUT_TRADE_NO_USED","message":"商户订单号重复"}')];

  const error = await pay.createJsapiOrder(merchant, order).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(WeChatPayError);
  expect(error).toMatchObject({
    status: 403,
    code: 'OUT_TRADE_NO_USED',
    requestId: '08F78BB5AF0610D302',
    message: '/v3/pay/transactions/jsapi: 403 OUT_TRADE_NO_USED 商户订单号重复',
  });
});

it('queries an order that was not paid, and signs the query with it', async () => {
  const body = JSON.stringify({
    amount: { currency: 'CNY', total: 1800 },
    appid: 'wx7ea0000000000001',
    mchid: '1900000001',
    out_trade_no: 'M20260101000001',
    promotion_detail: [],
    trade_state: 'NOTPAY',
    trade_state_desc: '订单未支付',
  });
  peer.answers = [signed(200, body)];

  expect(await pay.queryByOutTradeNo(merchant, 'M20260101000001')).toEqual({
    appid: 'wx7ea0000000000001',
    mchid: '1900000001',
    outTradeNo: 'M20260101000001',
    tradeState: 'notPaid',
    amountFen: 1800,
    currency: 'CNY',
  });
  expect(peer.requests[0]?.url).toBe('/v3/pay/transactions/out-trade-no/M20260101000001?mchid=1900000001');
  expect(isSignedByMerchant(peer.requests[0]!)).toBe(true);
});

it.each(['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS', 'ORDERNOTEXIST'])(
  'finds nothing where WeChat Pay says %s',
  async (code) => {
    peer.answers = [signed(404, JSON.stringify({ code, message: '订单不存在' }))];

    expect(await pay.queryByOutTradeNo(merchant, 'M|*')).toBeNull();
    expect(peer.requests[0]?.url).toBe('/v3/pay/transactions/out-trade-no/M%7C*?mchid=1900000001');
    expect(isSignedByMerchant(peer.requests[0]!)).toBe(true);
  },
);

it.each([{ out_trade_no: 'M20260101000002' }, { mchid: '1900000002' }])(
  'does not believe an answer about another order: %j',
  async (other) => {
    const asked = { appid: 'wx7ea0000000000001', mchid: '1900000001', out_trade_no: 'M20260101000001' };
    peer.answers = [signed(200, JSON.stringify({ ...asked, trade_state: 'CLOSED', ...other }))];

    const error = await pay.queryByOutTradeNo(merchant, 'M20260101000001').catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(NotFromWeChat);
    expect(error).toMatchObject({ reason: 'wrongOrder' });
  },
);

it('closes an order on a signed empty answer', async () => {
  peer.answers = [signed(204, '')];

  expect(await pay.closeOrder(merchant, 'M20260101000001')).toBe('closed');
  expect(peer.requests[0]).toMatchObject({
    url: '/v3/pay/transactions/out-trade-no/M20260101000001/close',
    body: '{"mchid":"1900000001"}',
  });
});

it('does not take an unsigned empty answer for a closed order', async () => {
  peer.answers = [() => ({ status: 204 })];

  await expect(pay.closeOrder(merchant, 'M20260101000001')).rejects.toMatchObject({ reason: 'missingSignature' });
});

it.each(['ORDERPAID', 'ORDER_PAID'])('says that an order was paid before it could be closed (%s)', async (code) => {
  peer.answers = [signed(400, JSON.stringify({ code, message: '订单已支付' }))];

  expect(await pay.closeOrder(merchant, 'M20260101000001')).toBe('alreadyPaid');
});

it('signs the client parameters with the present', () => {
  const parameters = pay.clientParameters(merchant, { appid: 'wx7ea0000000000001', prepayId: 'wx1' });

  expect(parameters).toMatchObject({ timeStamp: '1767240000', package: 'prepay_id=wx1', signType: 'RSA' });
  expect(parameters.nonceStr).toMatch(/^[0-9A-F]{32}$/);
});

it('keeps the money of an order together when it is to be shared', async () => {
  peer.answers = [signed(200, '{"prepay_id":"wx1"}')];

  await pay.createJsapiOrder(merchant, { ...order, isProfitShared: true });

  expect(JSON.parse(peer.requests[0]!.body)).toMatchObject({ settle_info: { profit_sharing: true } });
});
