import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openResource } from '../crypto/pay-cipher.ts';
import { givenProfitSharing, PARTNER } from '../support/given-profit-sharing.ts';
import { type Json, MERCHANT, type PayResponse } from '../support/given-wechat.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

const DAY = 24 * 3600_000;
/** 100 yuan less a fee of 0.6 %, less what was shared. */
const LEFT_FEN = 9_940 - 1_500;

describe('shared money that comes back', () => {
  let given: Awaited<ReturnType<typeof givenProfitSharing>>;
  let transactionId: string;

  beforeEach(async () => {
    given = await givenProfitSharing();
    transactionId = await given.splittable();
    await given.split(transactionId);
    await given.advance(1_000);
  });

  afterEach(() => given.wechat.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];
  const INVALID = [400, 'INVALID_REQUEST'];
  const finish = () => given.advance(1_000);

  it('reaches the available balance a moment later, and cannot be split again', async () => {
    const asked = await given.giveBack();
    await finish();

    expect(asked.json).toEqual({
      order_id: expect.stringMatching(/^3000\d+$/),
      out_order_no: 'P1',
      out_return_no: 'R1',
      return_id: expect.stringMatching(/^3008\d+$/),
      return_mchid: PARTNER.mchid,
      amount: 400,
      description: '用户退款',
      result: 'PROCESSING',
      create_time: expect.stringMatching(/\+08:00$/),
    });
    expect((await given.queryReturn()).json).toMatchObject({ result: 'SUCCESS', finish_time: expect.any(String) });
    expect(given.balance()).toMatchObject({ availableFen: 400, frozenFen: LEFT_FEN });
    expect(given.balance(PARTNER.mchid).availableFen).toBe(600);
  });

  it('is asked for by WeChat’s number of the split too', async () => {
    const { json } = await given.querySplit(transactionId);

    expect((await given.giveBack({ out_order_no: undefined, order_id: json.order_id })).json.out_order_no).toBe('P1');
  });

  it('comes back once for one number', async () => {
    const first = await given.giveBack();

    expect((await given.giveBack()).json).toEqual(first.json);
    expect(refusal(await given.giveBack({ amount: 401 }))).toEqual(INVALID);
  });

  it('is never more than was shared', async () => {
    expect(refusal(await given.giveBack({ amount: 1_001 }))).toEqual(INVALID);
    expect((await given.giveBack({ amount: 700 })).status).toBe(200);
    expect(refusal(await given.giveBack({ amount: 301, out_return_no: 'R2' }))).toEqual(INVALID);
    expect((await given.giveBack({ amount: 300, out_return_no: 'R3' })).status).toBe(200);
  });

  it('stays where it is when the receiver has spent it, until there is enough', async () => {
    const spent = { mchid: PARTNER.mchid, businessName: '提现', wechatBusinessNo: '1', documentNo: '1' };
    given.wechat.sandbox.funds.spend({ ...spent, amountFen: 900 });
    await given.giveBack();
    await finish();

    expect((await given.queryReturn()).json).toMatchObject({ result: 'FAILED', fail_reason: 'BALANCE_NOT_ENOUGH' });
    given.wechat.sandbox.funds.topUp(PARTNER.mchid, 'BASIC', 900);
    await given.giveBack({ out_return_no: 'R2' });
    await finish();

    expect((await given.queryReturn('R2')).json.result).toBe('SUCCESS');
  });

  it('fails for the reason a fault names', async () => {
    await given.wechat.control('faults', { kind: 'profit-return', mode: 'TIME_OUT_CLOSED' });

    await given.giveBack();
    await finish();

    expect((await given.queryReturn()).json).toMatchObject({ result: 'FAILED', fail_reason: 'TIME_OUT_CLOSED' });
    expect(given.balance(PARTNER.mchid).availableFen).toBe(1_000);
  });

  it.each<[string, () => Json, unknown[]]>([
    ['a person', () => ({ return_mchid: given.person() }), INVALID],
    ['a merchant that got nothing', () => ({ return_mchid: MERCHANT.mchid }), INVALID],
    ['an unknown split', () => ({ out_order_no: 'P9' }), [404, 'RESOURCE_NOT_EXISTS']],
    ['no split', () => ({ out_order_no: undefined }), [400, 'PARAM_ERROR']],
    ['two numbers of a split', () => ({ order_id: '3000' }), [400, 'PARAM_ERROR']],
    ['no amount', () => ({ amount: undefined }), [400, 'PARAM_ERROR']],
    ['no number', () => ({ out_return_no: undefined }), [400, 'PARAM_ERROR']],
    ['no description', () => ({ description: undefined }), [400, 'PARAM_ERROR']],
  ])('is not asked of %s', async (_case, change, expected) => {
    expect(refusal(await given.giveBack(change()))).toEqual(expected);
  });

  it('is not asked of a receiver that did not agree', async () => {
    await given.wechat.control('world', { merchants: [{ mchid: PARTNER.mchid, allowsProfitReturns: false }] });

    expect(refusal(await given.giveBack())).toEqual([403, 'NO_AUTH']);
  });

  it('is not asked of a receiver whose share failed', async () => {
    await given.wechat.control('faults', { kind: 'profit-sharing', mode: 'ACCOUNT_ABNORMAL' });
    await given.split(transactionId, { out_order_no: 'P2', receivers: [given.bookshop({ amount: 500 })] });
    await finish();

    expect(refusal(await given.giveBack({ out_order_no: 'P2' }))).toEqual(INVALID);
  });

  it('is not asked for after 180 days', async () => {
    await given.advance(180 * DAY - 1_000);
    expect((await given.giveBack()).status).toBe(200);
    await given.advance(1_001);

    expect(refusal(await given.giveBack({ out_return_no: 'R2' }))).toEqual(INVALID);
  });

  it('is found by its own number and that of its split', async () => {
    await given.giveBack();

    expect(refusal(await given.queryReturn('R2'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    expect(refusal(await given.queryReturn('R1', 'P2'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
  });
});

describe('notifications of shared money', () => {
  let given: Awaited<ReturnType<typeof givenProfitSharing>>;
  let receiver: Receiver;

  beforeEach(async () => {
    given = await givenProfitSharing();
    receiver = await startReceiver();
    receiver.answerWith(() => ({ status: 204 }));
  });

  afterEach(async () => {
    await given.wechat.stop();
    await receiver.stop();
  });

  const listen = (mchid: string) =>
    given.wechat.control('world', { merchants: [{ mchid, profitSharingNotifyUrl: `${receiver.url}/shares` }] });
  const open = ({ body }: Received) => {
    const { event_type, resource } = JSON.parse(body) as { event_type: string; resource: Record<string, string> };
    const { ciphertext = '', nonce = '', associated_data = '', original_type } = resource;
    const plain = openResource(PARTNER.apiV3Key, { ciphertext, nonce, associatedData: associated_data });
    return { event_type, original_type, ...(JSON.parse(plain) as Json) };
  };

  it('come to the merchant that receives, sealed with its own key, when it gets and when it gives back', async () => {
    await listen(PARTNER.mchid);
    const transactionId = await given.splittable();
    const { json } = await given.split(transactionId);
    await given.advance(1_000);
    const back = await given.giveBack();
    await given.advance(1_000);

    expect(receiver.received.map(open)).toEqual([
      {
        event_type: 'PROFITSHARING.SUCCESS',
        original_type: 'profitsharing',
        mchid: MERCHANT.mchid,
        transaction_id: transactionId,
        order_id: json.order_id,
        out_order_no: 'P1',
        receiver: given.bookshop(),
        success_time: expect.stringMatching(/\+08:00$/),
      },
      {
        event_type: 'PROFITSHARING.RETURN',
        original_type: 'profitsharing',
        mchid: MERCHANT.mchid,
        transaction_id: transactionId,
        order_id: back.json.return_id,
        out_order_no: 'R1',
        receiver: given.bookshop({ amount: 400, description: '用户退款' }),
        success_time: expect.stringMatching(/\+08:00$/),
      },
    ]);
  });

  it('come to nobody else, and not for what failed', async () => {
    await listen(MERCHANT.mchid);
    const transactionId = await given.splittable();
    await given.split(transactionId);
    await given.advance(1_000);
    await listen(PARTNER.mchid);
    await given.wechat.control('faults', { kind: 'profit-sharing', mode: 'ACCOUNT_ABNORMAL' });
    await given.split(transactionId, { out_order_no: 'P2', receivers: [given.bookshop()] });

    await given.advance(1_000);

    expect(receiver.received).toEqual([]);
  });
});
