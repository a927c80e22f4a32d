import { afterAll, beforeAll, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { failureOf } from '../../../server/src/wechat/errors.ts';
import { PayEdge } from './pay-edge.ts';

let edge: PayEdge;
/** A merchant to share with, who agrees to give back. */
let partner: { mchid: string; name: string };

beforeAll(async () => {
  edge = await PayEdge.start();
  partner = { mchid: `18${String(Date.now()).slice(-8)}`, name: '山雨书店有限公司' };
  await edge.teahouse.sandbox.control('world', {
    merchants: [{ ...partner, allowsProfitReturns: true }],
    people: [{ id: edge.person, realName: '林小满' }],
  });
  const { appid } = receivers();
  await sharing().addReceiver(edge.merchant, { appid, ...receivers().partner, relation: 'PARTNER' });
  await sharing().addReceiver(edge.merchant, { appid, ...receivers().person, relation: 'DISTRIBUTOR' });
});
afterAll(() => edge?.stop());

const sharing = () => edge.teahouse.app.services.wechat.profitSharing;
const receivers = () => ({
  appid: edge.account.officialAppid,
  partner: { type: 'merchant', account: partner.mchid, name: partner.name } as const,
  person: { type: 'person', account: edge.payerOpenid } as const,
});

/** Paid two minutes ago, so that it can be shared. */
async function sharedOrder() {
  const order = await edge.paidOrder({ isProfitShared: true });
  await edge.advance(120_000);
  return order;
}

const newSplit = (wechatTransactionId: string) => {
  const { appid, person, partner: bookshop } = receivers();
  return {
    appid,
    wechatTransactionId,
    outOrderNo: edge.number('P'),
    shares: [
      { ...person, amountFen: fen(100), description: '推广佣金' },
      { ...bookshop, amountFen: fen(200), description: '货款' },
    ],
    unfreezesRest: false,
  };
};

it('shares a payment between a merchant and a person, and gives the rest to the merchant', async () => {
  const { merchant } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const split = newSplit(wechatTransactionId);
  const before = await sharing().unsplitAmount(merchant, wechatTransactionId);

  const started = await sharing().split(merchant, split);
  await edge.advance(5_000);

  expect(started).toMatchObject({ outOrderNo: split.outOrderNo, wechatTransactionId, state: 'running' });
  expect(started.shares.map(({ result }) => result)).toEqual(['pending', 'pending']);
  expect(await sharing().querySplit(merchant, split)).toMatchObject({
    state: 'finished',
    shares: [
      { type: 'person', account: edge.payerOpenid, amountFen: 100, description: '推广佣金', result: 'paid' },
      { type: 'merchant', account: partner.mchid, amountFen: 200, description: '货款', result: 'paid' },
    ],
  });
  expect(await sharing().unsplitAmount(merchant, wechatTransactionId)).toBe(before - 300);

  await sharing().unfreeze(merchant, { wechatTransactionId, outOrderNo: edge.number('U'), description: '解冻' });
  await edge.advance(5_000);

  expect(await sharing().unsplitAmount(merchant, wechatTransactionId)).toBe(0);
});

it('shares once although the first answer was lost', async () => {
  const { merchant, teahouse } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const before = await sharing().unsplitAmount(merchant, wechatTransactionId);
  const path = '/v3/profitsharing/orders';
  await teahouse.sandbox.control('faults', { kind: 'api', path, reset: true, when: 'after', times: 1 });

  const split = {
    ...newSplit(wechatTransactionId),
    shares: [{ ...receivers().person, amountFen: fen(100), description: '佣金' }],
  };
  await sharing().split(merchant, split);
  await sharing().split(merchant, split);

  expect(await sharing().unsplitAmount(merchant, wechatTransactionId)).toBe(before - 100);
});

it('tells of a receiver who got nothing, although the split is finished', async () => {
  const { merchant, teahouse } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const split = newSplit(wechatTransactionId);
  const mode = 'RECEIVER_HIGH_RISK';
  await teahouse.sandbox.control('faults', { kind: 'profit-sharing', mode, account: edge.payerOpenid, times: 1 });

  await sharing().split(merchant, split);
  await edge.advance(5_000);

  expect(await sharing().querySplit(merchant, split)).toMatchObject({
    state: 'finished',
    shares: [{ result: 'closed', failReason: mode }, { result: 'paid' }],
  });
});

it('takes a share back', async () => {
  const { merchant } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const split = newSplit(wechatTransactionId);
  await sharing().split(merchant, split);
  await edge.advance(5_000);
  const back = { outOrderNo: split.outOrderNo, outReturnNo: edge.number('B') };

  const asked = { ...back, returnMchid: partner.mchid, amountFen: fen(200), description: '退货' };
  const started = await sharing().returnShare(merchant, asked);
  await edge.advance(5_000);

  expect(started).toMatchObject({ ...back, amountFen: 200, result: 'running' });
  expect(await sharing().queryReturn(merchant, back)).toMatchObject({ ...back, result: 'succeeded' });
});

it('is refused for good beyond the ratio, for a payment that is not shared, and for another split of one number', async () => {
  const { merchant } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const unshared = await edge.paidOrder();
  await edge.advance(120_000);
  const split = newSplit(wechatTransactionId);
  await sharing().split(merchant, split);

  const tooMuch = [{ ...receivers().person, amountFen: fen(541), description: '佣金' }];
  const errors = await Promise.all(
    [
      { ...newSplit(wechatTransactionId), shares: tooMuch },
      newSplit(unshared.wechatTransactionId),
      { ...split, shares: tooMuch },
    ].map((asked) =>
      sharing()
        .split(merchant, asked)
        .catch((error: unknown) => error),
    ),
  );

  expect(errors.map(failureOf)).toEqual(Array(3).fill('refused'));
});

it('finds no split and no return it never asked for', async () => {
  const { merchant } = edge;
  const { wechatTransactionId } = await sharedOrder();
  const outOrderNo = 'P000000never';

  expect(await sharing().querySplit(merchant, { wechatTransactionId, outOrderNo })).toBeNull();
  expect(await sharing().queryReturn(merchant, { outOrderNo, outReturnNo: 'B000000never' })).toBeNull();
});

it('forgets a receiver', async () => {
  const { merchant } = edge;
  const { appid, person } = receivers();
  const { wechatTransactionId } = await sharedOrder();

  await sharing().removeReceiver(merchant, { appid, ...person });

  const error = await sharing()
    .split(merchant, newSplit(wechatTransactionId))
    .catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toBe('refused');
});
