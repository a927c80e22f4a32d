import type { Apps } from '../apps/apps.ts';
import type { Sessions } from '../codes/sessions.ts';
import { paySigOf, sameSignature, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import type { People } from '../people/people.ts';
import type { Goods } from './goods.ts';
import { readSignData, VirtualPaymentRefusal } from './sign-data.ts';
import { appKeyOf, type VirtualPaymentAccounts } from './virtual-payment-settings.ts';
import { XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';

/** What `wx.requestVirtualPayment` was called with, and by whom. */
export interface VirtualPaymentRequest {
  person: string;
  appid: string;
  mode: unknown;
  signData: unknown;
  paySig: unknown;
  signature: unknown;
  /** which build of the Mini Program runs */
  clientVersion?: 'develop' | 'trial' | 'release';
  platform?: XpayOrder['platform'];
}

export interface VirtualPaymentParts {
  apps: Apps;
  people: People;
  sessions: Sessions;
  accounts: VirtualPaymentAccounts;
  goods: Goods;
  orders: XpayOrders;
  now: () => number;
}

const LEAST_IOS_AMOUNT_FEN = 100;

/**
 * Everything WeChat checks before the pay sheet opens. The order it creates uses up the outTradeNo.
 * @throws VirtualPaymentRefusal with WeChat's errCode
 */
export function acceptVirtualPayment(parts: VirtualPaymentParts, request: VirtualPaymentRequest): XpayOrder {
  const app = parts.apps.get(request.appid);
  const person = parts.people.get(request.person);
  const { clientVersion = 'release', platform = 'android' } = request;
  if (request.mode !== 'short_series_goods') throw new VirtualPaymentRefusal(-15001, 'mode must be short_series_goods');
  const data = readSignData(request.signData);
  const signedText = String(request.signData);
  if (data.env === 1 && clientVersion !== 'develop' && clientVersion !== 'trial') {
    throw new VirtualPaymentRefusal(-15011, 'a released Mini Program must use env 0');
  }
  const account = parts.accounts.find(app.appid);
  if (!account || account.offerId !== data.offerId) throw new VirtualPaymentRefusal(-15001, 'offerId invalid');
  if (!account.isOnboarded) throw new VirtualPaymentRefusal(-15008, 'merchant onboarding unfinished');
  if (!sameSignature(request.paySig, paySigOf(appKeyOf(account, data.env), 'requestVirtualPayment', signedText))) {
    throw new VirtualPaymentRefusal(-15006, 'paySig does not fit signData and env');
  }
  const session = parts.sessions.current(app.appid, person.id);
  if (!session) throw new VirtualPaymentRefusal(-15007, 'session_key expired, log in again');
  if (!sameSignature(request.signature, userSignatureOf(session.sessionKey, signedText))) {
    throw new VirtualPaymentRefusal(-15005, 'signature does not fit signData and the current session_key');
  }
  const used = parts.orders.find(app.appid, data.outTradeNo);
  if (used?.status === XPAY_STATUS.closed)
    throw new VirtualPaymentRefusal(-15012, 'order closed, use a new outTradeNo');
  if (used) throw new VirtualPaymentRefusal(-15002, 'outTradeNo used before');
  const good = parts.goods.find(app.appid, data.env, data.productId);
  if (!good || good.sellableAt === null) throw new VirtualPaymentRefusal(-15010, 'productId not published');
  if (parts.now() < good.sellableAt) throw new VirtualPaymentRefusal(-15014, 'publish not yet effective');
  if (data.goodsPrice !== good.priceFen)
    throw new VirtualPaymentRefusal(-15013, 'goodsPrice is not the published price');
  const amountFen = (data.activitySellingPrice ?? data.goodsPrice) * data.buyQuantity;
  checkIos(platform, account.sellsOnIos, data.env, amountFen);
  parts.sessions.touch(session);
  return parts.orders.create({
    appid: app.appid,
    orderId: data.outTradeNo,
    env: data.env,
    personId: person.id,
    openid: parts.people.openid(person, app.appid),
    platform,
    productId: good.id,
    productName: good.name,
    quantity: data.buyQuantity,
    unitPriceFen: good.priceFen,
    amountFen,
    attach: data.attach,
  });
}

/** On iOS the purchase goes through Apple: at least one yuan, no payment sandbox, an agreement of its own. */
function checkIos(platform: string, sellsOnIos: boolean, env: number, amountFen: number): void {
  if (platform !== 'ios') return;
  if (!sellsOnIos) throw new VirtualPaymentRefusal(-15008, 'iOS purchases are not enabled');
  if (env === 1) throw new VirtualPaymentRefusal(-15001, 'iOS has no payment sandbox');
  if (amountFen < LEAST_IOS_AMOUNT_FEN) throw new VirtualPaymentRefusal(-15001, 'at least 1 CNY on iOS');
}
