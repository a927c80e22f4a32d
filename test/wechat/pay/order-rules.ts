import { parameterError, unknownField } from './pay-error.ts';

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

type Json = Record<string, unknown>;

/** Fields of an order and, for objects, theirs; `true` stands for a plain value. */
type Shape = { [field: string]: true | Shape | [Shape] };

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

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws PayError PARAM_ERROR naming a field that the documentation does not have */
export function refuseUnknown(value: Json, shape: Shape, path = ''): void {
  for (const [field, member] of Object.entries(value)) {
    const known = Object.hasOwn(shape, field) ? shape[field] : undefined;
    const here = `${path}${field}`;
    if (known === undefined) throw unknownField(here);
    if (known === true || member === undefined) continue;
    if (Array.isArray(known)) {
      if (!Array.isArray(member)) throw parameterError(here, '必须是数组');
      for (const item of member) if (isObject(item)) refuseUnknown(item, known[0], `${here}/`);
    } else {
      if (!isObject(member)) throw parameterError(here, '必须是对象');
      refuseUnknown(member, known, `${here}/`);
    }
  }
}

/** Lengths count characters, as WeChat Pay's documentation says of string(n). */
function text(body: Json, field: string, longest: number, shortest = 1): string {
  const value = body[field];
  if (value === undefined) throw parameterError(field, '缺少必填字段');
  if (typeof value !== 'string') throw parameterError(field, '必须是字符串');
  const { length } = [...value];
  if (length < shortest || length > longest) throw parameterError(field, `字符数必须在${shortest}和${longest}之间`);
  return value;
}

function optionalText(body: Json, field: string, longest: number): string | null {
  return body[field] === undefined ? null : text(body, field, longest, 0);
}

function member(body: Json, field: string): Json {
  const value = body[field];
  if (value === undefined) throw parameterError(field, '缺少必填字段');
  if (!isObject(value)) throw parameterError(field, '必须是对象');
  return value;
}

function instant(value: string | null): number | null {
  if (value === null) return null;
  const isRfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const at = Date.parse(value);
  if (!isRfc3339 || Number.isNaN(at)) throw parameterError('time_expire', '必须是带时区的 RFC 3339 时间');
  return at;
}

function notifyUrl(body: Json): string {
  const value = text(body, 'notify_url', 255);
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw parameterError('notify_url', '不是合法的URL');
  }
  if (!/^https?:$/.test(url.protocol)) throw parameterError('notify_url', '必须以http://或https://开头');
  if (value.includes('?') || value.includes('#')) throw parameterError('notify_url', '不能携带参数');
  return value;
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

/** The same for two requests that ask for the same order, whatever the order of their fields. */
export function fingerprintOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprintOf).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${fingerprintOf(value[key])}`);
  return `{${members.join(',')}}`;
}
