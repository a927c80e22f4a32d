import { paySigOf, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import {
  APP_KEYS,
  givenWechat,
  type Json,
  MINI_PROGRAM,
  OFFER_ID,
  type SignDataFields,
  virtualPayment,
} from './given-wechat.ts';
import { startReceiver } from './receiver.ts';

const { appid } = MINI_PROGRAM;
const CONFIRMED = JSON.stringify({ ErrCode: 0, ErrMsg: 'success' });
/** A right answer of whoever receives the pushes. */
export const CONFIRMS = () => ({ body: CONFIRMED });

export const SUBSCRIPTION = { productId: 'tea_auto', name: '茶客连续包月', priceFen: 1500, periodDays: 31 };
const CODE = 'contract0000001';
const PAY = { action: 'pay', pin: '123456' } as const;

export type GivenVirtualPayment = Awaited<ReturnType<typeof givenVirtualPayment>>;
type Platform = 'android' | 'ios' | 'windows' | 'harmony';

/** A WeChat with a Mini Program whose server confirms every push, and Lin, who buys there. */
export async function givenVirtualPayment(settings: Json = {}) {
  const wechat = await givenWechat();
  const receiver = await startReceiver();
  receiver.answerWith(CONFIRMS);
  const callback = {
    url: `${receiver.url}/messages`,
    token: 'teahousetoken',
    encodingAesKey: 'teahouseAesKey'.padEnd(43, '0'),
    mode: 'plain',
    format: 'json',
  } as const;
  await wechat.control('world', {
    settings: { callbackTimeoutMs: 300, refundInquiryTimeoutMs: 200, ...settings },
    apps: [{ appid, callback }],
    xpay: [{ appid, offerId: OFFER_ID, appKeys: APP_KEYS, goods: [SUBSCRIPTION] }],
  });
  const { openid } = await wechat.session();

  const query = (orderId: string, change: Json = {}) =>
    wechat.xpay('query_order', { openid, env: 0, order_id: orderId, ...change });
  const orderFacts = async (orderId: string) => {
    const { order } = await query(orderId);
    return order as Json;
  };
  const refundBody = (change: Json = {}): Json => ({
    openid,
    env: 0,
    order_id: 'order-00000001',
    refund_order_id: 'refund-00000001',
    left_fee: 1800,
    refund_fee: 1800,
    biz_meta: 'case=1',
    refund_reason: '3',
    req_from: '2',
    ...change,
  });

  /** What a client function of virtual payment takes, signed as a right server would. */
  async function clientRequest(uri: string, fields: Json, more: Json = {}) {
    const { session_key: sessionKey } = await wechat.session();
    const signData = JSON.stringify(fields);
    return {
      person: 'lin',
      appid,
      signData,
      paySig: paySigOf(APP_KEYS.live, uri, signData),
      signature: userSignatureOf(sessionKey, signData),
      ...more,
    };
  }

  const subscribeSign = async (fields: Json = {}, more: Json = {}) => {
    const data = { productId: SUBSCRIPTION.productId, outContractCode: CODE, contractAccountName: '茶客会员', openid };
    return wechat.phone('subscribe-sign', await clientRequest('requestSubscribeSign', { ...data, ...fields }, more));
  };

  const appleSubscribeSign = async (fields: Json = {}, more: Json = {}) => {
    const { productId, priceFen } = SUBSCRIPTION;
    const data = { offerId: OFFER_ID, productId, goodsPrice: priceFen, attach: 'uid=1' };
    const request = await clientRequest('requestAppleSubscribeSign', { ...data, ...fields }, more);
    return wechat.phone('apple-subscribe-sign', request);
  };

  async function typePin(opening: Awaited<ReturnType<typeof subscribeSign>>) {
    if (!opening.ok) throw new Error(opening.errMsg);
    const result = await wechat.phone('pay-sheet', { id: opening.sheet.id, ...PAY });
    await wechat.control('idle');
    return result;
  }

  const contract = { openid, product_id: SUBSCRIPTION.productId, out_contract_code: CODE };

  return {
    clientRequest,
    subscribeSign,
    appleSubscribeSign,
    /** signs on Android, with the PIN */
    sign: async (fields: Json = {}) => typePin(await subscribeSign(fields)),
    /** signs on an iPhone, with the PIN */
    signAtApple: async (fields: Json = {}) => typePin(await appleSubscribeSign(fields)),
    contractState: async (change: Json = {}) =>
      (await wechat.xpay('query_subscribe_contract', { ...contract, ...change })).authorization_state,
    announce: async (change: Json = {}) =>
      (await wechat.xpay('send_subscribe_pre_payment', { ...contract, deduct_price: SUBSCRIPTION.priceFen, ...change }))
        .errcode,
    deduct: async (change: Json = {}) =>
      (
        await wechat.xpay('submit_subscribe_pay_order', {
          openid,
          offer_id: OFFER_ID,
          buy_quantity: 1,
          env: 0,
          currency_type: 'CNY',
          product_id: SUBSCRIPTION.productId,
          deduct_price: SUBSCRIPTION.priceFen,
          order_id: 'deduct-0000001',
          attach: 'period=1',
          ...change,
        })
      ).errcode,
    endContract: (change: Json = {}) =>
      wechat.xpay('cancel_subscribe_contract', { ...contract, termination_reason: '用户要求', ...change }),
    /** goes to a time in China, `2027-03-01 12:00` */
    goTo: (time: string) => wechat.control('clock', { set: `${time.replace(' ', 'T')}:00+08:00` }),
    wechat,
    receiver,
    callback,
    appid,
    openid,
    /** what came, oldest first; only of one Event when it is named */
    messages: (event?: string) =>
      receiver.received
        .map(({ body }) => JSON.parse(body) as Json)
        .filter(({ Event }) => event === undefined || Event === event),
    /** opens the pay sheet and types the PIN */
    async buy(
      fields: SignDataFields = { outTradeNo: 'order-00000001' },
      more: { platform?: Platform; appKey?: string; clientVersion?: 'trial' } = {},
    ) {
      const { session_key: sessionKey } = await wechat.session();
      const { appKey, ...phone } = more;
      const request = virtualPayment(sessionKey, fields, appKey === undefined ? {} : { appKey });
      return typePin(await wechat.phone('virtual-payment', { ...request, ...phone }));
    },
    query,
    orderFacts,
    refundBody,
    refund: (change: Json = {}) => wechat.xpay('refund_order', refundBody(change)),
    advance: (advanceMs: number) => wechat.control('clock', { advanceMs }),
    async stop() {
      await wechat.stop();
      await receiver.stop();
    },
  };
}
