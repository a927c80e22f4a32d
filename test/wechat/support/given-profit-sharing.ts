import { encryptField } from '../crypto/sensitive-field.ts';
import { givenOrders } from './given-orders.ts';
import { type Json, MERCHANT, type PayRequest, SERVICE_ACCOUNT, WECHAT_PAY_KEYS } from './given-wechat.ts';

const PROFIT_SHARING = '/v3/profitsharing';
/** A merchant that receives shares, and agrees to give them back. */
export const PARTNER = { mchid: '1900000110', name: '山雨书店有限公司', apiV3Key: 'b7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb' };
const SERIAL = { 'wechatpay-serial': MERCHANT.wechatPayPublicKeyId };

/** Sealed as a merchant does it, for the WeChat Pay public key. */
export function sealed(name: string): string {
  return encryptField(WECHAT_PAY_KEYS.publicKeyPem, name);
}

/** A WeChat where an order of 100 yuan was paid and waits to be split between a bookshop and Emma Wang. */
export async function givenProfitSharing() {
  const given = await givenOrders();
  const { wechat, openid } = given;
  // making keys takes a while: both merchants have the same WeChat Pay key
  const keys = {
    wechatPayPublicKeyPem: WECHAT_PAY_KEYS.publicKeyPem,
    wechatPayPrivateKeyPem: WECHAT_PAY_KEYS.privateKeyPem,
  };
  await wechat.control('world', { merchants: [{ ...PARTNER, ...keys, allowsProfitReturns: true }] });

  const post = (path: string, body: Json, request: PayRequest = {}) =>
    wechat.pay(`${PROFIT_SHARING}${path}`, { method: 'POST', body, headers: SERIAL, ...request });
  const person = () => openid('wang');
  const bookshop = (change: Json = {}): Json => ({
    type: 'MERCHANT_ID',
    account: PARTNER.mchid,
    amount: 1_000,
    description: '分给书店',
    ...change,
  });
  const emma = (change: Json = {}): Json => ({
    type: 'PERSONAL_OPENID',
    account: person(),
    amount: 500,
    description: '分给推广者',
    ...change,
  });
  const addBookshop = (change: Json = {}) =>
    post('/receivers/add', {
      appid: SERVICE_ACCOUNT.appid,
      type: 'MERCHANT_ID',
      account: PARTNER.mchid,
      name: sealed(PARTNER.name),
      relation_type: 'STORE',
      ...change,
    });
  const addEmma = (change: Json = {}) =>
    post('/receivers/add', {
      appid: SERVICE_ACCOUNT.appid,
      type: 'PERSONAL_OPENID',
      account: person(),
      relation_type: 'DISTRIBUTOR',
      ...change,
    });
  /** @returns its transaction_id */
  const payOrder = async (outTradeNo = 'M20261122000001', total = 10_000, profit_sharing = true) => {
    await given.pay({
      out_trade_no: outTradeNo,
      amount: { total, currency: 'CNY' },
      settle_info: { profit_sharing },
    });
    return String((await given.query(outTradeNo)).json.transaction_id);
  };
  const split = (transactionId: string, change: Json = {}, request: PayRequest = {}) =>
    post(
      '/orders',
      {
        appid: SERVICE_ACCOUNT.appid,
        transaction_id: transactionId,
        out_order_no: 'P1',
        receivers: [bookshop(), emma()],
        unfreeze_unsplit: false,
        ...change,
      },
      request,
    );
  const unfreeze = (transactionId: string, change: Json = {}) =>
    post('/orders/unfreeze', { transaction_id: transactionId, out_order_no: 'U1', description: '解冻', ...change });
  const querySplit = (transactionId: string, outOrderNo = 'P1') =>
    wechat.pay(`${PROFIT_SHARING}/orders/${outOrderNo}?transaction_id=${transactionId}`);
  const unsplitFen = async (transactionId: string) =>
    (await wechat.pay(`${PROFIT_SHARING}/transactions/${transactionId}/amounts`)).json.unsplit_amount;
  const giveBack = (change: Json = {}) =>
    post('/return-orders', {
      out_order_no: 'P1',
      out_return_no: 'R1',
      return_mchid: PARTNER.mchid,
      amount: 400,
      description: '用户退款',
      ...change,
    });
  const queryReturn = (outReturnNo = 'R1', outOrderNo = 'P1') =>
    wechat.pay(`${PROFIT_SHARING}/return-orders/${outReturnNo}?out_order_no=${outOrderNo}`);
  const balance = (mchid = MERCHANT.mchid) => wechat.sandbox.funds.balance(mchid);
  /** Both receivers are known, an order of 100 yuan is paid, and a minute has passed. */
  const splittable = async () => {
    await addBookshop();
    await addEmma();
    const transactionId = await payOrder();
    await given.advance(60_000);
    return transactionId;
  };

  return {
    ...given,
    post,
    person,
    bookshop,
    emma,
    addBookshop,
    addEmma,
    payOrder,
    split,
    unfreeze,
    querySplit,
    unsplitFen,
    giveBack,
    queryReturn,
    balance,
    splittable,
  };
}
