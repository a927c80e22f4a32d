import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenProfitSharing, PARTNER, sealed } from '../support/given-profit-sharing.ts';
import { type Json, MERCHANT, type PayResponse, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const DAY = 24 * 3600_000;
/** 100 yuan less a fee of 0.6 %. */
const FROZEN_FEN = 9_940;

describe('profit sharing', () => {
  let given: Awaited<ReturnType<typeof givenProfitSharing>>;

  beforeEach(async () => {
    given = await givenProfitSharing();
  });

  afterEach(() => given.wechat.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];
  const INVALID = [400, 'INVALID_REQUEST'];
  const PARAMETER = [400, 'PARAM_ERROR'];
  const finish = () => given.advance(1_000);

  describe('splits', () => {
    it('pay each receiver out of the frozen money, a moment later', async () => {
      const transactionId = await given.splittable();

      const asked = await given.split(transactionId);
      await finish();

      expect(asked.json).toMatchObject({
        state: 'PROCESSING',
        receivers: [{ result: 'PENDING' }, { result: 'PENDING' }],
      });
      expect((await given.querySplit(transactionId)).json).toEqual({
        transaction_id: transactionId,
        out_order_no: 'P1',
        order_id: asked.json.order_id,
        state: 'FINISHED',
        receivers: [given.bookshop(), given.emma()].map((receiver) => ({
          ...receiver,
          result: 'SUCCESS',
          detail_id: expect.stringMatching(/^\d{30}$/),
          create_time: expect.stringMatching(/\+08:00$/),
          finish_time: expect.stringMatching(/\+08:00$/),
        })),
      });
      expect(await given.unsplitFen(transactionId)).toBe(FROZEN_FEN - 1_500);
      expect(given.balance()).toMatchObject({ availableFen: 0, frozenFen: FROZEN_FEN - 1_500 });
      expect(given.balance(PARTNER.mchid).availableFen).toBe(1_000);
    });

    it('are made once for one number', async () => {
      const transactionId = await given.splittable();
      const withName = () => ({ receivers: [given.emma({ name: sealed('Emma Wang') })] });
      const first = await given.split(transactionId, withName());

      const second = await given.split(transactionId, withName());

      expect(second.json).toEqual(first.json);
      expect(await given.unsplitFen(transactionId)).toBe(FROZEN_FEN - 500);
      expect(refusal(await given.split(transactionId))).toEqual(INVALID);
    });

    it('count together against the thirty percent', async () => {
      const transactionId = await given.splittable();
      const share = (outOrderNo: string, amount: number) =>
        given.split(transactionId, { out_order_no: outOrderNo, receivers: [given.bookshop({ amount })] });

      expect((await share('P1', 2_000)).status).toBe(200);
      expect(refusal(await share('P2', 1_001))).toEqual(INVALID);
      expect((await share('P3', 1_000)).status).toBe(200);
      expect(refusal(await share('P4', 1))).toEqual(INVALID);
    });

    it('may be larger for a merchant that was granted more', async () => {
      await given.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, profitSharingBps: 10_000 }] });
      const transactionId = await given.splittable();
      const share = (amount: number) => given.split(transactionId, { receivers: [given.bookshop({ amount })] });

      expect(refusal(await share(FROZEN_FEN + 1))).toEqual([403, 'NOT_ENOUGH']);
      expect((await share(FROZEN_FEN)).status).toBe(200);
    });

    it('give a share back to the merchant itself, which counts for nothing', async () => {
      const transactionId = await given.splittable();
      const own = given.bookshop({ account: MERCHANT.mchid, amount: 5_000 });

      await given.split(transactionId, { receivers: [own, given.bookshop({ amount: 3_000 })] });
      await finish();

      expect(given.balance()).toMatchObject({ availableFen: 5_000, frozenFen: FROZEN_FEN - 8_000 });
      const withRest = { out_order_no: 'P2', receivers: [own], unfreeze_unsplit: true };
      expect(refusal(await given.split(transactionId, withRest))).toEqual(INVALID);
    });

    it.each<[string, () => Json, unknown[]]>([
      ['no number', () => ({ out_order_no: undefined }), PARAMETER],
      ['a number of 65 characters', () => ({ out_order_no: 'P'.repeat(65) }), PARAMETER],
      ['a number with a space', () => ({ out_order_no: 'P 1' }), PARAMETER],
      ['no word about the rest', () => ({ unfreeze_unsplit: undefined }), PARAMETER],
      ['an unknown order', () => ({ transaction_id: '4200000000202611220000000001' }), [404, 'RESOURCE_NOT_EXISTS']],
      ['no receivers', () => ({ receivers: [] }), PARAMETER],
      [
        '51 receivers',
        () => ({ receivers: Array.from({ length: 51 }, (_, index) => given.emma({ account: `o${index}` })) }),
        PARAMETER,
      ],
      ['a receiver twice', () => ({ receivers: [given.emma(), given.emma({ amount: 1 })] }), PARAMETER],
      ['a share of nothing', () => ({ receivers: [given.emma({ amount: 0 })] }), PARAMETER],
      ['no description', () => ({ receivers: [given.emma({ description: undefined })] }), PARAMETER],
      [
        'a description of 81 characters',
        () => ({ receivers: [given.emma({ description: '茶'.repeat(81) })] }),
        PARAMETER,
      ],
      ['a person without an appid', () => ({ appid: undefined }), PARAMETER],
      ['a person of another name', () => ({ receivers: [given.emma({ name: sealed('林晚') })] }), INVALID],
      ['a receiver nobody added', () => ({ receivers: [given.emma({ account: given.openid('lin') })] }), INVALID],
    ])('are refused with %s', async (_case, change, expected) => {
      const transactionId = await given.splittable();

      expect(refusal(await given.split(transactionId, change()))).toEqual(expected);
      expect(await given.unsplitFen(transactionId)).toBe(FROZEN_FEN);
    });

    it('are refused for an order that does not share its profit', async () => {
      await given.splittable();
      const transactionId = await given.payOrder('M20261122000002', 10_000, false);
      await given.advance(60_000);

      expect(refusal(await given.split(transactionId))).toEqual(INVALID);
      expect(refusal(await given.unfreeze(transactionId))).toEqual(INVALID);
      expect(given.balance().availableFen).toBe(FROZEN_FEN);
    });

    it('are refused in the first minute', async () => {
      await given.addBookshop();
      await given.addEmma();
      const transactionId = await given.payOrder();
      await given.advance(58_000);

      expect(refusal(await given.split(transactionId))).toEqual(INVALID);
      await given.advance(2_000);

      expect((await given.split(transactionId)).status).toBe(200);
    });

    it('are refused after the fiftieth', async () => {
      const transactionId = await given.splittable();
      const share = (index: number) =>
        given.split(transactionId, { out_order_no: `P${index}`, receivers: [given.bookshop({ amount: 1 })] });
      for (let index = 0; index < 50; index += 1) expect((await share(index)).status).toBe(200);

      expect(refusal(await share(50))).toEqual(INVALID);
    });

    it('are not found by another order', async () => {
      const transactionId = await given.splittable();
      await given.split(transactionId);

      expect(refusal(await given.querySplit('4200000000202611220000000001'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
      expect(refusal(await given.querySplit(transactionId, 'P2'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    });
  });

  describe('splits that succeed in part', () => {
    const results = async (transactionId: string) =>
      ((await given.querySplit(transactionId)).json.receivers as Json[]).map(({ result, fail_reason }) => [
        result,
        fail_reason,
      ]);

    it('are finished all the same, and the rest can be split again', async () => {
      const transactionId = await given.splittable();
      await given.wechat.control('faults', {
        kind: 'profit-sharing',
        mode: 'RECEIVER_HIGH_RISK',
        account: given.person(),
      });

      await given.split(transactionId);
      await finish();

      expect((await given.querySplit(transactionId)).json.state).toBe('FINISHED');
      expect(await results(transactionId)).toEqual([
        ['SUCCESS', undefined],
        ['CLOSED', 'RECEIVER_HIGH_RISK'],
      ]);
      expect(await given.unsplitFen(transactionId)).toBe(FROZEN_FEN - 1_000);
      expect(
        (await given.split(transactionId, { out_order_no: 'P2', receivers: [given.emma({ amount: 2_000 })] })).status,
      ).toBe(200);
    });

    it('when a relation ends meanwhile', async () => {
      const transactionId = await given.splittable();
      await given.split(transactionId);
      await given.post('/receivers/delete', {
        appid: SERVICE_ACCOUNT.appid,
        type: 'MERCHANT_ID',
        account: PARTNER.mchid,
      });

      await finish();

      expect(await results(transactionId)).toEqual([
        ['CLOSED', 'NO_RELATION'],
        ['SUCCESS', undefined],
      ]);
      expect(given.balance(PARTNER.mchid).availableFen).toBe(0);
    });

    it('when WeChat never saw the person’s papers', async () => {
      const transactionId = await given.splittable();
      await given.wechat.control('world', { people: [{ id: 'wang', realName: null }] });

      await given.split(transactionId);
      await finish();

      expect(await results(transactionId)).toEqual([
        ['SUCCESS', undefined],
        ['CLOSED', 'RECEIVER_REAL_NAME_NOT_VERIFIED'],
      ]);
    });

    it('when a person received 200 000 yuan this month', async () => {
      await given.splittable();
      const bigOrder = await given.payOrder('M20261122000002', 100_000_000);
      await given.advance(60_000);
      await given.split(bigOrder, { out_order_no: 'P2', receivers: [given.emma({ amount: 20_000_000 })] });
      await given.split(bigOrder, { out_order_no: 'P1', receivers: [given.emma({ amount: 1 })] });

      await finish();

      expect(await results(bigOrder)).toEqual([['CLOSED', 'RECEIVER_RECEIPT_LIMIT']]);
    });
  });

  describe('released money', () => {
    it('becomes available, and nothing more can be split', async () => {
      const transactionId = await given.splittable();
      await given.split(transactionId);

      const asked = await given.unfreeze(transactionId);
      await finish();

      expect(asked.json).toMatchObject({ state: 'PROCESSING', out_order_no: 'U1' });
      expect((await given.querySplit(transactionId, 'U1')).json).toMatchObject({
        state: 'FINISHED',
        receivers: [{ type: 'MERCHANT_ID', account: MERCHANT.mchid, amount: FROZEN_FEN - 1_500, result: 'SUCCESS' }],
      });
      expect(await given.unsplitFen(transactionId)).toBe(0);
      expect(given.balance()).toMatchObject({ availableFen: FROZEN_FEN - 1_500, frozenFen: 0 });
      expect(refusal(await given.split(transactionId, { out_order_no: 'P2' }))).toEqual(INVALID);
    });

    it('is released once for one number, and not again with another', async () => {
      const transactionId = await given.splittable();
      const first = await given.unfreeze(transactionId);

      expect((await given.unfreeze(transactionId)).json).toEqual(first.json);
      expect(refusal(await given.unfreeze(transactionId, { description: '别的' }))).toEqual(INVALID);
      expect(refusal(await given.unfreeze(transactionId, { out_order_no: 'U2' }))).toEqual(INVALID);
    });

    it('needs a number of its own', async () => {
      const transactionId = await given.splittable();
      await given.split(transactionId);

      expect(refusal(await given.unfreeze(transactionId, { out_order_no: 'P1' }))).toEqual(INVALID);
    });

    it.each([
      ['no number', { out_order_no: undefined }],
      ['no description', { description: undefined }],
      ['a description of 81 characters', { description: '茶'.repeat(81) }],
    ])('is not released with %s', async (_case, change) => {
      const transactionId = await given.splittable();

      expect(refusal(await given.unfreeze(transactionId, change))).toEqual(PARAMETER);
    });

    it('comes with the last split, what failed of it too', async () => {
      const transactionId = await given.splittable();
      await given.wechat.control('faults', {
        kind: 'profit-sharing',
        mode: 'ACCOUNT_ABNORMAL',
        account: given.person(),
      });

      await given.split(transactionId, { unfreeze_unsplit: true });
      expect(refusal(await given.split(transactionId, { out_order_no: 'P2' }))).toEqual(INVALID);
      await finish();

      expect(given.balance()).toMatchObject({ availableFen: FROZEN_FEN - 1_000, frozenFen: 0 });
    });

    it('is released by WeChat after thirty days', async () => {
      const transactionId = await given.splittable();
      await given.split(transactionId);
      await given.advance(30 * DAY - 61_000);
      expect(await given.unsplitFen(transactionId)).toBe(FROZEN_FEN - 1_500);

      await given.advance(1_000);

      expect(await given.unsplitFen(transactionId)).toBe(0);
      expect(given.balance()).toMatchObject({ availableFen: FROZEN_FEN - 1_500, frozenFen: 0 });
      expect(refusal(await given.split(transactionId, { out_order_no: 'P2' }))).toEqual(INVALID);
      await given.advance(400 * DAY);
      expect(refusal(await given.unfreeze(transactionId))).toEqual(INVALID);
    });

    it('keeps the query of amounts from orders without any', async () => {
      await given.splittable();
      const transactionId = await given.payOrder('M20261122000002', 10_000, false);

      const amounts = await given.wechat.pay(`/v3/profitsharing/transactions/${transactionId}/amounts`);
      const unknown = await given.wechat.pay('/v3/profitsharing/transactions/4200000000202611220000000001/amounts');

      expect([refusal(amounts), refusal(unknown)]).toEqual([INVALID, [404, 'RESOURCE_NOT_EXISTS']]);
    });
  });
});
