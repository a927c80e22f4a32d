import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { signWithSessionKey } from '../mini-program/mini-program.client.ts';
import {
  createXpayAppleSubscribeRequest,
  createXpayPaymentRequest,
  createXpaySubscribeRequest,
  xpayPaySig,
} from './payment-request.ts';

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

const contract = { productId: 'th_tea_sub', outContractCode: 'C20260101000001', accountName: '茶馆夜话 · 茶客' };
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

it('names the price of an offer beside the published one', () => {
  const { signData } = createXpayPaymentRequest(merchant, sessionKey, { ...purchase, activityPriceFen: fen(990) });

  expect(JSON.parse(signData)).toMatchObject({ goodsPrice: 1800, activitySellingPrice: 990 });
});

it.each([0, 1801])('refuses an offer of %d fen for a good of 1800', (price) => {
  expect(() => createXpayPaymentRequest(merchant, sessionKey, { ...purchase, activityPriceFen: fen(price) })).toThrow(
    RangeError,
  );
});

it('signs a subscription together with a payment', () => {
  const { signData } = createXpayPaymentRequest(merchant, sessionKey, { ...purchase, contract });

  expect(JSON.parse(signData)).toMatchObject({
    outTradeNo: 'M0001|2026-01-01',
    signContractInfo: {
      sign_contract_product_id: 'th_tea_sub',
      out_contract_code: 'C20260101000001',
      contract_account_name: '茶馆夜话 · 茶客',
    },
  });
});

it('gives the client everything wx.requestSubscribeSign takes, signed over the very text', () => {
  const request = createXpaySubscribeRequest(merchant, sessionKey, { ...contract, openid: 'oLin' });

  expect(JSON.parse(request.signData)).toEqual({
    productId: 'th_tea_sub',
    outContractCode: 'C20260101000001',
    contractAccountName: '茶馆夜话 · 茶客',
    openid: 'oLin',
  });
  expect(request.paySig).toBe(hmac('12345', `requestSubscribeSign&${request.signData}`));
  expect(request.signature).toBe(hmac(sessionKey, request.signData));
});

it.each([
  ['at the full price', undefined, {}],
  ['with a cheaper first period', fen(990), { activitySellingPrice: 990 }],
  ['with a free trial', fen(0), { activitySellingPrice: 0 }],
])('gives the client everything wx.requestAppleSubscribeSign takes, %s', (_, firstPriceFen, expected) => {
  const request = createXpayAppleSubscribeRequest(merchant, sessionKey, {
    productId: 'subscription_vip_monthly',
    goodsPriceFen: fen(3000),
    attach: 'uid=12345',
    ...(firstPriceFen === undefined ? {} : { firstPriceFen }),
  });

  expect(JSON.parse(request.signData)).toEqual({
    offerId: '1450000001',
    productId: 'subscription_vip_monthly',
    goodsPrice: 3000,
    ...expected,
    attach: 'uid=12345',
  });
  expect(request.paySig).toBe(hmac('12345', `requestAppleSubscribeSign&${request.signData}`));
  expect(request.signature).toBe(hmac(sessionKey, request.signData));
});

it('offers no subscription in the trial environment, and none under a code WeChat would refuse', () => {
  const trial = { ...merchant, env: 1 as const };
  const apple = { productId: 'x', goodsPriceFen: fen(3000), attach: '' };
  const attempts = [
    () => createXpaySubscribeRequest(trial, sessionKey, { ...contract, openid: 'oLin' }),
    () => createXpayAppleSubscribeRequest(trial, sessionKey, apple),
    () => createXpayPaymentRequest(trial, sessionKey, { ...purchase, contract }),
    () => createXpaySubscribeRequest(merchant, sessionKey, { ...contract, outContractCode: 'C-1', openid: 'oLin' }),
    () => createXpayAppleSubscribeRequest(merchant, sessionKey, { ...apple, attach: 'x'.repeat(201) }),
  ];

  for (const attempt of attempts) expect(attempt).toThrow(RangeError);
});
