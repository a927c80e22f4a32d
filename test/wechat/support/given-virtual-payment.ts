import { givenWechat, type Json, MINI_PROGRAM, type SignDataFields, virtualPayment } from './given-wechat.ts';
import { startReceiver } from './receiver.ts';

const { appid } = MINI_PROGRAM;
const CONFIRMED = JSON.stringify({ ErrCode: 0, ErrMsg: 'success' });
/** A right answer of whoever receives the pushes. */
export const CONFIRMS = () => ({ body: CONFIRMED });

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

  return {
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
      const answer = await wechat.phone('virtual-payment', { ...request, ...phone });
      if (!answer.ok) throw new Error(answer.errMsg);
      const result = await wechat.phone('pay-sheet', { id: answer.sheet.id, action: 'pay', pin: '123456' });
      await wechat.control('idle');
      return result;
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
