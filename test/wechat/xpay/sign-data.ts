import type { XpayEnv } from './virtual-payment-settings.ts';

/** A refusal the client sees as `errCode`. Source: Mini Program, "wx.requestVirtualPayment". */
export class VirtualPaymentRefusal extends Error {
  readonly errCode: number;

  constructor(errCode: number, message: string) {
    super(message);
    this.errCode = errCode;
  }
}

export interface SignData {
  offerId: string;
  buyQuantity: number;
  env: XpayEnv;
  currencyType: string;
  outTradeNo: string;
  attach: string;
  productId: string;
  /** published price of one, in fen */
  goodsPrice: number;
  /** price of one that is really charged, in fen */
  activitySellingPrice?: number;
}

const PARAMETER = -15001;

function refuse(field: string): never {
  throw new VirtualPaymentRefusal(PARAMETER, `signData.${field} invalid`);
}

function text(data: Record<string, unknown>, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : refuse(field);
}

function positiveInteger(data: Record<string, unknown>, field: string): number {
  const value = data[field];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : refuse(field);
}

function parse(signData: unknown): Record<string, unknown> {
  // The signature covers these very characters: an object would be serialised anew and fit nothing.
  if (typeof signData !== 'string') throw new VirtualPaymentRefusal(-15016, 'signData must be a JSON string');
  try {
    const data: unknown = JSON.parse(signData);
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new VirtualPaymentRefusal(-15016, 'signData is not a JSON object');
}

/** @throws VirtualPaymentRefusal -15016 for its form, -15001 for a field, -15004 for another currency */
export function readSignData(signData: unknown): SignData {
  const data = parse(signData);
  const { env = 0, activitySellingPrice } = data;
  if (env !== 0 && env !== 1) refuse('env');
  const outTradeNo = text(data, 'outTradeNo');
  if (!/^[0-9A-Za-z\-|*@][0-9A-Za-z_\-|*@]{7,31}$/.test(outTradeNo)) refuse('outTradeNo');
  const goodsPrice = positiveInteger(data, 'goodsPrice');
  if (
    activitySellingPrice !== undefined &&
    !(
      Number.isInteger(activitySellingPrice) &&
      Number(activitySellingPrice) > 0 &&
      Number(activitySellingPrice) <= goodsPrice
    )
  ) {
    refuse('activitySellingPrice');
  }
  const currencyType = text(data, 'currencyType');
  if (currencyType !== 'CNY') throw new VirtualPaymentRefusal(-15004, 'currencyType must be CNY');
  return {
    offerId: text(data, 'offerId'),
    buyQuantity: positiveInteger(data, 'buyQuantity'),
    env,
    currencyType,
    outTradeNo,
    attach: text(data, 'attach'),
    productId: text(data, 'productId'),
    goodsPrice,
    ...(activitySellingPrice !== undefined && { activitySellingPrice: Number(activitySellingPrice) }),
  };
}
