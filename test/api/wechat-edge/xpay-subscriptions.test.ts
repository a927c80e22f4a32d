import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import {
  createXpayAppleSubscribeRequest,
  createXpaySubscribeRequest,
} from '../../../server/src/wechat/xpay/payment-request.ts';
import { XpayEdge } from './xpay-edge.ts';

let edge: XpayEdge;
const goods = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({
  productId: `th_sub_${key}`,
  name: `茶客连续包月 ${key}`,
  priceFen: 1800,
  periodDays: 31,
}));

beforeAll(async () => {
  edge = await XpayEdge.start();
  const { offerId, appKey } = edge.merchant;
  const appKeys = { live: appKey, sandbox: '0'.repeat(32) };
  await edge.sandbox.control('world', { xpay: [{ appid: edge.app.appid, offerId, appKeys, goods }] });
});
afterAll(() => edge?.stop());

const codeOf = () => edge.number('C');
let used = 0;
/** Somebody subscribes to a good of its own in each test: nobody has two contracts for one. */
async function signed() {
  const productId = goods[used++]!.productId;
  const contract = { productId, outContractCode: codeOf() };
  const data = createXpaySubscribeRequest(edge.merchant, edge.sessionKey, {
    ...contract,
    accountName: '茶馆夜话',
    openid: edge.openid,
  });
  await edge.subscribe('subscribe-sign', data);
  return { ...contract, openid: edge.openid };
}

const newDeduction = (productId: string) => ({
  openid: edge.openid,
  outTradeNo: edge.number('D'),
  productId,
  deductFen: fen(1800),
  attach: 'renewal=1',
});

describe('a contract', () => {
  it('is signed, heard of, found, and ended for us', async () => {
    const contract = await signed();

    expect(edge.heard('xpayContract').at(-1)).toMatchObject({
      change: 'signed',
      openid: edge.openid,
      productId: contract.productId,
      outContractCode: contract.outContractCode,
      at: expect.any(Date),
    });
    expect(await edge.xpay.querySubscribeContract(edge.app, edge.merchant, contract)).toEqual({ state: 'signed' });

    const cancel = () =>
      edge.xpay.cancelSubscribeContract(edge.app, edge.merchant, { ...contract, reason: '读者要求' });
    expect([await cancel(), await cancel()]).toEqual(['cancelled', 'notSigned']);
    await edge.sandbox.control('idle');

    expect(edge.heard('xpayContract').at(-1)).toMatchObject({ change: 'ended' });
    expect(await edge.xpay.querySubscribeContract(edge.app, edge.merchant, contract)).toEqual({ state: 'terminated' });
  });

  it('nobody signed is known as such', async () => {
    const contract = { openid: edge.openid, productId: 'th_sub_a', outContractCode: codeOf() };

    expect(await edge.xpay.querySubscribeContract(edge.app, edge.merchant, contract)).toEqual({ state: 'neverSigned' });
    expect(
      await edge.xpay.sendSubscribePrePayment(edge.app, edge.merchant, { ...contract, deductFen: fen(1800) }),
    ).toEqual({ outcome: 'notSigned' });
  });

  it('is signed with a payment', async () => {
    const productId = goods[used++]!.productId;
    const outContractCode = codeOf();
    await edge.bought({ productId, contract: { productId, outContractCode, accountName: '茶馆夜话' } });

    const contract = { openid: edge.openid, productId, outContractCode };
    expect(await edge.xpay.querySubscribeContract(edge.app, edge.merchant, contract)).toEqual({ state: 'signed' });
  });
});

