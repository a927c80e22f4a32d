import { parameterError, under } from './pay-error.ts';
import {
  fen,
  isObject,
  type Json,
  member,
  notifyUrl,
  optionalText,
  refuseUnknown,
  type Shape,
  text,
  wholeNumber,
} from './request-fields.ts';

export interface OrderRequest {
  appid: string;
  mchid: string;
  description: string;
  outTradeNo: string;
  timeExpireAt: number | null;
  attach: string | null;
  notifyUrl: string;
  amountFen: number;
  openid: string;
  /** the money waits for its split */
  profitSharing: boolean;
  deviceId: string | null;
  /** chooses coupons */
  goodsTag: string | null;
}

const ORDER: Shape = {
  appid: true,
  mchid: true,
  description: true,
  out_trade_no: true,
  time_expire: true,
  attach: true,
  notify_url: true,
  goods_tag: true,
  limit_pay: true,
  support_fapiao: true,
  amount: { total: true, currency: true },
  payer: { openid: true, identity: { type: true, number: true, name: true } },
  detail: {
    cost_price: true,
    invoice_id: true,
    goods_detail: [
      { merchant_goods_id: true, wechatpay_goods_id: true, goods_name: true, quantity: true, unit_price: true },
    ],
  },
  scene_info: {
    payer_client_ip: true,
    device_id: true,
    store_info: { id: true, name: true, area_code: true, address: true },
  },
  settle_info: { profit_sharing: true },
};

function instant(value: string | null): number | null {
  if (value === null) return null;
  const isRfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const at = Date.parse(value);
  if (!isRfc3339 || Number.isNaN(at)) throw parameterError('time_expire', '必须是带时区的 RFC 3339 时间');
  return at;
}

const WAYS_TO_PAY = ['no_balance', 'no_credit', 'no_debit', 'balance_only'];

/** Fields whose meaning the sandbox does not play; WeChat checks their form all the same. */
function checkExtras(body: Json): void {
  const { limit_pay = [], support_fapiao = false } = body;
  if (!Array.isArray(limit_pay) || !limit_pay.every((way) => WAYS_TO_PAY.includes(way))) {
    throw parameterError('limit_pay', `只能是${WAYS_TO_PAY.join('、')}`);
  }
  if (typeof support_fapiao !== 'boolean') throw parameterError('support_fapiao', '必须是布尔值');
  if (body.detail !== undefined) checkDetail(member(body, 'detail'));
}

function checkDetail(detail: Json): void {
  under('detail', () => {
    if (detail.cost_price !== undefined) wholeNumber(detail, 'cost_price', 0);
    optionalText(detail, 'invoice_id', 32);
  });
  const { goods_detail = [] } = detail;
  if (!Array.isArray(goods_detail)) throw parameterError('detail/goods_detail', '必须是数组');
  for (const goods of goods_detail) {
    if (!isObject(goods)) throw parameterError('detail/goods_detail', '必须是对象的数组');
    under('detail/goods_detail', () => {
      text(goods, 'merchant_goods_id', 32);
      optionalText(goods, 'wechatpay_goods_id', 32);
      optionalText(goods, 'goods_name', 256);
      wholeNumber(goods, 'quantity', 1);
      wholeNumber(goods, 'unit_price', 0);
    });
  }
}

/** @returns the payer's openid */
function readPayer(body: Json): string {
  const payer = member(body, 'payer');
  if (payer.identity !== undefined) {
    const identity = member(payer, 'identity');
    under('payer/identity', () => {
      if (text(identity, 'type', 16) !== 'IDCARD') throw parameterError('type', '只能是IDCARD');
      // both are sealed
      text(identity, 'number', 1024);
      text(identity, 'name', 1024);
    });
  }
  return text(payer, 'openid', 128);
}

/** @returns the device that took the order, which queries tell again */
function readScene(body: Json): string | null {
  if (body.scene_info === undefined) return null;
  const scene = member(body, 'scene_info');
  return under('scene_info', () => {
    text(scene, 'payer_client_ip', 45);
    if (scene.store_info !== undefined) {
      const store = member(scene, 'store_info');
      under('store_info', () => {
        text(store, 'id', 32);
        optionalText(store, 'name', 256);
        optionalText(store, 'area_code', 32);
        optionalText(store, 'address', 512);
      });
    }
    return optionalText(scene, 'device_id', 32);
  });
}

function readProfitSharing(body: Json): boolean {
  if (body.settle_info === undefined) return false;
  const { profit_sharing = false } = member(body, 'settle_info');
  if (typeof profit_sharing !== 'boolean') throw parameterError('settle_info/profit_sharing', '必须是布尔值');
  return profit_sharing;
}

/**
 * Reads the body of `POST /v3/pay/transactions/jsapi`.
 * @throws PayError PARAM_ERROR naming the field. Source: WeChat Pay API v3, "JSAPI: place an order"
 */
export function readOrderRequest(body: Json, options: { refuseUnknownFields: boolean }): OrderRequest {
  if (options.refuseUnknownFields) refuseUnknown(body, ORDER);
  checkExtras(body);
  const outTradeNo = text(body, 'out_trade_no', 32, 6);
  if (!/^[0-9A-Za-z_\-|*]+$/.test(outTradeNo)) throw parameterError('out_trade_no', '含有非法字符');
  const amount = member(body, 'amount');
  const { currency = 'CNY' } = amount;
  if (currency !== 'CNY') throw parameterError('amount/currency', '只支持CNY');
  return {
    appid: text(body, 'appid', 32),
    mchid: text(body, 'mchid', 32),
    description: text(body, 'description', 127),
    outTradeNo,
    timeExpireAt: instant(optionalText(body, 'time_expire', 64)),
    attach: optionalText(body, 'attach', 128),
    notifyUrl: notifyUrl(body),
    amountFen: fen(amount, 'total', 'amount/total'),
    openid: readPayer(body),
    profitSharing: readProfitSharing(body),
    deviceId: readScene(body),
    goodsTag: optionalText(body, 'goods_tag', 32),
  };
}
