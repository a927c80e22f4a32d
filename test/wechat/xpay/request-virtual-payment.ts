import { checkSignatures, type SignedRequest, sellableGood } from './client-checks.ts';
import type { Good } from './goods.ts';
import { checkContract, type SubscribeSignParts } from './request-subscribe-sign.ts';
import { readSignData, type SignData, VirtualPaymentRefusal } from './sign-data.ts';
import type { CoinSettings, VirtualPaymentAccount } from './virtual-payment-settings.ts';
import { XPAY_STATUS, type XpayOrder, type XpayOrders } from './xpay-orders.ts';

/** What `wx.requestVirtualPayment` was called with, and by whom. */
export interface VirtualPaymentRequest extends SignedRequest {
  person: string;
  appid: string;
  mode: unknown;
  /** which build of the Mini Program runs */
  clientVersion?: 'develop' | 'trial' | 'release';
  platform?: XpayOrder['platform'];
}

export interface VirtualPaymentParts extends SubscribeSignParts {
  orders: XpayOrders;
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
  const isCoins = request.mode === 'short_series_coin';
  if (!isCoins && request.mode !== 'short_series_goods') throw new VirtualPaymentRefusal(-15001, 'unknown mode');
  const data = readSignData(request.signData, isCoins);
  if (data.env === 1 && clientVersion !== 'develop' && clientVersion !== 'trial') {
    throw new VirtualPaymentRefusal(-15011, 'a released Mini Program must use env 0');
  }
  const account = parts.accounts.find(app.appid);
  if (!account || account.offerId !== data.offerId) throw new VirtualPaymentRefusal(-15001, 'offerId invalid');
  if (!account.isOnboarded) throw new VirtualPaymentRefusal(-15008, 'merchant onboarding unfinished');
  checkSignatures(parts, { app, person, account, env: data.env }, 'requestVirtualPayment', request);
  const used = parts.orders.find(app.appid, data.outTradeNo);
  if (used?.status === XPAY_STATUS.closed)
    throw new VirtualPaymentRefusal(-15012, 'order closed, use a new outTradeNo');
  if (used) throw new VirtualPaymentRefusal(-15002, 'outTradeNo used before');
  const sold = isCoins ? coinOf(account) : goodOf(parts, app.appid, data);
  const amountFen = (data.activitySellingPrice ?? sold.priceFen) * data.buyQuantity;
  checkIos(platform, account.sellsOnIos, data.env, amountFen);
  const openid = parts.people.openid(person, app.appid);
  if (data.contract) checkPayAndSign(parts, { appid: app.appid, openid, platform }, data);
  return parts.orders.create({
    appid: app.appid,
    orderId: data.outTradeNo,
    env: data.env,
    personId: person.id,
    openid,
    platform,
    productId: data.productId,
    productName: sold.name,
    quantity: data.buyQuantity,
    unitPriceFen: sold.priceFen,
    amountFen,
    attach: data.attach,
    contractToSign: data.contract ?? null,
  });
}

function coinOf({ coin }: VirtualPaymentAccount): CoinSettings {
  if (!coin) throw new VirtualPaymentRefusal(-15009, 'no published coin');
  return coin;
}

function goodOf(parts: VirtualPaymentParts, appid: string, data: SignData): Good {
  const good = sellableGood(parts, appid, data.env, data.productId);
  if (data.goodsPrice !== good.priceFen)
    throw new VirtualPaymentRefusal(-15013, 'goodsPrice is not the published price');
  return good;
}

/** On iOS the purchase goes through Apple: at least one yuan, no payment sandbox, an agreement of its own. */
function checkIos(platform: string, sellsOnIos: boolean, env: number, amountFen: number): void {
  if (platform !== 'ios') return;
  if (!sellsOnIos) throw new VirtualPaymentRefusal(-15008, 'iOS purchases are not enabled');
  if (env === 1) throw new VirtualPaymentRefusal(-15001, 'iOS has no payment sandbox');
  if (amountFen < LEAST_IOS_AMOUNT_FEN) throw new VirtualPaymentRefusal(-15001, 'at least 1 CNY on iOS');
}

/** A contract comes along: only live, and only where contracts are signed. */
function checkPayAndSign(
  parts: VirtualPaymentParts,
  who: { appid: string; openid: string; platform: XpayOrder['platform'] },
  { env, contract }: SignData,
): void {
  if (env !== 0) throw new VirtualPaymentRefusal(-15001, 'subscriptions have no payment sandbox');
  if (contract) checkContract(parts, who, contract);
}