describe('a deduction', () => {
  it('follows at once on a signing, two days after its notice from then on, at the hours WeChat keeps', async () => {
    await edge.advanceTo('08:00:00', 1);
    const { productId, ...contract } = await signed();
    const { xpay, app, merchant } = edge;
    const first = newDeduction(productId);
    const announce = () =>
      xpay.sendSubscribePrePayment(app, merchant, { ...contract, productId, deductFen: fen(1800) });

    expect(await xpay.submitSubscribePayOrder(app, merchant, first)).toEqual({ outcome: 'accepted' });
    await edge.advance(10_000);

    expect(edge.heard('xpayGoodsDeliver').at(-1)).toMatchObject({
      outTradeNo: first.outTradeNo,
      productId,
      actualPriceFen: 1800,
      attach: 'renewal=1',
    });
    expect(await edge.query(first)).toMatchObject({ state: 'delivered', paidFeeFen: 1800 });
    expect(await xpay.submitSubscribePayOrder(app, merchant, first)).toEqual({ outcome: 'numberUsed' });

    const second = newDeduction(productId);
    expect(await announce()).toEqual({ outcome: 'notNow' });
    await edge.advanceTo('10:00:00', 29);
    expect(await xpay.submitSubscribePayOrder(app, merchant, second)).toEqual({ outcome: 'notAnnounced' });
    expect(await announce()).toEqual({ outcome: 'sent' });
    expect(await xpay.submitSubscribePayOrder(app, merchant, second)).toEqual({ outcome: 'notNow' });
    await edge.advanceTo('10:00:00', 2);
    expect(await xpay.submitSubscribePayOrder(app, merchant, { ...second, deductFen: fen(1700) })).toEqual({
      outcome: 'wrongPrice',
    });
    expect(await xpay.submitSubscribePayOrder(app, merchant, second)).toEqual({ outcome: 'accepted' });
    await edge.advance(10_000);
    expect(await edge.query(second)).toMatchObject({ state: 'delivered' });
  });

  it('that brings nothing is heard of, and found', async () => {
    await edge.advanceTo('08:00:00', 1);
    const { productId } = await signed();
    await edge.sandbox.control('faults', { kind: 'xpay-deduction', mode: 'fail', times: 1 });
    const deduction = newDeduction(productId);

    await edge.xpay.submitSubscribePayOrder(edge.app, edge.merchant, deduction);
    await edge.advance(10_000);

    expect(edge.heard('xpayDeductionFailed').at(-1)).toMatchObject({
      openid: edge.openid,
      outTradeNo: deduction.outTradeNo,
      env: 0,
      productId,
      attach: 'renewal=1',
      periodDays: 31,
    });
    expect(await edge.query(deduction)).toMatchObject({ state: 'deductionFailed', paidFeeFen: 0 });
  });
});

describe('a subscription at Apple', () => {
  it('is signed, paid for, renewed by Apple, and ended by the reader', async () => {
    const { xpay, app, merchant } = edge;
    const productId = goods[used++]!.productId;
    const data = createXpayAppleSubscribeRequest(merchant, edge.sessionKey, {
      productId,
      goodsPriceFen: fen(1800),
      firstPriceFen: fen(990),
      attach: 'membership=1',
    });
    const query = () => xpay.queryAppleSubscribeContract(app, merchant, { openid: edge.openid, productId });
    expect(await query()).toEqual({ state: 'neverSigned', isAutoRenewing: false });

    await edge.subscribe('apple-subscribe-sign', data);

    const [signing] = edge.heard('xpayAppleContract');
    expect(signing).toMatchObject({ change: 'signed', productId, attach: 'membership=1', isAutoRenewing: true });
    const { originalTransactionId } = signing!;
    expect(await query()).toMatchObject({ state: 'signed', originalTransactionId, isAutoRenewing: true });

    await edge.advance(32 * 24 * 3_600_000);

    const deliveries = edge.heard('xpayGoodsDeliver').filter(({ appleSubscription }) => appleSubscription);
    expect(deliveries).toMatchObject([
      { actualPriceFen: 990, attach: 'membership=1', env: 0, appleSubscription: { originalTransactionId } },
      { actualPriceFen: 1800, appleSubscription: { originalTransactionId, renewsAt: expect.any(Date) } },
    ]);
    const { renewsAt } = await query();

    await edge.sandbox.phone('cancel-subscription', { person: edge.person, appid: app.appid, productId });
    await edge.sandbox.control('idle');

    expect(edge.heard('xpayAppleContract').at(-1)).toMatchObject({ change: 'ended', isAutoRenewing: false, renewsAt });
    expect(await query()).toMatchObject({ isAutoRenewing: false, renewsAt });
  });
});
