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
  /** empty for coins */
  productId: string;
  /** published price of one, in fen; of coins the client says none */
  goodsPrice: number;
  /** price of one that is really charged, in fen */
  activitySellingPrice?: number;
  /** pay-and-sign: the contract that comes with the payment */
  contract?: ContractSignData;
}

/** Which contract a person is asked to sign. */
export interface ContractSignData {
  productId: string;
  /** up to 32 letters and digits, used once */
  outContractCode: string;
  accountName: string;
}

export interface AppleSignData {
  offerId: string;
  productId: string;
  goodsPrice: number;
  /** what the first period costs; 0 is a free trial */
  firstPrice: number;
  attach: string;
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

function contractFields(productId: unknown, outContractCode: unknown, accountName: unknown): ContractSignData {
  if (typeof productId !== 'string' || productId === '') return refuse('productId');
  if (typeof outContractCode !== 'string' || !/^[0-9A-Za-z]{1,32}$/.test(outContractCode))
    return refuse('outContractCode');
  if (typeof accountName !== 'string' || accountName === '') return refuse('contractAccountName');
  return { productId, outContractCode, accountName };
}

function contractInfo(info: unknown): ContractSignData {
  if (typeof info !== 'object' || info === null) return refuse('signContractInfo');
  const { sign_contract_product_id, out_contract_code, contract_account_name } = info as Record<string, unknown>;
  return contractFields(sign_contract_product_id, out_contract_code, contract_account_name);
}

/**
 * For wx.requestSubscribeSign. Subscriptions have no env: they are live.
 * @throws VirtualPaymentRefusal -15016 for its form, -15001 for a field
 */
export function readContractSignData(signData: unknown): ContractSignData & { openid: string } {
  const data = parse(signData);
  if (data.env !== undefined && data.env !== 0) refuse('env');
  const contract = contractFields(data.productId, data.outContractCode, data.contractAccountName);
  return { ...contract, openid: text(data, 'openid') };
}

/**
 * For wx.requestAppleSubscribeSign.
 * @throws VirtualPaymentRefusal -15016 for its form, -15001 for a field
 */
export function readAppleSignData(signData: unknown): AppleSignData {
  const data = parse(signData);
  if (data.env !== undefined && data.env !== 0) refuse('env');
  const goodsPrice = positiveInteger(data, 'goodsPrice');
  const firstPrice = data.activitySellingPrice ?? goodsPrice;
  if (typeof firstPrice !== 'number' || !Number.isInteger(firstPrice) || firstPrice < 0 || firstPrice > goodsPrice)
    return refuse('activitySellingPrice');
  const attach = text(data, 'attach');
  // "No special characters": WeChat does not say which; these break texts that are put together carelessly.
  if (attach.length > 200 || /[\p{Cc}<>"'\\]/u.test(attach)) refuse('attach');
  return { offerId: text(data, 'offerId'), productId: text(data, 'productId'), goodsPrice, firstPrice, attach };
}

/** @throws VirtualPaymentRefusal -15016 for its form, -15001 for a field, -15004 for another currency */
export function readSignData(signData: unknown, isCoins: boolean): SignData {
  const data = parse(signData);
  const { env = 0, activitySellingPrice } = data;
  if (env !== 0 && env !== 1) refuse('env');
  const outTradeNo = text(data, 'outTradeNo');
  if (!/^[0-9A-Za-z\-|*@][0-9A-Za-z_\-|*@]{7,31}$/.test(outTradeNo)) refuse('outTradeNo');
  const goodsPrice = isCoins ? 0 : positiveInteger(data, 'goodsPrice');
  if (
    !isCoins &&
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
    productId: isCoins ? '' : text(data, 'productId'),
    goodsPrice,
    ...(!isCoins && activitySellingPrice !== undefined && { activitySellingPrice: Number(activitySellingPrice) }),
    ...(!isCoins && data.signContractInfo !== undefined && { contract: contractInfo(data.signContractInfo) }),
  };
}
