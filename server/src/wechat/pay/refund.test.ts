import { afterEach, beforeEach, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { failureOf, lacksFunds } from '../errors.ts';
import {
  isSignedByMerchant,
  payMerchant as merchant,
  type PayPeer,
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

const asked = {
  outTradeNo: 'M20260101000001',
  outRefundNo: 'R|20260101*0001',
  refundFen: fen(500),
  totalFen: fen(1800),
  reason: '内容与描述不符',
  notifyUrl: 'https://teahouse.example/wechat/pay/1900000001/refunds',
};

/** As the documentation shows one. */
const answer = {
  refund_id: '50000000382019052709732678859',
  out_refund_no: 'R|20260101*0001',
  transaction_id: '4200000000202601010000000001',
  out_trade_no: 'M20260101000001',
  channel: 'ORIGINAL',
  user_received_account: '招商银行信用卡0403',
  create_time: '2026-01-01T12:00:00+08:00',
  status: 'PROCESSING',
  funds_account: 'UNSETTLED',
  amount: {
    total: 1800,
    refund: 500,
    from: [],
    payer_total: 1700,
    payer_refund: 472,
    settlement_refund: 500,
    settlement_total: 1800,
    discount_refund: 28,
    currency: 'CNY',
  },
  promotion_detail: [],
};
const refund = {
  outRefundNo: 'R|20260101*0001',
  outTradeNo: 'M20260101000001',
  state: 'running',
  refundFen: 500,
  totalFen: 1800,
  payerRefundFen: 472,
  wechatRefundId: '50000000382019052709732678859',
  wechatTransactionId: '4200000000202601010000000001',
  receivedAccount: '招商银行信用卡0403',
  createdAt: new Date('2026-01-01T04:00:00.000Z'),
};

it('asks for a refund with exactly the documented fields', async () => {
  peer.answers = [signed(200, answer)];

  expect(await pay.refund(merchant, asked)).toEqual(refund);

  const request = peer.requests[0]!;
  expect(request.url).toBe('/v3/refund/domestic/refunds');
  expect(JSON.parse(request.body)).toEqual({
    out_trade_no: 'M20260101000001',
    out_refund_no: 'R|20260101*0001',
    reason: '内容与描述不符',
    notify_url: 'https://teahouse.example/wechat/pay/1900000001/refunds',
    amount: { refund: 500, total: 1800, currency: 'CNY' },
  });
});

it('asks again word for word when the answer was lost, or WeChat Pay says "system error"', async () => {
  peer.answers = [() => 'hangUp', signed(200, answer)];
  expect(await pay.refund(merchant, asked)).toEqual(refund);

  peer.answers = [signed(500, { code: 'SYSTEM_ERROR', message: '系统错误' }), signed(200, answer)];
  expect(await pay.refund(merchant, asked)).toEqual(refund);

  expect(new Set(peer.requests.map(({ body }) => body)).size).toBe(1);
  expect(peer.requests.every(isSignedByMerchant)).toBe(true);
});

it.each([
  [403, 'NOT_ENOUGH', 'refused', true],
  [400, 'INVALID_REQUEST', 'refused', false],
  [404, 'RESOURCE_NOT_EXISTS', 'refused', false],
  [429, 'FREQUENCY_LIMITED', 'passing', false],
  [500, 'SYSTEM_ERROR', 'unknown', false],
])('says what %d %s means for the refund: %s', async (status, code, kind, isShort) => {
  const refusal = signed(status, { code, message: '' });
  peer.answers = [refusal, refusal];

  const error = await pay.refund(merchant, asked).catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ name: 'WeChatPayError', code });
  expect([failureOf(error), lacksFunds(error)]).toEqual([kind, isShort]);
});

it.each([{ out_refund_no: 'R2' }, { out_trade_no: 'M2' }])(
  'does not believe an answer about another refund: %j',
  async (other) => {
    peer.answers = [signed(200, { ...answer, ...other })];

    await expect(pay.refund(merchant, asked)).rejects.toMatchObject({ name: 'NotFromWeChat', reason: 'wrongOrder' });
  },
);

it.each([
  ['SUCCESS', 'succeeded', { succeededAt: new Date('2026-01-01T04:00:09.000Z') }],
  ['CLOSED', 'closed', {}],
  ['ABNORMAL', 'abnormal', {}],
])('looks a refund up that is %s', async (status, state, more) => {
  peer.answers = [signed(200, { ...answer, status, success_time: '2026-01-01T12:00:09+08:00' })];

  expect(await pay.queryRefund(merchant, asked.outRefundNo)).toEqual({ ...refund, state, ...more });

  expect(peer.requests[0]).toMatchObject({ method: 'GET', url: '/v3/refund/domestic/refunds/R%7C20260101*0001' });
  expect(isSignedByMerchant(peer.requests[0]!)).toBe(true);
});

it('finds no refund where WeChat Pay has none', async () => {
  peer.answers = [signed(404, { code: 'RESOURCE_NOT_EXISTS', message: '退款单不存在' })];

  expect(await pay.queryRefund(merchant, 'R20260101')).toBeNull();
});

it('takes a state it does not know for no answer', async () => {
  peer.answers = [signed(200, { ...answer, status: 'HALFWAY' })];

  await expect(pay.queryRefund(merchant, asked.outRefundNo)).rejects.toMatchObject({ reason: 'unreadable' });
});
