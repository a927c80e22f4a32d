import { describe, expect, it } from 'vitest';
import { parsePushEvent } from './parse-push-event.ts';
import { parsePushFields } from './push-fields.ts';

const APPID = 'wx7ea0000000000011';
const parse = (fields: object) => parsePushEvent(APPID, parsePushFields(JSON.stringify(fields)) ?? {});

const envelope = {
  ToUserName: 'gh_7ea000000011',
  FromUserName: 'oTencent',
  CreateTime: 1767240004,
  MsgType: 'event',
};
const parsedEnvelope = {
  appid: APPID,
  toOriginalId: 'gh_7ea000000011',
  fromOpenid: 'oTencent',
  createdAt: new Date('2026-01-01T04:00:04.000Z'),
};

describe('a refund', () => {
  const push = {
    ...envelope,
    Event: 'xpay_refund_notify',
    OpenId: 'oLinMini',
    WxRefundId: 'VR1',
    MchRefundId: 'R20260101_0001',
    WxOrderId: 'VP1',
    MchOrderId: 'M20260101000001',
    RefundFee: 500,
    RetCode: 0,
    RetMsg: 'SUCCESS',
    RefundStartTimestamp: 1767240000,
    RefundSuccTimestamp: 1767240003,
    WxpayRefundTransactionId: '50300000000202601010000000001',
    RetryTimes: 0,
  };
  const parsed = {
    ...parsedEnvelope,
    type: 'xpayRefund',
    dedupeKey: 'xpay_refund_notify:oLinMini:M20260101000001:R20260101_0001:VR1:0',
    openid: 'oLinMini',
    outTradeNo: 'M20260101000001',
    outRefundNo: 'R20260101_0001',
    refundFen: 500,
    isSuccess: true,
    resultCode: 0,
    resultMessage: 'SUCCESS',
    startedAt: new Date('2026-01-01T04:00:00.000Z'),
    succeededAt: new Date('2026-01-01T04:00:03.000Z'),
    wxRefundId: 'VR1',
    wxOrderId: 'VP1',
    wechatRefundId: '50300000000202601010000000001',
  };

  it('that reached the payer is read', () => {
    expect(parse(push)).toEqual(parsed);
  });

  it('is the same push when it is repeated later', () => {
    expect(parse({ ...push, CreateTime: 1767240008, RetryTimes: 1 }).dedupeKey).toBe(parsed.dedupeKey);
  });

  it('that failed says why, and has not succeeded at any time', () => {
    const { succeededAt: _, ...rest } = parsed;

    expect(parse({ ...push, RetCode: 268490006, RetMsg: '余额不足', RefundSuccTimestamp: 1767240003 })).toEqual({
      ...rest,
      dedupeKey: 'xpay_refund_notify:oLinMini:M20260101000001:R20260101_0001:VR1:268490006',
      isSuccess: false,
      resultCode: 268490006,
      resultMessage: '余额不足',
    });
  });

  it('that Apple granted has no number of ours, and brings back what the order carried', () => {
    const apple = { ...push, MchRefundId: '', WxpayRefundTransactionId: '', Attach: 'p=1' };

    const refund = parse(apple);

    expect(refund).toMatchObject({ type: 'xpayRefund', wxRefundId: 'VR1', attach: 'p=1', refundFen: 500 });
    expect(refund).not.toHaveProperty('outRefundNo');
    expect(refund).not.toHaveProperty('wechatRefundId');
  });

  it.each([{ OpenId: '' }, { MchOrderId: undefined }, { RefundFee: 0.5 }, { RetCode: 'OK' }])(
    'is refused with %j, for nobody could book it',
    (change) => {
      expect(() => parse({ ...push, ...change })).toThrow('xpay refund push: unreadable');
    },
  );
});

