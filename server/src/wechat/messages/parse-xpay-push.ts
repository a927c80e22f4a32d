import { fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { instantField, integerField, nestedFields, type PushFields, textField } from './push-fields.ts';
import type {
  AppleSubscription,
  XpayAppleContractChange,
  XpayAppleRefundInquiry,
  XpayComplaint,
  XpayContractChange,
  XpayDeductionFailure,
  XpayDelivery,
  XpayPushEvent,
  XpayRefundResult,
} from './xpay-push-event.ts';

const INQUIRY = 'xpay_subscribe_ios_refund_query_notify';

/** WeChat is not of one mind about the case of its event names. */
const eventOf = (fields: PushFields): string => textField(fields, 'Event').toLowerCase();

/** By its name, or by fields no other push has: WeChat's list of its fields has no name in it. */
export const isAppleRefundInquiry = (fields: PushFields): boolean =>
  eventOf(fields) === INQUIRY ||
  (eventOf(fields) === '' && textField(fields, 'channel_bill') !== '' && textField(fields, 'pay_order_id') !== '');

/**
 * What Virtual Payment says; undefined for pushes of others, and for those nobody here needs.
 * @throws NotFromWeChat `unreadable` when what one must know to act on it is missing
 * @see WeChat Mini Program, "Virtual Payment, Message Pushes" and "Membership Subscription"
 */
export function parseXpayPush(fields: PushFields): XpayPushEvent | undefined {
  if (isAppleRefundInquiry(fields)) return { type: 'xpayAppleRefundInquiry', ...parseInquiry(fields) };
  switch (eventOf(fields)) {
    case 'xpay_goods_deliver_notify':
      return { type: 'xpayGoodsDeliver', ...parseDelivery(fields) };
    case 'xpay_refund_notify':
      return { type: 'xpayRefund', ...parseRefund(fields) };
    case 'xpay_subscribe_signing_result_notify':
      return { type: 'xpayContract', ...parseContract(fields) };
    case 'xpay_apple_subscribe_signing_result_notify':
      return { type: 'xpayAppleContract', ...parseAppleContract(fields, 'signed') };
    case 'xpay_apple_subscribe_unsigning_result_notify':
      return { type: 'xpayAppleContract', ...parseAppleContract(fields, 'ended') };
    case 'xpay_subscribe_pay_fail_notify':
      return { type: 'xpayDeductionFailed', ...parseDeductionFailure(fields) };
    case 'xpay_complaint_notify':
      return { type: 'xpayComplaint', ...parseComplaint(fields) };
    default:
      return undefined;
  }
}

/**
 * What a push is about, equal for its repetitions; undefined for pushes of others. Virtual Payment's pushes all come from
 * one sender, so sender and second alone would make one push of two that fall into one second.
 */
export function xpayDedupeKey(fields: PushFields): string | undefined {
  const event = isAppleRefundInquiry(fields) ? INQUIRY : eventOf(fields);
  if (!event.startsWith('xpay_')) return undefined;
  const text = (...names: string[]) => names.map((name) => textField(fields, name)).join(':');
  const apple = nestedFields(fields, 'AppleSubscriptionInfo');
  switch (event) {
    case 'xpay_refund_notify':
      return `${event}:${text('OpenId', 'MchOrderId', 'MchRefundId', 'WxRefundId', 'RetCode')}`;
    case 'xpay_subscribe_signing_result_notify':
      return `${event}:${text('UserOpenid', 'OutContractCode', 'Action')}`;
    case 'xpay_apple_subscribe_signing_result_notify':
    case 'xpay_apple_subscribe_unsigning_result_notify': {
      const at = textField(apple, 'SignedTime') || textField(apple, 'UnsignedTime');
      return `${event}:${text('OpenId')}:${textField(apple, 'OriginalTransactionId')}:${at}`;
    }
    case 'xpay_complaint_notify':
      return `${event}:${text('ComplaintId', 'ComplaintTime')}`;
    case INQUIRY:
      return `${event}:${text('pay_order_id', 'channel_bill', 'refund_time')}`;
    default: {
      const outTradeNo = textField(fields, 'OutTradeNo');
      return outTradeNo === '' ? undefined : `${event}:${text('OpenId')}:${outTradeNo}`;
    }
  }
}

function parseDelivery(fields: PushFields): XpayDelivery {
  const what = 'xpay delivery push';
  const goods = nestedFields(fields, 'GoodsInfo');
  const payment = nestedFields(fields, 'WeChatPayInfo');
  const apple = nestedFields(fields, 'AppleSubscriptionInfo');
  // Apple's subscriptions exist in the live environment only, and their deliveries do not name it.
  const env = apple !== undefined && textField(fields, 'Env') === '' ? 0 : envOf(fields, what);
  const wechatTransactionId = textField(payment, 'TransactionId');
  return {
    openid: required(fields, 'OpenId', what),
    outTradeNo: required(fields, 'OutTradeNo', what),
    env,
    productId: textField(goods, 'ProductId'),
    quantity: requiredInteger(goods, 'Quantity', what),
    origPriceFen: fen(requiredInteger(goods, 'OrigPrice', what)),
    actualPriceFen: fen(requiredInteger(goods, 'ActualPrice', what)),
    attach: textField(goods, 'Attach'),
    ...(wechatTransactionId ? { wechatTransactionId } : {}),
    ...defined('paidAt', instantField(payment, 'PaidTime')),
    ...(apple ? { appleSubscription: appleSubscriptionOf(apple, what) } : {}),
  };
}

function parseRefund(fields: PushFields): XpayRefundResult {
  const what = 'xpay refund push';
  const resultCode = requiredInteger(fields, 'RetCode', what);
  return {
    openid: required(fields, 'OpenId', what),
    outTradeNo: required(fields, 'MchOrderId', what),
    refundFen: fen(requiredInteger(fields, 'RefundFee', what)),
    isSuccess: resultCode === 0,
    resultCode,
    resultMessage: textField(fields, 'RetMsg'),
    ...named(fields, 'outRefundNo', 'MchRefundId'),
    ...named(fields, 'wxRefundId', 'WxRefundId'),
    ...named(fields, 'wxOrderId', 'WxOrderId'),
    ...named(fields, 'wechatRefundId', 'WxpayRefundTransactionId'),
    ...named(fields, 'attach', 'Attach'),
    ...defined('startedAt', instantField(fields, 'RefundStartTimestamp')),
    ...defined('succeededAt', resultCode === 0 ? instantField(fields, 'RefundSuccTimestamp') : undefined),
  };
}

function parseContract(fields: PushFields): XpayContractChange {
  const what = 'xpay contract push';
  const action = textField(fields, 'Action');
  if (action !== 'contract_notify' && action !== 'cancel_contract_notify') throw unreadable(what);
  return {
    change: action === 'contract_notify' ? 'signed' : 'ended',
    openid: required(fields, 'UserOpenid', what),
    productId: textField(fields, 'ProductId'),
    outContractCode: required(fields, 'OutContractCode', what),
    ...defined('at', instantField(fields, 'OpenorcloseTime')),
  };
}

function parseAppleContract(fields: PushFields, change: 'signed' | 'ended'): XpayAppleContractChange {
  const what = 'xpay Apple contract push';
  const apple = nestedFields(fields, 'AppleSubscriptionInfo');
  return {
    change,
    openid: required(fields, 'OpenId', what),
    productId: textField(apple, 'ProductId'),
    attach: textField(fields, 'Attach'),
    ...appleSubscriptionOf(apple, what),
    ...defined('at', instantField(apple, change === 'signed' ? 'SignedTime' : 'UnsignedTime')),
  };
}

function parseDeductionFailure(fields: PushFields): XpayDeductionFailure {
  const what = 'xpay deduction push';
  const goods = nestedFields(fields, 'GoodsInfo');
  return {
    openid: required(fields, 'OpenId', what),
    outTradeNo: required(fields, 'OutTradeNo', what),
    env: envOf(fields, what),
    productId: textField(goods, 'ProductId'),
    attach: textField(goods, 'Attach'),
    ...defined('periodDays', integerField(goods, 'SubscribePeriodDays')),
  };
}

function parseComplaint(fields: PushFields): XpayComplaint {
  return {
    openid: textField(fields, 'OpenId'),
    complaintId: required(fields, 'ComplaintId', 'xpay complaint push'),
    outTradeNo: textField(fields, 'MchOrderId'),
    detail: textField(fields, 'ComplaintDetail'),
    ...named(fields, 'wxOrderId', 'WxOrderId'),
    ...named(fields, 'wechatTransactionId', 'TransactionId'),
    ...defined('at', instantField(fields, 'ComplaintTime')),
  };
}

const deliveries = { 0: 'notDelivered', 1: 'delivered', 2: 'delivering' } as const;

function parseInquiry(fields: PushFields): XpayAppleRefundInquiry {
  const status = integerField(fields, 'provide_status');
  return {
    payOrderId: required(fields, 'pay_order_id', 'xpay refund inquiry'),
    productId: textField(fields, 'product_id'),
    ...defined('quantity', integerField(fields, 'p_count')),
    reason: textField(fields, 'refund_request_reason'),
    delivery: status === 0 || status === 1 || status === 2 ? deliveries[status] : 'unknown',
    appleReceipt: textField(fields, 'channel_bill'),
    bundleId: textField(fields, 'bundleid'),
    ...defined('askedAt', instantField(fields, 'refund_time')),
    ...defined('orderedAt', instantField(fields, 'order_time')),
  };
}

function appleSubscriptionOf(fields: PushFields | undefined, what: string): AppleSubscription {
  return {
    originalTransactionId: required(fields, 'OriginalTransactionId', what),
    isAutoRenewing: integerField(fields, 'AutoRenewStatus') === 1,
    ...defined('renewsAt', instantField(fields, 'RenewalDate')),
  };
}

function envOf(fields: PushFields, what: string): XpayEnv {
  const env = integerField(fields, 'Env');
  if (env !== 0 && env !== 1) throw unreadable(what);
  return env;
}

function required(fields: PushFields | undefined, name: string, what: string): string {
  const text = textField(fields, name);
  if (text === '') throw unreadable(what);
  return text;
}

function requiredInteger(fields: PushFields | undefined, name: string, what: string): number {
  const value = integerField(fields, name);
  if (value === undefined) throw unreadable(what);
  return value;
}

/** The field under our name, left out when WeChat leaves it empty. */
function named<K extends string>(fields: PushFields, key: K, name: string): { [P in K]?: string } {
  return defined(key, textField(fields, name) || undefined);
}

function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

const unreadable = (what: string) => new NotFromWeChat(what, 'unreadable');
