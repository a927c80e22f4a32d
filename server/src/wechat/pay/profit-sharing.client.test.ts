import { constants, privateDecrypt } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fen } from '../../shared/money/fen.ts';
import { failureOf, lacksFunds } from '../errors.ts';
import {
  isSignedByMerchant,
  payMerchant as merchant,
  type PayPeer,
  signed,
  startPayPeer,
} from '../testing/pay-peer.ts';
import { ProfitSharingClient } from './profit-sharing.client.ts';
import { publishedPrivateKeyPem } from './published-samples.ts';

let peer: PayPeer;
let sharing: ProfitSharingClient;

beforeEach(async () => {
  peer = await startPayPeer();
  sharing = new ProfitSharingClient(peer.api);
});
afterEach(() => peer.close());

const TRANSACTION = '4200000000202601010000000001';
const ref = { wechatTransactionId: TRANSACTION, outOrderNo: 'P20260101_0001' };
const asked = {
  ...ref,
  appid: 'wx7ea0000000000001',
  shares: [
    { type: 'person', account: 'oLin', amountFen: fen(100), description: '推广佣金' },
    { type: 'merchant', account: '1900000109', name: '茶山合作社', amountFen: fen(200), description: '货款' },
  ],
  unfreezesRest: false,
} as const;

const person = {
  type: 'PERSONAL_OPENID',
  account: 'oLin',
  amount: 100,
  description: '推广佣金',
  result: 'PENDING',
  detail_id: '36011111111111111111111',
  create_time: '2026-01-01T12:00:00+08:00',
  finish_time: '1970-01-01T08:00:00+08:00',
};
const running = {
  transaction_id: TRANSACTION,
  out_order_no: 'P20260101_0001',
  order_id: '3008450740201411110007820472',
  state: 'PROCESSING',
  receivers: [person, { ...person, type: 'MERCHANT_ID', account: '1900000109', amount: 200, description: '货款' }],
};
const ours = {
  outOrderNo: 'P20260101_0001',
  wechatTransactionId: TRANSACTION,
  wechatOrderId: '3008450740201411110007820472',
};
const ourPerson = {
  type: 'person',
  account: 'oLin',
  amountFen: 100,
  description: '推广佣金',
  result: 'pending',
  wechatDetailId: '36011111111111111111111',
};

