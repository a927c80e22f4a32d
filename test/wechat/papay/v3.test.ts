import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openResource } from '../crypto/pay-cipher.ts';
import { type GivenPapay, givenPapay, PLANS } from '../support/given-papay.ts';
import { type Json, LONE_MINI_PROGRAM, MERCHANT, type PayResponse, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const HOUR = 3600_000;
const NET_FEN = 1_789;

describe('automatic payments in JSON', () => {
  let given: GivenPapay;

  beforeEach(async () => {
    given = await givenPapay();
    given.receiver.answerWith(() => ({ status: 204 }));
  });

  afterEach(() => given.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];
  const presign = (change: Json = {}) =>
    given.post('/v3/papay/sign/contracts/pre-entrust-sign', {
      sign_scene: 'JSAPI',
      appid: SERVICE_ACCOUNT.appid,
      plan_id: Number(PLANS.notified.planId),
      out_contract_code: 'C1',
      contract_display_account: '林晚',
      contract_notify_url: `${given.receiver.url}/contracts`,
      out_user_code: 'lin',
      ...change,
    });
  const sign = async (change: Json = {}) => {
    const { json } = await presign(change);
    const answer = await given.wechat.phone('papay-sign', {
      person: 'lin',
      preEntrustwebId: String(json.pre_entrustweb_id),
    });
    if (!answer.ok) throw new Error(answer.errMsg);
    await given.wechat.control('idle');
    return answer.contractId;
  };
  const warn = (contractId: string, change: Json = {}) =>
    given.post(`/v3/papay/contracts/${contractId}/notify`, {
      mchid: MERCHANT.mchid,
      appid: SERVICE_ACCOUNT.appid,
      deduct_duration: { count: 1, unit: 'DAY' },
      estimated_amount: { amount: 1_800, currency: 'CNY' },
      ...change,
    });
  const deduct = (contractId: string, change: Json = {}) =>
    given.post('/v3/papay/pay/transactions/apply', {
      appid: SERVICE_ACCOUNT.appid,
      out_trade_no: 'D20261122000001',
      description: '雅座连续包月',
      transaction_notify_url: `${given.receiver.url}/deductions`,
      contract_id: contractId,
      amount: { total: 1_800, currency: 'CNY' },
      ...change,
    });
  const query = async () =>
    (await given.wechat.pay(`/v3/papay/pay/transactions/out-trade-no/D20261122000001?mchid=${MERCHANT.mchid}`)).json;
  const told = () =>
    given.receiver.received.map(({ body }) => {
      const { event_type, resource } = JSON.parse(body) as { event_type: string; resource: Record<string, string> };
      const { ciphertext = '', nonce = '', associated_data = '' } = resource;
      const plain = openResource(MERCHANT.apiV3Key, { ciphertext, nonce, associatedData: associated_data });
      return { event_type, ...(JSON.parse(plain) as Json) };
    });

  it('are signed in Tencent’s Mini Program, and found by both numbers', async () => {
    const { json } = await presign();
    expect(json).toMatchObject({
      pre_entrustweb_id: expect.any(String),
      redirect_url: expect.stringContaining('/papay/entrustweb?pre_entrustweb_id='),
    });
    const contractId = await sign();

    const byId = await given.wechat.pay(`/v3/papay/sign/contracts/contract-id/${contractId}`);
    const byCode = await given.wechat.pay(
      `/v3/papay/sign/contracts/plan-id/${PLANS.notified.planId}/out-contract-code/C1`,
    );

    expect(byId.json).toMatchObject({ contract_id: contractId, contract_state: 'SIGNED', out_user_code: 'lin' });
    expect(byCode.json).toEqual(byId.json);
    expect(told()).toEqual([{ event_type: 'ENTRUST.SIGN', ...byId.json }]);
  });

  it.each<[string, Json, unknown[]]>([
    ['another app', { appid: LONE_MINI_PROGRAM.appid }, [400, 'APPID_MCHID_NOT_MATCH']],
    ['an unknown plan', { plan_id: 99 }, [400, 'INVALID_REQUEST']],
    ['no number', { out_contract_code: undefined }, [400, 'PARAM_ERROR']],
    ['an address with a query', { contract_notify_url: 'https://teahouse.example/n?a=1' }, [400, 'PARAM_ERROR']],
  ])('are not signed with %s', async (_case, change, expected) => {
    expect(refusal(await presign(change))).toEqual(expected);
  });

  it('end from either side, and say who ended them', async () => {
    const first = await sign();
    await given.wechat.phone('papay-terminate', { person: 'lin', contractId: first });
    const second = await sign({ out_contract_code: 'C2' });
    const path = `/v3/papay/sign/contracts/contract-id/${second}/terminate`;
    const ended = await given.post(path, { contract_termination_remark: '活动结束' });
    await given.wechat.control('idle');

    expect(ended.status).toBe(204);
    expect(refusal(await given.post(path, { contract_termination_remark: '活动结束' }))).toEqual([
      400,
      'INVALID_REQUEST',
    ]);
    const ends = told().filter(({ event_type }) => event_type === 'ENTRUST.TERMINATE');
    expect(ends).toMatchObject([
      { contract_id: first, contract_terminate_info: { contract_terminated_mode: 'USER' } },
      { contract_id: second, contract_terminate_info: { contract_terminated_mode: 'MERCHANT' } },
    ]);
  });

  describe('that were announced', () => {
    it('happen on the third day, in the daytime, once', async () => {
      const contractId = await sign();
      expect((await warn(contractId)).status).toBe(204);
      await given.at(1, 12);
      expect(refusal(await deduct(contractId))).toEqual([403, 'RULE_LIMIT']);
      await given.at(2, 6.9);
      expect(refusal(await deduct(contractId))).toEqual([403, 'RULE_LIMIT']);
      await given.at(2, 7);

      expect((await deduct(contractId)).status).toBe(202);
      expect(await query()).toMatchObject({ trade_state: 'ACCEPT', trade_type: 'PAP' });
      await given.advance(2_000);

      expect(await query()).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'PAP', contract_id: contractId });
      expect(given.balanceFen()).toBe(NET_FEN);
      expect(told().at(-1)).toMatchObject({ event_type: 'TRANSACTION.SUCCESS', trade_type: 'PAP' });
      expect(refusal(await deduct(contractId, { out_trade_no: 'D20261122000002' }))).toEqual([403, 'RULE_LIMIT']);
    });

    it('may fail and be tried again until their days are over', async () => {
      await given.wechat.control('faults', { kind: 'papay-deduction', mode: 'NOTENOUGH' });
      const contractId = await sign();
      await warn(contractId, { deduct_duration: { count: 2, unit: 'DAY' } });
      await given.at(2, 12);
      await deduct(contractId);
      await given.advance(2_000);
      expect((await query()).trade_state).toBe('PAY_FAIL');
      await given.at(3, 21.9);

      expect((await deduct(contractId, { out_trade_no: 'D20261122000002' })).status).toBe(202);
      await given.advance(2_000);
      await given.at(4, 12);

      expect(refusal(await deduct(contractId, { out_trade_no: 'D20261122000003' }))).toEqual([403, 'RULE_LIMIT']);
    });

    it('are over after their last day', async () => {
      const contractId = await sign();
      await warn(contractId);
      await given.at(3, 12);

      expect(refusal(await deduct(contractId))).toEqual([403, 'RULE_LIMIT']);
      await given.at(400, 12);
      expect(refusal(await deduct(contractId))).toEqual([403, 'RULE_LIMIT']);
      expect((await warn(contractId)).status).toBe(204);
    });

    it('never take more than was announced', async () => {
      const contractId = await sign();
      await warn(contractId);
      await given.at(2, 12);

      expect(refusal(await deduct(contractId, { amount: { total: 1_801 } }))).toEqual([403, 'RULE_LIMIT']);
      expect((await deduct(contractId, { amount: { total: 1_799 } })).status).toBe(202);
    });

    it('are not announced at night, twice, or for a plan that needs no announcement', async () => {
      const contractId = await sign();
      await given.at(0, 22);
      expect(refusal(await warn(contractId))).toEqual([403, 'RULE_LIMIT']);
      await given.at(1, 7);
      expect((await warn(contractId)).status).toBe(204);
      expect(refusal(await warn(contractId))).toEqual([400, 'INVALID_REQUEST']);
      const delayed = await sign({ out_contract_code: 'C2', plan_id: Number(PLANS.delayed.planId) });

      expect(refusal(await warn(delayed))).toEqual([400, 'INVALID_REQUEST']);
    });

    it.each<[string, Json]>([
      ['no amount', { estimated_amount: {} }],
      ['eight days', { deduct_duration: { count: 8, unit: 'DAY' } }],
      ['weeks', { deduct_duration: { count: 1, unit: 'WEEK' } }],
    ])('are not announced with %s', async (_case, change) => {
      expect(refusal(await warn(await sign(), change))).toEqual([400, 'PARAM_ERROR']);
    });

    it('need an announcement once twelve hours have passed', async () => {
      const contractId = await sign();
      expect((await deduct(contractId)).status).toBe(202);
      await given.advance(12 * HOUR);

      expect(refusal(await deduct(contractId, { out_trade_no: 'D20261122000002' }))).toEqual([403, 'RULE_LIMIT']);
    });
  });

  it('that were scheduled take exactly their amount', async () => {
    const contractId = await sign({ plan_id: Number(PLANS.scheduled.planId) });
    const schedules = `/v3/papay/pay/schedules/contract-id/${contractId}`;
    const scheduled = await given.post(`${schedules}/schedule`, {
      appid: SERVICE_ACCOUNT.appid,
      schedule_amount: { total: 1_800, currency: 'CNY' },
    });
    await given.at(2, 12);

    expect(scheduled.json).toMatchObject({ schedule_state: 'SCHEDULED', schedule_amount: { total: 1_800 } });
    expect((await given.wechat.pay(schedules)).json).toEqual(scheduled.json);
    expect(refusal(await deduct(contractId, { amount: { total: 1_799 } }))).toEqual([403, 'RULE_LIMIT']);
    expect((await deduct(contractId)).status).toBe(202);
    await given.advance(2_000);
    expect((await given.wechat.pay(schedules)).json).toMatchObject({ schedule_state: 'DEDUCTED' });
  });

  it('find nothing that is not there', async () => {
    const contract = await given.wechat.pay('/v3/papay/sign/contracts/contract-id/1');
    const transaction = await given.wechat.pay(`/v3/papay/pay/transactions/out-trade-no/D1?mchid=${MERCHANT.mchid}`);

    expect([refusal(contract), refusal(transaction)]).toEqual([
      [404, 'CONTRACT_NOT_EXIST'],
      [404, 'ORDER_NOT_EXIST'],
    ]);
    expect(refusal(await deduct('1'))).toEqual([404, 'CONTRACT_NOT_EXIST']);
  });
});
