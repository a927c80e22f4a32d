import { createHmac } from 'node:crypto';
import type { Fen } from '../../shared/money/fen.ts';
import type { XpayMerchant } from '../config.ts';
import { signWithSessionKey } from '../mini-program/mini-program.client.ts';

/** What a client hands to `wx.requestVirtualPayment` as it is. */
export interface XpayPaymentRequest {
  readonly mode: 'short_series_goods';
  /** JSON text; both signatures cover it byte for byte. */
  readonly signData: string;
  readonly paySig: string;
  readonly signature: string;
}

export interface XpayGoodsPurchase {
  /** 8 to 32 of `0-9A-Za-z_-|*@`, not beginning with `_`, never used before. */
  readonly outTradeNo: string;
  /** A good that is published with Virtual Payment. */
  readonly productId: string;
  /** The published price of one piece. */
  readonly goodsPriceFen: Fen;
  readonly quantity: number;
  /** Comes back with the delivery push. */
  readonly attach: string;
}

/**
 * The payment request for one purchase, signed by the merchant (`paySig`) and in the payer's name (`signature`).
 * @throws RangeError when WeChat would refuse the `outTradeNo`
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
  const signData = JSON.stringify({
    offerId: merchant.offerId,
    buyQuantity: purchase.quantity,
    env: merchant.env,
    currencyType: 'CNY',
    productId: purchase.productId,
    goodsPrice: purchase.goodsPriceFen,
    outTradeNo: purchase.outTradeNo,
    attach: purchase.attach,
  });
  return {
    mode: 'short_series_goods',
    signData,
    paySig: xpayPaySig(merchant.appKey, 'requestVirtualPayment', signData),
    signature: signWithSessionKey(sessionKey, signData),
  };
}

/**
 * The merchant's signature in hexadecimal.
 * @param uri path without query for a server interface, `requestVirtualPayment` for a client's request
 * @param payload the exact text that is sent
 */
export function xpayPaySig(appKey: string, uri: string, payload: string): string {
  return createHmac('sha256', appKey).update(`${uri}&${payload}`, 'utf8').digest('hex');
}
