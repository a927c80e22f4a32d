import { createHmac } from 'node:crypto';
import type { Fen } from '../../shared/money/fen.ts';
import type { XpayMerchant } from '../config.ts';
import { signWithSessionKey } from '../mini-program/mini-program.client.ts';
import { checkContractCode } from './contract.ts';

/** What a client hands to WeChat as it is: the data, the merchant's signature and one in the reader's name. */
export interface XpaySignedData {
  /** JSON text; both signatures cover it byte for byte. */
  readonly signData: string;
  readonly paySig: string;
  readonly signature: string;
}

/** For `wx.requestVirtualPayment`. */
export interface XpayPaymentRequest extends XpaySignedData {
  readonly mode: 'short_series_goods';
}

export interface XpayGoodsPurchase {
  /** 8 to 32 of `0-9A-Za-z_-|*@`, not beginning with `_`, never used before. */
  readonly outTradeNo: string;
  /** A good that is published with Virtual Payment. */
  readonly productId: string;
  /** The published price of one piece. */
  readonly goodsPriceFen: Fen;
  /** What one piece costs this time, when that is less. */
  readonly activityPriceFen?: Fen;
  readonly quantity: number;
  /** Comes back with the delivery push. */
  readonly attach: string;
  /** Signs a subscription with the payment (支付并签约); live only. */
  readonly contract?: XpayContractOffer;
}

export interface XpayContractOffer {
  /** A good of the kind "membership subscription" (会员订阅). */
  readonly productId: string;
  /** Ours: at most 32 letters and digits, for one contract only. */
  readonly outContractCode: string;
  /** How the subscription is called where the reader manages it. */
  readonly accountName: string;
}

/**
 * The payment request for one purchase, signed by the merchant (`paySig`) and in the payer's name (`signature`).
 * @throws RangeError when WeChat would refuse a value
 * @see WeChat Mini Program, "wx.requestVirtualPayment"
 */
export function createXpayPaymentRequest(
  merchant: XpayMerchant,
  sessionKey: string,
  purchase: XpayGoodsPurchase,
): XpayPaymentRequest {
  if (!/^[0-9A-Za-z\-|*@][0-9A-Za-z_\-|*@]{7,31}$/.test(purchase.outTradeNo)) {
    throw new RangeError(`outTradeNo does not suit Virtual Payment: ${purchase.outTradeNo}`);
  }
  const { contract, activityPriceFen } = purchase;
  if (activityPriceFen !== undefined && (activityPriceFen <= 0 || activityPriceFen > purchase.goodsPriceFen)) {
    throw new RangeError(`an activity price of ${activityPriceFen} fen for a good of ${purchase.goodsPriceFen}`);
  }
  if (contract) checkContract(merchant, contract);
  const signData = JSON.stringify({
    offerId: merchant.offerId,
    buyQuantity: purchase.quantity,
    env: merchant.env,
    currencyType: 'CNY',
    productId: purchase.productId,
    goodsPrice: purchase.goodsPriceFen,
    ...(activityPriceFen === undefined ? {} : { activitySellingPrice: activityPriceFen }),
    outTradeNo: purchase.outTradeNo,
    attach: purchase.attach,
    ...(contract ? { signContractInfo: contractInfo(contract) } : {}),
  });
  return { mode: 'short_series_goods', ...signed(merchant, sessionKey, 'requestVirtualPayment', signData) };
}

/**
 * For `wx.requestSubscribeSign`: signs a subscription without paying (Android, HarmonyOS). What the call returns proves
 * nothing; wait for the push or ask `querySubscribeContract`.
 * @throws RangeError when WeChat would refuse a value
 * @see WeChat Mini Program, "wx.requestSubscribeSign"
 */
export function createXpaySubscribeRequest(
  merchant: XpayMerchant,
  sessionKey: string,
  contract: XpayContractOffer & { readonly openid: string },
): XpaySignedData {
  checkContract(merchant, contract);
  const signData = JSON.stringify({
    productId: contract.productId,
    outContractCode: contract.outContractCode,
    contractAccountName: contract.accountName,
    openid: contract.openid,
  });
  return signed(merchant, sessionKey, 'requestSubscribeSign', signData);
}

export interface XpayAppleSubscription {
  /** A good of the kind "membership subscription" (会员订阅), for sale on both systems. */
  readonly productId: string;
  readonly goodsPriceFen: Fen;
  /** What the first period costs, when that is less; 0 is a free trial. */
  readonly firstPriceFen?: Fen;
  /** At most 200 characters; comes back with the signing push and with each delivery. */
  readonly attach: string;
}

/**
 * For `wx.requestAppleSubscribeSign` (iOS): Apple charges from then on by itself. What the call returns proves nothing.
 * @throws RangeError when WeChat would refuse a value
 * @see WeChat Mini Program, "wx.requestAppleSubscribeSign"
 */
export function createXpayAppleSubscribeRequest(
  merchant: XpayMerchant,
  sessionKey: string,
  subscription: XpayAppleSubscription,
): XpaySignedData {
  checkIsLive(merchant);
  const { firstPriceFen, goodsPriceFen, attach } = subscription;
  if (attach.length > 200) throw new RangeError('attach is longer than 200 characters');
  if (firstPriceFen !== undefined && (firstPriceFen < 0 || firstPriceFen > goodsPriceFen)) {
    throw new RangeError(`a first price of ${firstPriceFen} fen for a subscription of ${goodsPriceFen}`);
  }
  const signData = JSON.stringify({
    offerId: merchant.offerId,
    productId: subscription.productId,
    goodsPrice: goodsPriceFen,
    ...(firstPriceFen === undefined ? {} : { activitySellingPrice: firstPriceFen }),
    attach,
  });
  return signed(merchant, sessionKey, 'requestAppleSubscribeSign', signData);
}

/**
 * The merchant's signature in hexadecimal.
 * @param uri path without query for a server interface, the name of the `wx.` function for a client's request
 * @param payload the exact text that is sent
 */
export function xpayPaySig(appKey: string, uri: string, payload: string): string {
  return createHmac('sha256', appKey).update(`${uri}&${payload}`, 'utf8').digest('hex');
}

const signed = (merchant: XpayMerchant, sessionKey: string, uri: string, signData: string): XpaySignedData => ({
  signData,
  paySig: xpayPaySig(merchant.appKey, uri, signData),
  signature: signWithSessionKey(sessionKey, signData),
});

const contractInfo = (contract: XpayContractOffer) => ({
  sign_contract_product_id: contract.productId,
  out_contract_code: contract.outContractCode,
  contract_account_name: contract.accountName,
});

function checkContract(merchant: XpayMerchant, { outContractCode }: XpayContractOffer): void {
  checkIsLive(merchant);
  checkContractCode(outContractCode);
}

function checkIsLive({ env }: XpayMerchant): void {
  if (env !== 0) throw new RangeError('Virtual Payment has no subscriptions in its trial environment');
}
