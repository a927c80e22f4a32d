import type { Apps } from '../apps/apps.ts';
import { clientPaymentMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import { v2Signature } from '../crypto/pay-v2-signature.ts';
import type { People } from '../people/people.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { PayOrder, PayOrders } from './pay-orders.ts';

/** What `wx.requestPayment` or `getBrandWCPayRequest` was called with, and by whom. */
export interface ClientPayment {
  person: string;
  /** the running Mini Program, or the Official Account whose page is open */
  appid: string;
  /** JSAPI pages send it; Mini Programs do not, their own appid is signed */
  appId?: unknown;
  timeStamp: unknown;
  nonceStr: unknown;
  package: unknown;
  signType: unknown;
  paySign: unknown;
  /** address of the page, for the payment directory */
  pageUrl?: string;
}

/** A refusal of the cashier, before any sheet opens. */
export class CashierRefusal extends Error {}

export interface CashierParts {
  apps: Apps;
  people: People;
  merchants: Merchants;
  orders: PayOrders;
  /** ordered in XML, so the page signs with the API key */
  isV2: (order: PayOrder) => boolean;
}

function text(payment: ClientPayment, field: 'timeStamp' | 'nonceStr' | 'package' | 'signType' | 'paySign'): string {
  const value = payment[field];
  if (typeof value !== 'string' || value === '') throw new CashierRefusal(`调用支付JSAPI缺少参数：${field}`);
  return value;
}

/**
 * Checks everything the client sent before the pay sheet opens.
 * @throws CashierRefusal with the sentence WeChat would show
 */
export function acceptClientPayment(
  { apps, people, merchants, orders, isV2 }: CashierParts,
  payment: ClientPayment,
): PayOrder {
  const app = apps.get(payment.appid);
  const person = people.get(payment.person);
  const isPage = app.kind !== 'mini-program';
  const timeStamp = text(payment, 'timeStamp');
  const nonceStr = text(payment, 'nonceStr');
  const packageText = text(payment, 'package');
  // ten digits: milliseconds are the classic mistake
  if (!/^\d{10}$/.test(timeStamp)) throw new CashierRefusal('timeStamp 必须是以秒为单位的字符串');
  const prepayId = /^prepay_id=(.+)$/.exec(packageText)?.[1];
  if (prepayId === undefined) throw new CashierRefusal('package 参数错误');
  if (isPage && payment.appId !== app.appid) throw new CashierRefusal('appId 与当前公众号不一致');
  const order = orders.orderOfPrepay(prepayId);
  if (!order) throw new CashierRefusal('prepay_id 无效或已过期');
  if (order.appid !== app.appid) throw new CashierRefusal('下单账号与支付账号不一致（appid）');
  const message = clientPaymentMessage(app.appid, timeStamp, nonceStr, packageText);
  checkPaySign(
    merchants.get(order.mchid),
    payment,
    isV2(order) ? { timeStamp, nonceStr, package: packageText } : message,
  );
  if (order.openid !== people.openid(person, app.appid)) throw new CashierRefusal('下单账号与支付账号不一致（openid）');
  if (isPage) checkDirectory(app.payDirectories, payment.pageUrl);
  const obstacle = orders.obstacle(order);
  if (obstacle) throw new CashierRefusal(obstacle);
  return order;
}

/** @param signed the text that v3 signs, or the fields of v2 beside the appid */
function checkPaySign(merchant: Merchant, payment: ClientPayment, signed: string | Record<string, string>): void {
  const signType = text(payment, 'signType');
  const paySign = text(payment, 'paySign');
  if (typeof signed === 'string') {
    if (signType !== 'RSA') throw new CashierRefusal('signType 必须为 RSA');
    const keys = Object.values(merchant.certificates);
    if (!keys.some((key) => verifySha256Rsa(key, signed, paySign))) throw new CashierRefusal('支付验证签名失败');
    return;
  }
  if (signType !== 'MD5' && signType !== 'HMAC-SHA256') throw new CashierRefusal('signType 必须与下单时一致');
  const right = v2Signature({ ...signed, appId: payment.appid, signType }, merchant.apiV2Key ?? '', signType);
  if (paySign !== right) throw new CashierRefusal('支付验证签名失败');
}

function checkDirectory(directories: readonly string[], pageUrl: string | undefined): void {
  if (directories.length === 0) return;
  if (pageUrl === undefined || !directories.some((directory) => pageUrl.startsWith(directory))) {
    throw new CashierRefusal(`当前页面的URL未注册：${pageUrl ?? ''}`);
  }
}
