import { parseXml, toXml } from '../callbacks/xml.ts';
import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import { type V2SignType, v2Signature } from '../crypto/pay-v2-signature.ts';
import { randomText } from '../crypto/random-text.ts';
import { givenWechat, type Json, MERCHANT, SERVICE_ACCOUNT } from './given-wechat.ts';
import { startReceiver } from './receiver.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

export const API_V2_KEY = 'v2key0ZJB1kG2e7VfTs3jQzaWizur8Gb';
export const PLANS = {
  delayed: { planId: '12535', name: '茶客连续包月', mode: 'delayed' },
  notified: { planId: '12536', name: '雅座连续包月', mode: 'pre-notified' },
  scheduled: { planId: '12537', name: '雅座连续包年', mode: 'scheduled' },
} as const;

export type Fields = Record<string, string>;
type GivenPapay = Awaited<ReturnType<typeof givenPapay>>;

export type { GivenPapay };

/** A WeChat at nine in the morning, whose merchant may deduct, and a server that hears of it. */
export async function givenPapay() {
  const wechat = await givenWechat();
  const receiver = await startReceiver();
  receiver.answerWith(() => ({ body: toXml({ return_code: 'SUCCESS' }) }));
  const { people } = await wechat.control('world', {
    merchants: [{ mchid: MERCHANT.mchid, apiV2Key: API_V2_KEY, papayPlans: Object.values(PLANS) }],
  });
  const firstDay = shanghaiMidnight(shanghaiDay(Date.now() + DAY));
  /** `days` after the first morning, at an hour of Shanghai */
  const at = (days: number, hour: number) => wechat.control('clock', { set: firstDay + days * DAY + hour * HOUR });
  await at(0, 9);

  const openid = (person = 'lin') => people[person]?.[SERVICE_ACCOUNT.appid] ?? '';
  const signed = (fields: Fields, signType: V2SignType = 'MD5', key = API_V2_KEY): Fields => {
    const all = signType === 'MD5' ? fields : { ...fields, sign_type: signType };
    return { ...all, sign: v2Signature(all, key, signType) };
  };
  const send = async (path: string, fields: Fields): Promise<Fields> => {
    const response = await fetch(`${wechat.url}${path}`, { method: 'POST', body: toXml(fields) });
    return parseXml(await response.text()) as Fields;
  };
  const common = { appid: SERVICE_ACCOUNT.appid, mch_id: MERCHANT.mchid };
  /** A call of v2, signed as a merchant does. */
  const v2 = (path: string, fields: Fields = {}, signType: V2SignType = 'MD5') =>
    send(path, signed({ ...common, nonce_str: randomText(16), ...fields }, signType));
  const signFields = (change: Fields = {}): Fields => ({
    ...common,
    plan_id: PLANS.delayed.planId,
    contract_code: 'C20261122000001',
    request_serial: '1000',
    contract_display_account: '林晚',
    notify_url: `${receiver.url}/contracts`,
    timestamp: '1795300000',
    ...change,
  });
  /** 林晚 signs in Tencent's Mini Program. @returns the contract's id */
  const sign = async (change: Fields = {}, person = 'lin') => {
    const answer = await wechat.phone('papay-sign', { person, extraData: signed(signFields(change)) });
    if (!answer.ok) throw new Error(`${answer.errCode} ${answer.errMsg}`);
    await wechat.control('idle');
    return answer.contractId;
  };
  const deduct = (contractId: string, change: Fields = {}) =>
    v2('/pay/pappayapply', {
      contract_id: contractId,
      body: '茶客连续包月',
      out_trade_no: 'D20261122000001',
      total_fee: '1800',
      spbill_create_ip: '127.0.0.1',
      notify_url: `${receiver.url}/deductions`,
      trade_type: 'PAP',
      ...change,
    });
  const queryDeduction = (out_trade_no = 'D20261122000001') => v2('/pay/paporderquery', { out_trade_no });
  const queryContract = (contract_id: string) => v2('/papay/querycontract', { contract_id, version: '1.0' });
  const post = (path: string, body: Json) => wechat.pay(path, { method: 'POST', body });
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });
  const balanceFen = () => wechat.sandbox.funds.balance(MERCHANT.mchid).availableFen;
  /** What the merchant's server heard in XML, oldest first. */
  const heard = () => receiver.received.map(({ body }) => parseXml(body) as Fields);
  const stop = async () => {
    await wechat.stop();
    await receiver.stop();
  };

  return {
    wechat,
    receiver,
    at,
    openid,
    signed,
    send,
    v2,
    signFields,
    sign,
    deduct,
    queryDeduction,
    queryContract,
    post,
    advance,
    balanceFen,
    heard,
    stop,
  };
}
