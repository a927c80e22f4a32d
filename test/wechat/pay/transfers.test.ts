import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptField } from '../crypto/sensitive-field.ts';
import { givenTransfers, OUT_BILL_NO, SERIAL, sealed, TRANSFERS } from '../support/given-transfers.ts';
import {
  FOREIGN_KEYS,
  type Json,
  LONE_MINI_PROGRAM,
  MERCHANT,
  MERCHANT_KEYS,
  MINI_PROGRAM,
  type PayResponse,
  SERVICE_ACCOUNT,
} from '../support/given-wechat.ts';

const HOUR = 3600_000;
const STARTING_FEN = 1_000_000;

type Given = Awaited<ReturnType<typeof givenTransfers>>;

describe('transfers to users', () => {
  let given: Given;

  beforeEach(async () => {
    given = await givenTransfers();
  });

  afterEach(() => given.wechat.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];

  it('wait for the user, and take the money out of the account at once', async () => {
    const { status, json } = await given.transfer();

    expect(status).toBe(200);
    expect(json).toEqual({
      out_bill_no: OUT_BILL_NO,
      transfer_bill_no: expect.stringMatching(/^133\d{35}$/),
      create_time: expect.stringMatching(/\+08:00$/),
      state: 'WAIT_USER_CONFIRM',
      package_info: expect.stringMatching(/^.{96}$/),
    });
    expect(given.balanceFen()).toBe(STARTING_FEN - 5_000);
  });

  it('arrive once the user said yes', async () => {
    const { json } = await given.transfer();

    expect(await given.answer(json.package_info)).toEqual({ ok: true, errMsg: 'requestMerchantTransfer:ok' });
    expect((await given.query()).json.state).toBe('TRANSFERING');
    await given.advance(1_000);

    expect((await given.query()).json).toEqual({
      mch_id: MERCHANT.mchid,
      out_bill_no: OUT_BILL_NO,
      transfer_bill_no: json.transfer_bill_no,
      appid: MINI_PROGRAM.appid,
      state: 'SUCCESS',
      transfer_amount: 5_000,
      transfer_remark: '11 月推广佣金',
      openid: given.openid(),
      create_time: json.create_time,
      update_time: expect.stringMatching(/\+08:00$/),
    });
    expect(given.balanceFen()).toBe(STARTING_FEN - 5_000);
  });

  it('are found by the number WeChat gave them', async () => {
    const { json } = await given.transfer();

    const found = await given.wechat.pay(`${TRANSFERS}/transfer-bill-no/${String(json.transfer_bill_no)}`);

    expect(found.json.out_bill_no).toBe(OUT_BILL_NO);
  });

  it('are found for thirty days', async () => {
    await given.transfer();

    await given.advance(30 * 24 * HOUR - 60_000);
    expect((await given.query()).status).toBe(200);
    await given.advance(60_000);

    expect(refusal(await given.query())).toEqual([404, 'NOT_FOUND']);
    expect(refusal(await given.query('W0'))).toEqual([404, 'NOT_FOUND']);
  });

  it('go through every state when WeChat takes its time', async () => {
    await given.wechat.control('world', { settings: { transferStepMs: 2_000 } });
    const states: unknown[] = [];
    const look = async () => states.push((await given.query()).json.state);

    const { json } = await given.transfer();
    await look();
    await given.advance(2_000);
    await look();
    await given.advance(2_000);
    await look();

    expect(json.package_info).toBeUndefined();
    expect(states).toEqual(['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM']);
    expect((await given.transfer()).json.package_info).toMatch(/^.{96}$/);
  });

  describe('are repeated with their number', () => {
    it('and take the money once', async () => {
      const first = await given.transfer();
      const second = await given.transfer();

      expect(second.json).toEqual(first.json);
      expect(given.balanceFen()).toBe(STARTING_FEN - 5_000);
    });

    it('also when the name was encrypted anew', async () => {
      const change = () => ({ user_name: sealed('林晚') });
      const first = await given.transfer(change(), { headers: SERIAL });
      const second = await given.transfer(change(), { headers: SERIAL });

      expect(second.json).toEqual(first.json);
    });

    it.each<[string, Json]>([
      ['amount', { transfer_amount: 5_001 }],
      ['remark', { transfer_remark: '12 月推广佣金' }],
      [
        'report',
        {
          transfer_scene_report_infos: [
            { info_type: '报酬说明', info_content: '别的' },
            { info_type: '岗位类型', info_content: '推广者' },
          ],
        },
      ],
    ])('but not with another %s', async (_field, change) => {
      await given.transfer();

      expect(refusal(await given.transfer(change))).toEqual([400, 'ALREADY_EXISTS']);
      expect(given.balanceFen()).toBe(STARTING_FEN - 5_000);
    });

    it('when money was missing at first', async () => {
      const change = { transfer_amount: STARTING_FEN + 1, user_name: sealed('林晚') };
      expect(refusal(await given.transfer(change, { headers: SERIAL }))).toEqual([403, 'NOT_ENOUGH']);
      given.wechat.sandbox.funds.topUp(MERCHANT.mchid, 'BASIC', 1);

      const { json } = await given.transfer(change, { headers: SERIAL });

      expect(json.state).toBe('WAIT_USER_CONFIRM');
      expect(given.balanceFen()).toBe(0);
    });
  });

  describe('are refused', () => {
    it.each<[string, Json, number, string]>([
      ['without a number', { out_bill_no: undefined }, 400, 'PARAM_ERROR'],
      ['with a number of 33 characters', { out_bill_no: 'W'.repeat(33) }, 400, 'PARAM_ERROR'],
      ['with other characters than letters and digits', { out_bill_no: 'W-1' }, 400, 'PARAM_ERROR'],
      ['without an appid', { appid: undefined }, 400, 'PARAM_ERROR'],
      ['from an app that is not the merchant’s', { appid: LONE_MINI_PROGRAM.appid }, 400, 'INVALID_REQUEST'],
      ['without an openid', { openid: undefined }, 400, 'PARAM_ERROR'],
      ['without an amount', { transfer_amount: undefined }, 400, 'PARAM_ERROR'],
      ['of half a fen', { transfer_amount: 50.5 }, 400, 'PARAM_ERROR'],
      ['of an amount in text', { transfer_amount: '5000' }, 400, 'PARAM_ERROR'],
      ['of less than 0.10 yuan', { transfer_amount: 9 }, 400, 'INVALID_REQUEST'],
      ['without a remark', { transfer_remark: undefined }, 400, 'PARAM_ERROR'],
      ['with a remark of 33 characters', { transfer_remark: '谢'.repeat(33) }, 400, 'PARAM_ERROR'],
      ['with a notify_url that has a query', { notify_url: 'https://teahouse.example/n?a=1' }, 400, 'PARAM_ERROR'],
      ['with a notify_url without TLS', { notify_url: 'http://teahouse.example/n' }, 400, 'PARAM_ERROR'],
      ['without a scene', { transfer_scene_id: undefined }, 400, 'PARAM_ERROR'],
      ['in a scene nobody granted', { transfer_scene_id: '1009' }, 400, 'INVALID_REQUEST'],
      ['in a scene that does not exist', { transfer_scene_id: '7' }, 400, 'INVALID_REQUEST'],
      ['without a report', { transfer_scene_report_infos: undefined }, 400, 'PARAM_ERROR'],
      ['with an empty report', { transfer_scene_report_infos: [] }, 400, 'PARAM_ERROR'],
      ['with wording of its own', { user_recv_perception: '佣金报酬' }, 400, 'INVALID_REQUEST'],
      ['with wording of another scene', { user_recv_perception: '活动奖励' }, 400, 'INVALID_REQUEST'],
      ['with a style that does not exist', { user_recv_style: { type: 'FIREWORKS' } }, 400, 'PARAM_ERROR'],
      ['with a field nobody knows', { transfer_reason: '佣金' }, 400, 'PARAM_ERROR'],
      ['of 2000 yuan without a name', { transfer_amount: 200_000 }, 400, 'PARAM_ERROR'],
      ['of 0.29 yuan with a name', { transfer_amount: 29, user_name: sealed('林晚') }, 400, 'PARAM_ERROR'],
      ['of more than there is', { transfer_amount: STARTING_FEN + 1, user_name: sealed('林晚') }, 403, 'NOT_ENOUGH'],
    ])('%s', async (_case, change, status, code) => {
      expect(refusal(await given.transfer(change, { headers: SERIAL }))).toEqual([status, code]);
      expect(given.balanceFen()).toBe(STARTING_FEN);
      expect((await given.query()).status).toBe(404);
    });

    it.each([
      ['1000', ['活动名称', '奖励说明'], ['岗位类型', '报酬说明']],
      ['1000', ['活动名称', '奖励说明'], ['活动名称']],
      ['1005', ['岗位类型', '报酬说明'], ['活动名称', '奖励说明']],
      ['1005', ['岗位类型', '报酬说明'], ['岗位类型', '岗位类型']],
      ['1005', ['岗位类型', '报酬说明'], ['岗位类型', '报酬说明', '报酬说明']],
    ])('in scene %s unless it reports exactly %j, such as %j', async (transfer_scene_id, right, wrong) => {
      const report = (types: string[]) => types.map((info_type) => ({ info_type, info_content: '茶' }));
      const send = (types: string[]) =>
        given.transfer({ transfer_scene_id, transfer_scene_report_infos: report(types) });

      expect(refusal(await send(wrong))).toEqual([400, 'PARAM_ERROR']);
      expect((await send(right)).status).toBe(200);
    });

    it('for the openid of another app', async () => {
      const openid = given.openid('lin', SERVICE_ACCOUNT.appid);

      expect(refusal(await given.transfer({ openid }))).toEqual([400, 'PARAM_ERROR']);
    });

    it('with a name in plain text, or encrypted for another key', async () => {
      for (const user_name of ['林晚', sealed('林晚', FOREIGN_KEYS.publicKeyPem)]) {
        expect(refusal(await given.transfer({ user_name }, { headers: SERIAL }))).toEqual([400, 'PARAM_ERROR']);
      }
    });

    it('with a name and no word which key it was encrypted for', async () => {
      expect(refusal(await given.transfer({ user_name: sealed('林晚') }))).toEqual([400, 'PARAM_ERROR']);
    });
  });

  describe('to a named person', () => {
    const bigTransfer = async (name: string) => {
      const change = { transfer_amount: 200_000, user_name: sealed(name) };
      const { json } = await given.transfer(change, { headers: SERIAL });
      await given.answer(json.package_info);
      await given.advance(1_000);
      return (await given.query()).json;
    };

    it('arrive, and show the name to nobody but the merchant', async () => {
      const found = await bigTransfer('林晚');

      expect(found.state).toBe('SUCCESS');
      expect(decryptField(MERCHANT_KEYS.privateKeyPem, String(found.user_name))).toBe('林晚');
    });

    it('fail when it is somebody else, and the money comes back', async () => {
      const found = await bigTransfer('陈默');

      expect(found).toMatchObject({ state: 'FAIL', fail_reason: 'NAME_NOT_CORRECT' });
      expect(given.balanceFen()).toBe(STARTING_FEN);
    });

    it('fail when WeChat never saw the person’s papers', async () => {
      await given.wechat.control('world', { people: [{ id: 'lin', realName: null }] });

      const found = await bigTransfer('林晚');

      expect(found).toMatchObject({ state: 'FAIL', fail_reason: 'REAL_NAME_CHECK_FAIL' });
    });
  });

  it('are paid from the account of operations where the console says so, and come back there', async () => {
    await given.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, transferAccount: 'OPERATION' }] });
    expect(refusal(await given.transfer())).toEqual([403, 'NOT_ENOUGH']);
    await given.wechat.control('top-up', { mchid: MERCHANT.mchid, account: 'OPERATION', amountFen: 5_000 });
    const operationFen = () => given.wechat.sandbox.funds.balance(MERCHANT.mchid, 'OPERATION').availableFen;

    await given.transfer();
    expect([operationFen(), given.balanceFen()]).toEqual([0, STARTING_FEN]);
    await given.cancel();
    await given.advance(1_000);

    expect([operationFen(), given.balanceFen()]).toEqual([5_000, STARTING_FEN]);
  });

  it('fail one by one when a fault names one', async () => {
    await given.wechat.control('faults', { kind: 'transfer', mode: 'TRANSFER_RISK', about: 'W2' });
    for (const out_bill_no of ['W1', 'W2']) {
      const { json } = await given.transfer({ out_bill_no });
      await given.answer(json.package_info);
    }
    await given.advance(1_000);

    expect((await given.query('W1')).json.state).toBe('SUCCESS');
    expect((await given.query('W2')).json.fail_reason).toBe('TRANSFER_RISK');
  });

  it('fail for the reason a fault names, after the user said yes', async () => {
    await given.wechat.control('faults', { kind: 'transfer', mode: 'PAYEE_ACCOUNT_ABNORMAL' });
    const { json } = await given.transfer();

    expect((await given.answer(json.package_info)).ok).toBe(true);
    await given.advance(1_000);

    expect((await given.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'PAYEE_ACCOUNT_ABNORMAL' });
    expect(given.balanceFen()).toBe(STARTING_FEN);
  });
});
