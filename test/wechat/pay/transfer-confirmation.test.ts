import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenTransfers, OUT_BILL_NO } from '../support/given-transfers.ts';
import { type Json, MERCHANT, type PayResponse, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const HOUR = 3600_000;
const STARTING_FEN = 1_000_000;

describe('transfers that wait for the user', () => {
  let given: Awaited<ReturnType<typeof givenTransfers>>;

  beforeEach(async () => {
    given = await givenTransfers();
  });

  afterEach(() => given.wechat.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];

  describe('on the phone', () => {
    it('show what, how much and from whom', async () => {
      const { json } = await given.transfer({ user_recv_perception: '企业补贴' });

      expect(await given.openSheet(json.package_info)).toEqual({
        ok: true,
        sheet: {
          id: expect.any(String),
          remark: '11 月推广佣金',
          perception: '企业补贴',
          amountFen: 5_000,
          payer: MERCHANT.name,
        },
      });
    });

    it.each<[string, Json]>([
      ['another person', { person: 'wang' }],
      ['another person, by openid', { openId: 'o-somebody-else' }],
      ['another merchant', { mchId: '1900000110' }],
      ['another app', { appid: SERVICE_ACCOUNT.appid, appId: SERVICE_ACCOUNT.appid }],
      ['an appId that is not the running app', { appId: SERVICE_ACCOUNT.appid }],
      ['another package', { package: 'x'.repeat(96) }],
      ['no package', { package: undefined }],
      ['no merchant', { mchId: undefined }],
    ])('do not open for %s', async (_case, change) => {
      const { json } = await given.transfer();

      const opened = await given.openSheet(json.package_info, change);

      expect(opened).toMatchObject({ ok: false, errMsg: expect.stringMatching(/^requestMerchantTransfer:fail /) });
    });

    it('wait on when the person leaves', async () => {
      const { json } = await given.transfer();

      expect(await given.answer(json.package_info, 'close')).toMatchObject({
        ok: false,
        errMsg: 'requestMerchantTransfer:fail cancel',
      });
      await given.answer(json.package_info, 'confirm');
      await given.advance(1_000);

      expect((await given.query()).json.state).toBe('SUCCESS');
    });

    it('fail when the person does not want them, and the money comes back', async () => {
      const { json } = await given.transfer();

      await given.answer(json.package_info, 'refuse');

      expect((await given.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'OTHER_FAIL_REASON_TYPE' });
      expect(given.balanceFen()).toBe(STARTING_FEN);
    });

    it('can be said yes to once, whatever sheets are open', async () => {
      const { json } = await given.transfer();
      const first = await given.openSheet(json.package_info);
      const second = await given.openSheet(json.package_info);
      if (!first.ok || !second.ok) throw new Error('no sheet');

      const answers = await Promise.all(
        [first, second].map(({ sheet }) => given.wechat.phone('transfer-sheet', { id: sheet.id, action: 'confirm' })),
      );

      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect((await given.openSheet(json.package_info)).ok).toBe(false);
    });

    it('end after a day, and the money comes back', async () => {
      const { json } = await given.transfer();
      const opened = await given.openSheet(json.package_info);
      if (!opened.ok) throw new Error(opened.errMsg);

      await given.advance(24 * HOUR);

      expect((await given.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' });
      expect(given.balanceFen()).toBe(STARTING_FEN);
      expect((await given.openSheet(json.package_info)).ok).toBe(false);
      expect((await given.wechat.phone('transfer-sheet', { id: opened.sheet.id, action: 'confirm' })).ok).toBe(false);
      expect((await given.transfer()).json).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' });
    });
  });

  describe('cancelled by the merchant', () => {
    it('end, and the money comes back', async () => {
      const { json } = await given.transfer();

      expect((await given.cancel()).json).toEqual({
        out_bill_no: OUT_BILL_NO,
        transfer_bill_no: json.transfer_bill_no,
        state: 'CANCELING',
        update_time: expect.stringMatching(/\+08:00$/),
      });
      expect((await given.openSheet(json.package_info)).ok).toBe(false);
      await given.advance(1_000);

      expect((await given.query()).json).toMatchObject({ state: 'CANCELLED', fail_reason: 'MCH_CANCEL' });
      expect((await given.cancel()).json.state).toBe('CANCELLED');
      expect(given.balanceFen()).toBe(STARTING_FEN);
    });

    it('are not, once the user said yes', async () => {
      const { json } = await given.transfer();
      await given.answer(json.package_info);

      expect(refusal(await given.cancel())).toEqual([400, 'INVALID_REQUEST']);
      await given.advance(1_000);

      expect(refusal(await given.cancel())).toEqual([400, 'INVALID_REQUEST']);
      expect((await given.query()).json.state).toBe('SUCCESS');
    });

    it('arrive all the same when the user was faster', async () => {
      await given.wechat.control('faults', { kind: 'transfer', mode: 'confirmed-during-cancel' });
      await given.transfer();

      expect((await given.cancel()).json.state).toBe('CANCELING');
      await given.advance(1_000);

      expect((await given.query()).json.state).toBe('SUCCESS');
      expect(given.balanceFen()).toBe(STARTING_FEN - 5_000);
    });

    it('are not, when there is no such bill', async () => {
      expect(refusal(await given.cancel())).toEqual([404, 'NOT_FOUND']);
    });
  });
});