describe('a subscription', () => {
  const signing = {
    ...envelope,
    Event: 'xpay_subscribe_signing_result_notify',
    Action: 'contract_notify',
    UserOpenid: 'oLinMini',
    OpenorcloseTime: 1767240003,
    ProductId: 'th_tea_sub',
    OutContractCode: 'C20260101000001',
    ContractWxAppid: APPID,
  };
  const appleSigning = {
    ...envelope,
    Event: 'xpay_apple_subscribe_signing_result_notify',
    OpenId: 'oLinMini',
    Attach: 'm=1',
    AppleSubscriptionInfo: {
      OriginalTransactionId: '2000001147426510',
      ProductId: 'th_tea_sub',
      AutoRenewStatus: 1,
      RenewalDate: 1769832003000,
      SignedTime: 1767240003000,
    },
  };

  it('that was signed and one that was ended are read', () => {
    const signed = {
      ...parsedEnvelope,
      type: 'xpayContract',
      dedupeKey: 'xpay_subscribe_signing_result_notify:oLinMini:C20260101000001:contract_notify',
      change: 'signed',
      openid: 'oLinMini',
      productId: 'th_tea_sub',
      outContractCode: 'C20260101000001',
      at: new Date('2026-01-01T04:00:03.000Z'),
    };

    expect(parse(signing)).toEqual(signed);
    expect(parse({ ...signing, Action: 'cancel_contract_notify' })).toEqual({
      ...signed,
      change: 'ended',
      dedupeKey: 'xpay_subscribe_signing_result_notify:oLinMini:C20260101000001:cancel_contract_notify',
    });
  });

  it.each([{ Action: 'pause_notify' }, { UserOpenid: '' }, { OutContractCode: '' }])('is refused with %j', (change) => {
    expect(() => parse({ ...signing, ...change })).toThrow('xpay contract push: unreadable');
  });

  it('signed at Apple is read with its renewal, in milliseconds', () => {
    expect(parse(appleSigning)).toEqual({
      ...parsedEnvelope,
      type: 'xpayAppleContract',
      dedupeKey: 'xpay_apple_subscribe_signing_result_notify:oLinMini:2000001147426510:1767240003000',
      change: 'signed',
      openid: 'oLinMini',
      productId: 'th_tea_sub',
      attach: 'm=1',
      originalTransactionId: '2000001147426510',
      isAutoRenewing: true,
      renewsAt: new Date(1769832003000),
      at: new Date(1767240003000),
    });
  });

  it('that Apple will not renew is read with the day it ends', () => {
    const unsigned = {
      ...appleSigning,
      Event: 'xpay_apple_subscribe_unsigning_result_notify',
      Action: 'unsubscribe',
      AppleSubscriptionInfo: {
        OriginalTransactionId: '2000001147426510',
        ProductId: 'th_tea_sub',
        AutoRenewStatus: 0,
        RenewalDate: 1769832003000,
        UnsignedTime: 1768000000000,
      },
    };

    expect(parse(unsigned)).toMatchObject({
      type: 'xpayAppleContract',
      change: 'ended',
      isAutoRenewing: false,
      renewsAt: new Date(1769832003000),
      at: new Date(1768000000000),
    });
  });

  it('of Apple’s without its number is refused', () => {
    expect(() => parse({ ...appleSigning, AppleSubscriptionInfo: { AutoRenewStatus: 1 } })).toThrow(
      'xpay Apple contract push: unreadable',
    );
  });

  it('renewed by Apple is a delivery, live although it does not say so', () => {
    const renewal = {
      ...envelope,
      Event: 'xpay_goods_deliver_notify',
      OpenId: 'oLinMini',
      OutTradeNo: 'APPLE2026010100000001',
      GoodsInfo: { ProductId: 'th_tea_sub', Quantity: 1, OrigPrice: 1800, ActualPrice: 1800, Attach: 'm=1' },
      AppleSubscriptionInfo: {
        OriginalTransactionId: '2000001147426510',
        AutoRenewStatus: 1,
        RenewalDate: 1769832003000,
      },
    };

    expect(parse(renewal)).toMatchObject({
      type: 'xpayGoodsDeliver',
      outTradeNo: 'APPLE2026010100000001',
      env: 0,
      appleSubscription: {
        originalTransactionId: '2000001147426510',
        isAutoRenewing: true,
        renewsAt: new Date(1769832003000),
      },
    });
    expect(() => parse({ ...renewal, AppleSubscriptionInfo: undefined })).toThrow('xpay delivery push: unreadable');
  });

  it('whose deduction failed is read', () => {
    const failure = {
      ...envelope,
      Event: 'xpay_subscribe_pay_fail_notify',
      OpenId: 'oLinMini',
      OutTradeNo: 'D20260103_0001',
      Env: 0,
      GoodsInfo: {
        ProductId: 'th_tea_sub',
        Quantity: 1,
        OrigPrice: 1800,
        ActualPrice: 1800,
        Attach: 'p=1',
        SubscribePeriodDays: 31,
      },
      ContractWxAppid: APPID,
    };

    expect(parse(failure)).toEqual({
      ...parsedEnvelope,
      type: 'xpayDeductionFailed',
      dedupeKey: 'xpay_subscribe_pay_fail_notify:oLinMini:D20260103_0001',
      openid: 'oLinMini',
      outTradeNo: 'D20260103_0001',
      env: 0,
      productId: 'th_tea_sub',
      attach: 'p=1',
      periodDays: 31,
    });
  });
});