const opened = (sealed: string) =>
  privateDecrypt(
    { key: publishedPrivateKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(sealed, 'base64'),
  ).toString('utf8');
const sent = () => JSON.parse(peer.requests.at(-1)!.body);

it('adds a receiver under a name that only WeChat Pay can read, and removes it', async () => {
  const receiver = { type: 'MERCHANT_ID', account: '1900000109' };
  peer.answers = [signed(200, { ...receiver, relation_type: 'PARTNER' }), signed(200, receiver)];
  const partner = { appid: 'wx7ea0000000000001', type: 'merchant', account: '1900000109' } as const;

  await sharing.addReceiver(merchant, { ...partner, name: '茶山合作社', relation: 'PARTNER' });
  const { name, ...added } = sent();
  await sharing.removeReceiver(merchant, partner);

  expect(added).toEqual({ appid: 'wx7ea0000000000001', ...receiver, relation_type: 'PARTNER' });
  expect(opened(name)).toBe('茶山合作社');
  expect(sent()).toEqual({ appid: 'wx7ea0000000000001', ...receiver });
  expect(peer.requests.map(({ url }) => url)).toEqual([
    '/v3/profitsharing/receivers/add',
    '/v3/profitsharing/receivers/delete',
  ]);
});

it('shares a payment with exactly the documented fields', async () => {
  peer.answers = [signed(200, running)];

  expect(await sharing.split(merchant, asked)).toEqual({
    ...ours,
    state: 'running',
    shares: [ourPerson, { ...ourPerson, type: 'merchant', account: '1900000109', amountFen: 200, description: '货款' }],
  });

  const body = sent();
  expect(opened(body.receivers[1].name)).toBe('茶山合作社');
  delete body.receivers[1].name;
  expect(body).toEqual({
    appid: 'wx7ea0000000000001',
    transaction_id: TRANSACTION,
    out_order_no: 'P20260101_0001',
    receivers: [
      { type: 'PERSONAL_OPENID', account: 'oLin', amount: 100, description: '推广佣金' },
      { type: 'MERCHANT_ID', account: '1900000109', amount: 200, description: '货款' },
    ],
    unfreeze_unsplit: false,
  });
  expect(peer.requests[0]?.url).toBe('/v3/profitsharing/orders');
});

it('tells receiver by receiver what came of it, although all of it is finished', async () => {
  const finish_time = '2026-01-01T12:00:09+08:00';
  const receivers = [
    { ...person, result: 'SUCCESS', finish_time },
    { ...person, account: 'oZhao', result: 'CLOSED', fail_reason: 'NO_RELATION', finish_time },
  ];
  peer.answers = [signed(200, { ...running, state: 'FINISHED', receivers })];

  const finishedAt = new Date('2026-01-01T04:00:09.000Z');
  expect(await sharing.querySplit(merchant, ref)).toEqual({
    ...ours,
    state: 'finished',
    shares: [
      { ...ourPerson, result: 'paid', finishedAt },
      { ...ourPerson, account: 'oZhao', result: 'closed', failReason: 'NO_RELATION', finishedAt },
    ],
  });
  expect(peer.requests[0]?.url).toBe(`/v3/profitsharing/orders/P20260101_0001?transaction_id=${TRANSACTION}`);
  expect(isSignedByMerchant(peer.requests[0]!)).toBe(true);
});

it('unfreezes what is left, under a number of its own', async () => {
  peer.answers = [signed(200, { ...running, out_order_no: 'U1', receivers: [] })];

  const unfrozen = await sharing.unfreeze(merchant, { ...ref, outOrderNo: 'U1', description: '解冻' });

  expect(unfrozen).toEqual({ ...ours, outOrderNo: 'U1', state: 'running', shares: [] });
  expect(sent()).toEqual({ transaction_id: TRANSACTION, out_order_no: 'U1', description: '解冻' });
  expect(peer.requests[0]?.url).toBe('/v3/profitsharing/orders/unfreeze');
});

it('asks what can still be shared', async () => {
  peer.answers = [signed(200, { transaction_id: TRANSACTION, unsplit_amount: 1500 })];

  expect(await sharing.unsplitAmount(merchant, TRANSACTION)).toBe(1500);
  expect(peer.requests[0]?.url).toBe(`/v3/profitsharing/transactions/${TRANSACTION}/amounts`);
});

it('takes a share back and asks what came of it', async () => {
  const answer = {
    order_id: '3008450740201411110007820472',
    out_order_no: 'P20260101_0001',
    out_return_no: 'B20260101_0001',
    return_id: '3008450740201411110007820473',
    return_mchid: '1900000109',
    amount: 200,
    description: '退货',
    result: 'PROCESSING',
    create_time: '2026-01-01T12:00:00+08:00',
    finish_time: '2026-01-01T12:00:00+08:00',
  };
  const ourReturn = {
    outOrderNo: 'P20260101_0001',
    outReturnNo: 'B20260101_0001',
    wechatReturnId: '3008450740201411110007820473',
    returnMchid: '1900000109',
    amountFen: 200,
    createdAt: new Date('2026-01-01T04:00:00.000Z'),
  };
  const back = { outOrderNo: 'P20260101_0001', outReturnNo: 'B20260101_0001' };
  peer.answers = [
    signed(200, answer),
    signed(200, { ...answer, result: 'FAILED', fail_reason: 'BALANCE_NOT_ENOUGH' }),
    signed(404, { code: 'RESOURCE_NOT_EXISTS', message: '' }),
  ];

  const asking = { ...back, returnMchid: '1900000109', amountFen: fen(200), description: '退货' };
  expect(await sharing.returnShare(merchant, asking)).toEqual({ ...ourReturn, result: 'running' });
  expect(sent()).toEqual({
    out_order_no: 'P20260101_0001',
    out_return_no: 'B20260101_0001',
    return_mchid: '1900000109',
    amount: 200,
    description: '退货',
  });
  expect(await sharing.queryReturn(merchant, back)).toEqual({
    ...ourReturn,
    result: 'failed',
    failReason: 'BALANCE_NOT_ENOUGH',
    finishedAt: new Date('2026-01-01T04:00:00.000Z'),
  });
  expect(await sharing.queryReturn(merchant, back)).toBeNull();
  expect(peer.requests.at(-1)?.url).toBe('/v3/profitsharing/return-orders/B20260101_0001?out_order_no=P20260101_0001');
});

it('finds no split where WeChat Pay has none', async () => {
  peer.answers = [signed(404, { code: 'RESOURCE_NOT_EXISTS', message: '' })];

  expect(await sharing.querySplit(merchant, ref)).toBeNull();
});

it('repeats word for word when nobody knows what became of it, and says what a refusal means', async () => {
  peer.answers = [() => 'hangUp', signed(403, { code: 'NOT_ENOUGH', message: '' })];

  const error = await sharing.unfreeze(merchant, { ...ref, description: '解冻' }).catch((thrown: unknown) => thrown);

  expect([failureOf(error), lacksFunds(error)]).toEqual(['refused', true]);
  expect(peer.requests[1]?.body).toBe(peer.requests[0]?.body);
});

it.each([{ out_order_no: 'P2' }, { transaction_id: '4200000000202601010000000002' }])(
  'does not believe an answer about another split: %j',
  async (other) => {
    peer.answers = [signed(200, { ...running, ...other })];

    await expect(sharing.split(merchant, asked)).rejects.toMatchObject({ reason: 'wrongOrder' });
  },
);
