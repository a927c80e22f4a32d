import { encryptField } from '../crypto/sensitive-field.ts';
import { givenWechat, type Json, MERCHANT, MINI_PROGRAM, type PayRequest, WECHAT_PAY_KEYS } from './given-wechat.ts';

export const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';
export const OUT_BILL_NO = 'W20261122000001';
/** The header that names the key of `user_name`. */
export const SERIAL = { 'wechatpay-serial': MERCHANT.wechatPayPublicKeyId };

/** Sealed as a merchant does it, for the WeChat Pay public key. */
export function sealed(name: string, publicKeyPem = WECHAT_PAY_KEYS.publicKeyPem): string {
  return encryptField(publicKeyPem, name);
}

/** A WeChat whose merchant has 10 000 yuan and may transfer commissions and prizes; 林晚 is asked in the Mini Program. */
export async function givenTransfers() {
  const wechat = await givenWechat();
  const { people } = await wechat.control('world', {
    merchants: [{ mchid: MERCHANT.mchid, transferScenes: ['1000', '1005'] }],
  });
  wechat.sandbox.funds.topUp(MERCHANT.mchid, 'BASIC', 1_000_000);

  const openid = (person = 'lin', appid: string = MINI_PROGRAM.appid) => people[person]?.[appid] ?? '';
  const transferBody = (change: Json = {}): Json => ({
    appid: MINI_PROGRAM.appid,
    out_bill_no: OUT_BILL_NO,
    transfer_scene_id: '1005',
    openid: openid(),
    transfer_amount: 5_000,
    transfer_remark: '11 月推广佣金',
    transfer_scene_report_infos: [
      { info_type: '岗位类型', info_content: '推广者' },
      { info_type: '报酬说明', info_content: '11 月推广佣金' },
    ],
    ...change,
  });
  const transfer = (change: Json = {}, request: PayRequest = {}) =>
    wechat.pay(TRANSFERS, { method: 'POST', body: transferBody(change), ...request });
  const query = (outBillNo = OUT_BILL_NO) => wechat.pay(`${TRANSFERS}/out-bill-no/${outBillNo}`);
  const cancel = (outBillNo = OUT_BILL_NO) =>
    wechat.pay(`${TRANSFERS}/out-bill-no/${outBillNo}/cancel`, { method: 'POST' });
  const openSheet = (packageInfo: unknown, change: Json = {}) =>
    wechat.phone('merchant-transfer', {
      person: 'lin',
      appid: MINI_PROGRAM.appid,
      mchId: MERCHANT.mchid,
      appId: MINI_PROGRAM.appid,
      package: packageInfo,
      ...change,
    });
  /** 林晚 opens the page of the transfer and does something with it. */
  const answer = async (packageInfo: unknown, action: 'confirm' | 'refuse' | 'close' = 'confirm') => {
    const opened = await openSheet(packageInfo);
    if (!opened.ok) throw new Error(opened.errMsg);
    return wechat.phone('transfer-sheet', { id: opened.sheet.id, action });
  };
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });
  const balanceFen = () => wechat.sandbox.funds.balance(MERCHANT.mchid).availableFen;

  return { wechat, openid, transferBody, transfer, query, cancel, openSheet, answer, advance, balanceFen };
}