it('reads a complaint', () => {
  const complaint = {
    ...envelope,
    Event: 'xpay_complaint_notify',
    OpenId: 'oLinMini',
    WxOrderId: 'VP1',
    MchOrderId: 'M20260101000001',
    TransactionId: '4200000000202601010000000001',
    ComplaintId: '200201820200101080076610000',
    ComplaintDetail: '付了钱看不了文章',
    ComplaintTime: 1767240003,
    RetryTimes: 0,
    RequestId: 'r1',
  };

  expect(parse(complaint)).toEqual({
    ...parsedEnvelope,
    type: 'xpayComplaint',
    dedupeKey: 'xpay_complaint_notify:200201820200101080076610000:1767240003',
    openid: 'oLinMini',
    complaintId: '200201820200101080076610000',
    outTradeNo: 'M20260101000001',
    detail: '付了钱看不了文章',
    at: new Date('2026-01-01T04:00:03.000Z'),
    wxOrderId: 'VP1',
    wechatTransactionId: '4200000000202601010000000001',
  });
});

describe('Apple’s refund inquiry', () => {
  const asked = {
    refund_time: '1767240003',
    order_time: '1767153603',
    channel_bill: '300001147426510',
    bundleid: 'com.tencent.xin',
    product_id: 'th_tea_sub',
    p_count: '1',
    refund_request_reason: 'UNINTENDED_PURCHASE',
    provide_status: '1',
    pay_order_id: 'M20260101000001',
  };
  const parsed = {
    type: 'xpayAppleRefundInquiry',
    appid: APPID,
    dedupeKey: 'xpay_subscribe_ios_refund_query_notify:M20260101000001:300001147426510:1767240003',
    payOrderId: 'M20260101000001',
    productId: 'th_tea_sub',
    quantity: 1,
    reason: 'UNINTENDED_PURCHASE',
    delivery: 'delivered',
    appleReceipt: '300001147426510',
    bundleId: 'com.tencent.xin',
    askedAt: new Date('2026-01-01T04:00:03.000Z'),
    orderedAt: new Date('2025-12-31T04:00:03.000Z'),
  };

  it('is read with the envelope of every push', () => {
    const push = { ...envelope, Event: 'xpay_subscribe_ios_refund_query_notify', ...asked };

    expect(parse(push)).toEqual({ ...parsedEnvelope, ...parsed });
  });

  it('is read without any, as its documentation lists it', () => {
    expect(parse(asked)).toEqual({
      ...parsed,
      toOriginalId: '',
      fromOpenid: '',
      createdAt: new Date('2026-01-01T04:00:03.000Z'),
    });
  });

  it('without the order it is about is refused', () => {
    const push = { ...envelope, Event: 'xpay_subscribe_ios_refund_query_notify', ...asked, pay_order_id: '' };

    expect(() => parse(push)).toThrow('xpay refund inquiry: unreadable');
  });
});
