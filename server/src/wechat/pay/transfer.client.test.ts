import { constants, privateDecrypt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { failureOf } from '../errors.ts';
import {
  isSignedByMerchant,
  payMerchant as merchant,
  type PayPeer,
  PUBLIC_KEY_ID,
  signed,
  startPayPeer,
} from '../testing/pay-peer.ts';
import { publishedPrivateKeyPem } from './published-samples.ts';
import { TransferClient } from './transfer.client.ts';

let peer: PayPeer;
let transfers: TransferClient;

beforeEach(async () => {
  peer = await startPayPeer();
  transfers = new TransferClient(peer.api);
});
afterEach(() => peer.close());

const asked = {
  appid: 'wx7ea0000000000001',
  outBillNo: 'T20260101000001',
  sceneId: '1005',
  openid: 'oLin',
  amountFen: fen(880),
  remark: '十二月佣金',
  notifyUrl: 'https://teahouse.example/wechat/pay/1900000001/transfers',
  reports: [
    { type: '岗位类型', content: '推广' },
    { type: '报酬说明', content: '十二月推广佣金' },
  ],
};
const created = {
  out_bill_no: 'T20260101000001',
  transfer_bill_no: '1330000071100999991182020050700019480001',
  create_time: '2026-01-01T12:00:00+08:00',
  state: 'WAIT_USER_CONFIRM',
  package_info: 'affffddafdfafddffda==',
};

/** With the private half of the key the merchant seals for. */
const opened = (sealed: string) =>
  privateDecrypt(
    { key: publishedPrivateKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(sealed, 'base64'),
  ).toString('utf8');

describe('an offer', () => {
  it('is made with exactly the documented fields', async () => {
    peer.answers = [signed(200, created)];

    expect(await transfers.create(merchant, asked)).toEqual({
      outBillNo: 'T20260101000001',
      wechatTransferId: '1330000071100999991182020050700019480001',
      state: 'waitingForPayee',
      packageInfo: 'affffddafdfafddffda==',
      createdAt: new Date('2026-01-01T04:00:00.000Z'),
    });

    const request = peer.requests[0]!;
    expect(request.url).toBe('/v3/fund-app/mch-transfer/transfer-bills');
    expect(JSON.parse(request.body)).toEqual({
      appid: 'wx7ea0000000000001',
      out_bill_no: 'T20260101000001',
      transfer_scene_id: '1005',
      openid: 'oLin',
      transfer_amount: 880,
      transfer_remark: '十二月佣金',
      notify_url: 'https://teahouse.example/wechat/pay/1900000001/transfers',
      transfer_scene_report_infos: [
        { info_type: '岗位类型', info_content: '推广' },
        { info_type: '报酬说明', info_content: '十二月推广佣金' },
      ],
    });
    expect(isSignedByMerchant(request)).toBe(true);
  });

  it('carries a name that only WeChat Pay can read, and says for which of its keys', async () => {
    peer.answers = [signed(200, created)];

    await transfers.create(merchant, { ...asked, amountFen: fen(200_000), payeeName: '林小满' });

    const { body, headers } = peer.requests[0]!;
    const { user_name: sealed } = JSON.parse(body);
    expect(opened(sealed)).toBe('林小满');
    expect(headers['wechatpay-serial']).toBe(PUBLIC_KEY_ID);
  });

  it('carries no name below thirty fen, where WeChat Pay refuses one', async () => {
    peer.answers = [signed(200, created)];

    await transfers.create(merchant, { ...asked, amountFen: fen(29), payeeName: '林小满' });

    expect(JSON.parse(peer.requests[0]!.body)).not.toHaveProperty('user_name');
  });

  it.each([{ amountFen: fen(200_000) }, { outBillNo: 'T_1' }, { outBillNo: 'x'.repeat(33) }])(
    'is not even made with %j',
    async (change) => {
      await expect(transfers.create(merchant, { ...asked, ...change })).rejects.toThrow(RangeError);
      expect(peer.requests).toEqual([]);
    },
  );

  it('is repeated word for word when nobody knows what became of it', async () => {
    peer.answers = [() => 'hangUp', signed(200, { ...created, state: 'ACCEPTED', package_info: undefined })];

    expect(await transfers.create(merchant, asked)).toMatchObject({ state: 'accepted' });
    expect(peer.requests[1]?.body).toBe(peer.requests[0]?.body);
  });

  it('under a number with other values is refused for good', async () => {
    peer.answers = [signed(400, { code: 'ALREADY_EXISTS', message: '' })];

    const error = await transfers.create(merchant, asked).catch((thrown: unknown) => thrown);

    expect(failureOf(error)).toBe('refused');
  });

  it('is not believed when the answer is about another one', async () => {
    peer.answers = [signed(200, { ...created, out_bill_no: 'T2' })];

    await expect(transfers.create(merchant, asked)).rejects.toMatchObject({ reason: 'wrongOrder' });
  });

  it('is confirmed by the payee with what the client hands on', () => {
    expect(transfers.clientParameters(merchant, { appid: asked.appid, packageInfo: 'affff==' })).toEqual({
      mchId: '1900000001',
      appId: 'wx7ea0000000000001',
      package: 'affff==',
    });
  });
});

it.each([
  ['SUCCESS', 'succeeded', {}],
  ['FAIL', 'failed', { fail_reason: 'PAYEE_ACCOUNT_ABNORMAL' }],
  ['TRANSFERING', 'transferring', {}],
  ['CANCELLED', 'cancelled', {}],
])('looks a transfer up that is %s', async (wire, state, more) => {
  const { package_info: _, ...numbers } = created;
  const answer = {
    ...numbers,
    ...more,
    mch_id: '1900000001',
    appid: 'wx7ea0000000000001',
    state: wire,
    transfer_amount: 880,
    transfer_remark: '十二月佣金',
    openid: 'oLin',
    update_time: '2026-01-01T12:00:09+08:00',
  };
  peer.answers = [signed(200, answer)];

  expect(await transfers.query(merchant, asked.outBillNo)).toEqual({
    appid: 'wx7ea0000000000001',
    outBillNo: 'T20260101000001',
    wechatTransferId: '1330000071100999991182020050700019480001',
    state,
    amountFen: 880,
    openid: 'oLin',
    createdAt: new Date('2026-01-01T04:00:00.000Z'),
    updatedAt: new Date('2026-01-01T04:00:09.000Z'),
    ...('fail_reason' in more ? { failReason: more.fail_reason } : {}),
  });
  expect(peer.requests[0]?.url).toBe('/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/T20260101000001');
});

it('finds no transfer where WeChat Pay has none', async () => {
  peer.answers = [signed(404, { code: 'NOT_FOUND', message: '记录不存在' })];

  expect(await transfers.query(merchant, 'T1')).toBeNull();
});

it.each([
  [200, { out_bill_no: 'T20260101000001', state: 'CANCELING' }, 'cancelling'],
  [200, { out_bill_no: 'T20260101000001', state: 'CANCELLED' }, 'cancelled'],
  [400, { code: 'INVALID_REQUEST', message: '' }, 'tooLate'],
])('takes an offer back: %d %j', async (status, answer, outcome) => {
  peer.answers = [signed(status, answer)];

  expect(await transfers.cancel(merchant, asked.outBillNo)).toBe(outcome);
  expect(peer.requests[0]).toMatchObject({
    method: 'POST',
    url: '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/T20260101000001/cancel',
    body: '',
  });
  expect(isSignedByMerchant(peer.requests[0]!)).toBe(true);
});
