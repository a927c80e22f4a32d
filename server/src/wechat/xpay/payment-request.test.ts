import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { signWithSessionKey } from '../mini-program/mini-program.client.ts';
import { createXpayPaymentRequest, xpayPaySig } from './payment-request.ts';

const merchant = { offerId: '1450000001', env: 0 as const, appKey: '12345' };
const sessionKey = '9hAb/NEYUlkaMBEsmFgzig==';
const purchase = {
  outTradeNo: 'M0001|2026-01-01',
  productId: 'th_tea_month',
  goodsPriceFen: fen(1800),
  quantity: 1,
  attach: '茶客',
};

it("signs as WeChat's own sample does", () => {
  const body = '{"openid": "xxx", "user_ip": "127.0.0.1", "env": 0}';

  expect(xpayPaySig('12345', '/xpay/query_user_balance', body)).toBe(
    'c37809f27c6d7fd1837ad2500a04512b66b34fd793a39a385fade56dca89a4b5',
  );
  expect(signWithSessionKey(sessionKey, body)).toBe('089d9e8dc5d308977360c4b79ec600a93d736802802a807d634192328032f6c7');
});

it('gives the client everything wx.requestVirtualPayment takes, signed over the very text', () => {
  const request = createXpayPaymentRequest(merchant, sessionKey, purchase);

  expect(JSON.parse(request.signData)).toEqual({
    offerId: '1450000001',
    buyQuantity: 1,
    env: 0,
    currencyType: 'CNY',
    productId: 'th_tea_month',
    goodsPrice: 1800,
    outTradeNo: 'M0001|2026-01-01',
    attach: '茶客',
  });
  expect(request.mode).toBe('short_series_goods');
  expect(request.paySig).toBe(
    createHmac('sha256', '12345').update(`requestVirtualPayment&${request.signData}`).digest('hex'),
  );
  expect(request.signature).toBe(createHmac('sha256', sessionKey).update(request.signData).digest('hex'));
});

it.each(['short_1', '_begins_with_underscore', 'has spaces in it', 'x'.repeat(33), ''])(
  'refuses the order number "%s", which WeChat would refuse',
  (outTradeNo) => {
    expect(() => createXpayPaymentRequest(merchant, sessionKey, { ...purchase, outTradeNo })).toThrow(RangeError);
  },
);
