import { clientPaymentMessage, signSha256Rsa } from '../crypto/pay-signature.ts';
import { givenWechat, type Json, MERCHANT, MERCHANT_KEYS, type PayRequest, SERVICE_ACCOUNT } from './given-wechat.ts';

export const JSAPI = '/v3/pay/transactions/jsapi';
const OUT_TRADE_NO = 'M20261122000001';
/** What the person does to a pay sheet. */
export const PAY = { action: 'pay', pin: '123456' } as const;

export type GivenOrders = Awaited<ReturnType<typeof givenOrders>>;

/**
 * A WeChat with a merchant whose server and pages do everything right, except for what a test changes.
 * `clientPayment` takes `signedAppid` to sign another appid than it shows.
 */
export async function givenOrders() {
  const wechat = await givenWechat();
  const openids = (await wechat.control('world', {})).people;

  const openid = (person = 'lin', appid = SERVICE_ACCOUNT.appid) => openids[person]?.[appid] ?? '';
  const orderBody = (change: Json = {}): Json => ({
    appid: SERVICE_ACCOUNT.appid,
    mchid: MERCHANT.mchid,
    description: '茶客月度会员',
    out_trade_no: OUT_TRADE_NO,
    notify_url: 'https://teahouse.example/wechat/pay/1900000109/payments',
    amount: { total: 1800, currency: 'CNY' },
    payer: { openid: openid() },
    ...change,
  });
  const order = (change: Json = {}, request: PayRequest = {}) =>
    wechat.pay(JSAPI, { method: 'POST', body: orderBody(change), ...request });
  const query = (outTradeNo = OUT_TRADE_NO, mchid = MERCHANT.mchid) =>
    wechat.pay(`/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${mchid}`);
  const close = (outTradeNo = OUT_TRADE_NO) =>
    wechat.pay(`/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, {
      method: 'POST',
      body: { mchid: MERCHANT.mchid },
    });
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });

  function clientPayment(prepayId: unknown, change: Json = {}, privateKeyPem = MERCHANT_KEYS.privateKeyPem) {
    const timeStamp = String(change.timeStamp ?? Math.floor(Date.now() / 1000));
    const packageText = `prepay_id=${String(prepayId)}`;
    const appid = String(change.signedAppid ?? SERVICE_ACCOUNT.appid);
    const { signedAppid: _signed, ...visible } = change;
    return {
      person: 'lin',
      appid: SERVICE_ACCOUNT.appid,
      appId: SERVICE_ACCOUNT.appid,
      timeStamp,
      nonceStr: 'nonce1',
      package: packageText,
      signType: 'RSA',
      paySign: signSha256Rsa(privateKeyPem, clientPaymentMessage(appid, timeStamp, 'nonce1', packageText)),
      ...visible,
    };
  }

  const openSheet = async (change: Json = {}) => {
    const { json } = await order(change);
    const answer = await wechat.phone('jsapi-payment', clientPayment(json.prepay_id));
    if (!answer.ok) throw new Error(answer.errMsg);
    return answer.sheet.id;
  };
  const pay = async (change: Json = {}) => wechat.phone('pay-sheet', { id: await openSheet(change), ...PAY });

  return { wechat, openid, orderBody, order, query, close, advance, clientPayment, openSheet, pay };
}
