import type { Merchant } from '../pay/merchants.ts';
import type { SignRequest } from './contracts.ts';
import { PapayRefusal } from './papay-refusal.ts';
import type { V2Fields } from './v2-answers.ts';

/** @throws PapayRefusal PARAM_ERROR */
export function field(fields: V2Fields, name: string, longest: number): string {
  const value = fields[name] ?? '';
  if (value === '') throw new PapayRefusal('PARAM_ERROR', `缺少参数${name}`);
  if ([...value].length > longest) throw new PapayRefusal('PARAM_ERROR', `参数${name}长度超过${longest}`);
  return value;
}

/** @throws PapayRefusal PARAM_ERROR for an address with a query */
export function notifyUrlOf(fields: V2Fields, name = 'notify_url'): string {
  const url = field(fields, name, 256);
  if (!/^https?:\/\/[^/?#]+[^?#]*$/.test(url)) throw new PapayRefusal('PARAM_ERROR', `${name}不能携带参数`);
  return url;
}

/**
 * What the page, the order or the Mini Program asks a person to sign, by the names of v2.
 * @throws PapayRefusal. Source: WeChat Pay API v2, "Papay: sign in an Official Account's page"
 */
export function readSignFields(
  merchant: Merchant,
  fields: V2Fields,
  how: Pick<SignRequest, 'version' | 'outTradeNo'>,
): Omit<SignRequest, 'id'> {
  const appid = field(fields, 'appid', 32);
  if (!merchant.appids.includes(appid)) throw new PapayRefusal('APPID_MCHID_NOT_MATCH', 'appid与mch_id不匹配');
  const planId = field(fields, 'plan_id', 28);
  if (!merchant.papayPlans.some((plan) => plan.planId === planId))
    throw new PapayRefusal('PLAN_NOT_EXIST', '协议模板不存在');
  const requestSerial = field(fields, 'request_serial', 12);
  if (!/^\d+$/.test(requestSerial)) throw new PapayRefusal('PARAM_ERROR', 'request_serial只能是数字，不超过12位');
  return {
    ...how,
    mchid: merchant.mchid,
    appid,
    planId,
    contractCode: field(fields, 'contract_code', 128),
    requestSerial,
    displayAccount: field(fields, 'contract_display_account', 128),
    notifyUrl: notifyUrlOf(fields),
    outUserCode: null,
  };
}
