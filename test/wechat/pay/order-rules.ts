import { parameterError } from './pay-error.ts';
import {
  isObject,
  type Json,
  member,
  notifyUrl,
  optionalText,
  refuseUnknown,
  type Shape,
  text,
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
  const { limit_pay = [], support_fapiao = false, settle_info = {} } = body;
  optionalText(body, 'goods_tag', 32);
  if (!Array.isArray(limit_pay) || !limit_pay.every((way) => WAYS_TO_PAY.includes(way))) {
    throw parameterError('limit_pay', `只能是${WAYS_TO_PAY.join('、')}`);
  }
  if (typeof support_fapiao !== 'boolean') throw parameterError('support_fapiao', '必须是布尔值');
  if (!isObject(settle_info)) throw parameterError('settle_info', '必须是对象');
  if (typeof (settle_info.profit_sharing ?? false) !== 'boolean') {
    throw parameterError('settle_info/profit_sharing', '必须是布尔值');
  }
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
  const { total, currency = 'CNY' } = amount;
  if (typeof total !== 'number' || !Number.isInteger(total))
    throw parameterError('amount/total', '必须是整数，单位为分');
  if (total < 1 || total > 1_000_000_000) throw parameterError('amount/total', '必须大于0');
  if (currency !== 'CNY') throw parameterError('amount/currency', '只支持CNY');
  return {
    appid: text(body, 'appid', 32),
    mchid: text(body, 'mchid', 32),
    description: text(body, 'description', 127),
    outTradeNo,
    timeExpireAt: instant(optionalText(body, 'time_expire', 64)),
    attach: optionalText(body, 'attach', 128),
    notifyUrl: notifyUrl(body),
    amountFen: total,
    openid: text(member(body, 'payer'), 'openid', 128),
  };
}
