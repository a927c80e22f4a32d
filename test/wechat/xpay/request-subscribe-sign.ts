import type { Apps } from '../apps/apps.ts';
import type { Sessions } from '../codes/sessions.ts';
import type { People } from '../people/people.ts';
import type { AppleSubscriptions } from './apple-subscriptions.ts';
import { checkSignatures, type SignedRequest, sellableGood } from './client-checks.ts';
import type { Contracts } from './contracts.ts';
import type { Good, Goods } from './goods.ts';
import { type ContractSignData, readAppleSignData, readContractSignData, VirtualPaymentRefusal } from './sign-data.ts';
import type { VirtualPaymentAccount, VirtualPaymentAccounts } from './virtual-payment-settings.ts';
import type { XpayOrder } from './xpay-orders.ts';

/** What `wx.requestSubscribeSign` or `wx.requestAppleSubscribeSign` was called with, and by whom. */
export interface SubscribeSignRequest extends SignedRequest {
  person: string;
  appid: string;
  platform?: XpayOrder['platform'];
}

/** What the sheet asks the person to sign. */
export type Signing = { appid: string; personId: string; openid: string; productId: string; periodDays: number } & (
  | { kind: 'android'; outContractCode: string; accountName: string; priceFen: number }
  | { kind: 'apple'; attach: string; firstPriceFen: number; priceFen: number }
);

export interface SubscribeSignParts {
  apps: Apps;
  people: People;
  sessions: Sessions;
  accounts: VirtualPaymentAccounts;
  goods: Goods;
  contracts: Contracts;
  appleSubscriptions: AppleSubscriptions;
  now: () => number;
}

const ANDROID: readonly XpayOrder['platform'][] = ['android', 'harmony'];
const PARAMETER = -15001;

function refuse(why: string): never {
  throw new VirtualPaymentRefusal(PARAMETER, why);
}

/** @throws VirtualPaymentRefusal unless the merchant may sell subscriptions here */
function permittedAccount(parts: SubscribeSignParts, appid: string): VirtualPaymentAccount {
  const account = parts.accounts.find(appid);
  if (!account) return refuse('no virtual payment');
  if (!account.isOnboarded) throw new VirtualPaymentRefusal(-15008, 'merchant onboarding unfinished');
  if (!account.sellsSubscriptions) return refuse('subscriptions are not enabled');
  return account;
}

/**
 * The rules of a contract on Android and HarmonyOS, signed alone or with a payment.
 * @throws VirtualPaymentRefusal with WeChat's errCode
 */
export function checkContract(
  parts: SubscribeSignParts,
  who: { appid: string; openid: string; platform: XpayOrder['platform'] },
  contract: ContractSignData,
): Good & { periodDays: number } {
  const { appid, openid, platform } = who;
  permittedAccount(parts, appid);
  if (!ANDROID.includes(platform)) refuse('contracts are signed on Android and HarmonyOS');
  const good = sellableGood(parts, appid, 0, contract.productId);
  const { periodDays } = good;
  if (periodDays === null) return refuse('productId is no subscription');
  if (parts.contracts.find(appid, contract.outContractCode))
    throw new VirtualPaymentRefusal(-15002, 'outContractCode used before');
  if (parts.contracts.signedBy(appid, openid, good.id)) refuse('signed already');
  return { ...good, periodDays };
}

/** @throws VirtualPaymentRefusal with WeChat's errCode. Source: Mini Program, "wx.requestSubscribeSign" */
export function acceptSubscribeSign(parts: SubscribeSignParts, request: SubscribeSignRequest): Signing {
  const app = parts.apps.get(request.appid);
  const person = parts.people.get(request.person);
  const { platform = 'android' } = request;
  const contract = readContractSignData(request.signData);
  const account = permittedAccount(parts, app.appid);
  checkSignatures(parts, { app, person, account, env: 0 }, 'requestSubscribeSign', request);
  const openid = parts.people.openid(person, app.appid);
  if (contract.openid !== openid) refuse('openid is somebody else');
  const good = checkContract(parts, { appid: app.appid, openid, platform }, contract);
  const { outContractCode, accountName } = contract;
  return {
    kind: 'android',
    appid: app.appid,
    personId: person.id,
    openid,
    productId: good.id,
    periodDays: good.periodDays,
    priceFen: good.priceFen,
    outContractCode,
    accountName,
  };
}

/** @throws VirtualPaymentRefusal with WeChat's errCode. Source: Mini Program, "wx.requestAppleSubscribeSign" */
export function acceptAppleSubscribeSign(parts: SubscribeSignParts, request: SubscribeSignRequest): Signing {
  const app = parts.apps.get(request.appid);
  const person = parts.people.get(request.person);
  const { platform = 'ios' } = request;
  const data = readAppleSignData(request.signData);
  const account = permittedAccount(parts, app.appid);
  if (account.offerId !== data.offerId) refuse('offerId invalid');
  checkSignatures(parts, { app, person, account, env: 0 }, 'requestAppleSubscribeSign', request);
  if (platform !== 'ios') refuse('Apple subscriptions are signed on iOS');
  if (!account.sellsOnIos) throw new VirtualPaymentRefusal(-15008, 'iOS purchases are not enabled');
  const good = sellableGood(parts, app.appid, 0, data.productId);
  const { periodDays } = good;
  if (periodDays === null) return refuse('productId is no subscription');
  if (data.goodsPrice !== good.priceFen)
    throw new VirtualPaymentRefusal(-15013, 'goodsPrice is not the published price');
  const openid = parts.people.openid(person, app.appid);
  // Whoever cancelled waits for the end of the period.
  if (parts.appleSubscriptions.find(app.appid, openid, good.id)?.state === 'SIGNED') refuse('signed already');
  return {
    kind: 'apple',
    appid: app.appid,
    personId: person.id,
    openid,
    productId: good.id,
    periodDays,
    priceFen: good.priceFen,
    firstPriceFen: data.firstPrice,
    attach: data.attach,
  };
}
