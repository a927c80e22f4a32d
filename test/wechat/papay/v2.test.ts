import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toXml } from '../callbacks/xml.ts';
import { v2Signature } from '../crypto/pay-v2-signature.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { API_V2_KEY, type Fields, type GivenPapay, givenPapay, PLANS } from '../support/given-papay.ts';
import { LONE_MINI_PROGRAM, MERCHANT, SERVICE_ACCOUNT } from '../support/given-wechat.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** 18 yuan less a fee of 0.6 %. */
const NET_FEN = 1_789;

describe('automatic payments in XML', () => {
  let given: GivenPapay;

  beforeEach(async () => {
    given = await givenPapay();
  });

  afterEach(() => given.stop());

  const isSigned = (fields: Fields) => fields.sign === v2Signature(fields, API_V2_KEY, 'MD5');

  describe('calls', () => {
    it('are answered with a signature of the same kind', async () => {
      const md5 = await given.v2('/papay/querycontract', { contract_id: '1', version: '1.0' });
      const hmac = await given.v2('/papay/querycontract', { contract_id: '1', version: '1.0' }, 'HMAC-SHA256');

      expect(isSigned(md5)).toBe(true);
      expect(hmac.sign).toBe(v2Signature(hmac, API_V2_KEY, 'HMAC-SHA256'));
      expect(md5).toMatchObject({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'CONTRACT_NOT_EXIST' });
    });

    it.each<[string, (fields: Fields) => Fields]>([
      ['another key', (fields) => ({ ...fields, sign: v2Signature(fields, 'x'.repeat(32), 'MD5') })],
      ['another field', (fields) => ({ ...fields, contract_id: '2' })],
      ['no signature', ({ sign: _sign, ...fields }) => fields],
      ['another merchant', (fields) => ({ ...fields, mch_id: '1900000199' })],
    ])('are not read with %s', async (_case, change) => {
      const fields = given.signed({ appid: SERVICE_ACCOUNT.appid, mch_id: MERCHANT.mchid, contract_id: '1' });

      expect(await given.send('/papay/querycontract', change(fields))).toMatchObject({ return_code: 'FAIL' });
    });

    it('are not read of a merchant without an API key', async () => {
      await given.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, apiV2Key: null }] });

      expect(await given.v2('/papay/querycontract', { contract_id: '1' })).toMatchObject({ return_code: 'FAIL' });
    });
  });

  describe('contracts', () => {
    it('are told to the merchant, and say the same when asked', async () => {
      const contractId = await given.sign();

      const [told] = given.heard();
      expect(told && isSigned(told)).toBe(true);
      expect(told).toMatchObject({
        change_type: 'ADD',
        contract_id: contractId,
        contract_code: 'C20261122000001',
        plan_id: PLANS.delayed.planId,
        openid: given.openid(),
        request_serial: '1000',
      });
      const byId = await given.queryContract(contractId);
      const byCode = await given.v2('/papay/querycontract', {
        plan_id: PLANS.delayed.planId,
        contract_code: 'C20261122000001',
        version: '1.0',
      });
      expect(byId).toMatchObject({ result_code: 'SUCCESS', contract_id: contractId, contract_state: '0' });
      expect({ ...byCode, nonce_str: '', sign: '' }).toEqual({ ...byId, nonce_str: '', sign: '' });
    });

    it('end when the person ends them, at the address for ends', async () => {
      const plan = { ...PLANS.delayed, terminationNotifyUrl: `${given.receiver.url}/ends` };
      await given.wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, papayPlans: [plan] }] });
      const contractId = await given.sign();

      await given.wechat.phone('papay-terminate', { person: 'lin', contractId });
      await given.wechat.control('idle');

      expect(given.receiver.received.map(({ path }) => path)).toEqual(['/contracts', '/ends']);
      expect(given.heard()[1]).toMatchObject({ change_type: 'DELETE', contract_termination_mode: '2' });
      expect(await given.queryContract(contractId)).toMatchObject({
        contract_state: '1',
        contract_termination_mode: '2',
      });
    });

    it('end when the merchant ends them, once', async () => {
      const contract_id = await given.sign();
      const end = () =>
        given.v2('/papay/deletecontract', { contract_id, contract_termination_remark: '活动结束', version: '1.0' });

      expect(await end()).toMatchObject({ result_code: 'SUCCESS', contract_id });
      expect(await end()).toMatchObject({ result_code: 'FAIL', err_code: 'CONTRACT_NOT_EXIST' });
      expect(await given.queryContract(contract_id)).toMatchObject({ contract_termination_mode: '3' });
    });

    it.each<[string, Fields]>([
      ['another app', { appid: LONE_MINI_PROGRAM.appid }],
      ['an unknown plan', { plan_id: '99' }],
      ['a serial of letters', { request_serial: 'abc' }],
      ['a serial of 13 digits', { request_serial: '1'.repeat(13) }],
      ['an address with a query', { notify_url: 'https://teahouse.example/n?a=1' }],
      ['no number', { contract_code: '' }],
    ])('are not signed with %s', async (_case, change) => {
      await expect(given.sign(change)).rejects.toThrow();
    });

    it('are not signed by nobody’s key', async () => {
      const extraData = given.signed(given.signFields(), 'MD5', 'x'.repeat(32));

      expect(await given.wechat.phone('papay-sign', { person: 'lin', extraData })).toMatchObject({ ok: false });
    });

    it('are signed once for a plan, and a number once for ever', async () => {
      const contractId = await given.sign();

      await expect(given.sign({ contract_code: 'C2' })).rejects.toThrow('CONTRACT_EXISTED');
      await expect(given.sign({}, 'wang')).rejects.toThrow('CONTRACT_EXISTED');
      await given.wechat.phone('papay-terminate', { person: 'lin', contractId });

      await expect(given.sign()).rejects.toThrow('CONTRACT_EXISTED');
      expect(await given.sign({ contract_code: 'C2' })).toMatch(/^\d{18}$/);
    });

    it('are repeated to a server that does not understand', async () => {
      given.receiver.answerWith((_received, index) => ({ body: index < 2 ? 'ok' : toXml({ return_code: 'SUCCESS' }) }));
      await given.sign();

      await given.advance(60_000);

      expect(given.heard()).toHaveLength(3);
    });

    it.each<[PushFaultMode, (fields: Fields) => void]>([
      ['forged-signature', (fields) => expect(isSigned(fields)).toBe(false)],
      ['wrong-key', (fields) => expect(isSigned(fields)).toBe(false)],
      ['unknown-order', (fields) => expect(isSigned(fields) && fields.contract_code?.startsWith('unknown')).toBe(true)],
    ])('are told wrongly by a fault: %s', async (mode, check) => {
      await given.wechat.control('faults', { kind: 'papay-notification', mode });

      await given.sign();

      check(given.heard()[0] ?? {});
    });
  });

  describe('deductions', () => {
    it('happen at once for whoever has just signed', async () => {
      const contractId = await given.sign();

      expect(await given.deduct(contractId)).toMatchObject({ return_code: 'SUCCESS', result_code: 'SUCCESS' });
      expect(await given.queryDeduction()).toMatchObject({ trade_state: 'ACCEPT' });
      await given.advance(2_000);

      expect(await given.queryDeduction()).toMatchObject({
        trade_state: 'SUCCESS',
        total_fee: '1800',
        contract_id: contractId,
        transaction_id: expect.stringMatching(/^42\d{26}$/),
      });
      expect(given.balanceFen()).toBe(NET_FEN);
      const told = given.heard()[1] ?? {};
      expect(isSigned(told)).toBe(true);
      expect(told).toMatchObject({ result_code: 'SUCCESS', out_trade_no: 'D20261122000001', trade_state: 'SUCCESS' });
    });

    it('wait a day after twelve hours, while the person is warned', async () => {
      const contractId = await given.sign();
      await given.advance(12 * HOUR);
      await given.deduct(contractId);

      await given.advance(DAY - 1_000);
      expect(await given.queryDeduction()).toMatchObject({ trade_state: 'ACCEPT' });
      expect(await given.deduct(contractId, { out_trade_no: 'D2' })).toMatchObject({ err_code: 'RULELIMIT' });
      await given.advance(1_000);

      expect(await given.queryDeduction()).toMatchObject({ trade_state: 'SUCCESS' });
    });

    it('fail when the person ends the contract in time', async () => {
      const contractId = await given.sign();
      await given.advance(12 * HOUR);
      await given.deduct(contractId);

      await given.wechat.phone('papay-terminate', { person: 'lin', contractId });
      await given.advance(DAY);

      expect(await given.queryDeduction()).toMatchObject({ trade_state: 'PAY_FAIL' });
      expect(given.heard().at(-1)).toMatchObject({ result_code: 'FAIL', err_code: 'CONTRACT_NOT_EXIST' });
      expect(given.balanceFen()).toBe(0);
    });

    it('fail for the reason a fault names', async () => {
      await given.wechat.control('faults', { kind: 'papay-deduction', mode: 'NOTENOUGH' });
      const contractId = await given.sign();

      await given.deduct(contractId);
      await given.advance(2_000);

      expect(given.heard().at(-1)).toMatchObject({
        result_code: 'FAIL',
        err_code: 'NOTENOUGH',
        trade_state: 'PAY_FAIL',
      });
      expect(given.balanceFen()).toBe(0);
    });

    it('happen once for one number', async () => {
      const contractId = await given.sign();
      await given.deduct(contractId);
      await given.advance(2_000);

      expect(await given.deduct(contractId)).toMatchObject({ result_code: 'SUCCESS' });
      expect(await given.deduct(contractId, { total_fee: '1801' })).toMatchObject({ err_code: 'OUT_TRADE_NO_USED' });
      await given.advance(2_000);

      expect(given.balanceFen()).toBe(NET_FEN);
    });

    it.each<[string, Fields, string]>([
      ['no contract', { contract_id: '1' }, 'CONTRACT_NOT_EXIST'],
      ['no number', { out_trade_no: '' }, 'PARAM_ERROR'],
      ['no amount', { total_fee: '0' }, 'PARAM_ERROR'],
      ['an amount in yuan', { total_fee: '18.00' }, 'PARAM_ERROR'],
      ['another trade type', { trade_type: 'JSAPI' }, 'PARAM_ERROR'],
      ['no address', { notify_url: '' }, 'PARAM_ERROR'],
    ])('are refused with %s', async (_case, change, code) => {
      const contractId = await given.sign();

      expect(await given.deduct(contractId, change)).toMatchObject({ result_code: 'FAIL', err_code: code });
    });

    it('are refused once the contract ended', async () => {
      const contractId = await given.sign();
      await given.wechat.phone('papay-terminate', { person: 'lin', contractId });

      expect(await given.deduct(contractId)).toMatchObject({ err_code: 'CONTRACT_NOT_EXIST' });
    });

    it('are refunded like other payments', async () => {
      const contractId = await given.sign();
      await given.deduct(contractId);
      await given.advance(2_000);

      const { status } = await given.post('/v3/refund/domestic/refunds', {
        out_trade_no: 'D20261122000001',
        out_refund_no: 'R1',
        amount: { refund: 1800, total: 1800, currency: 'CNY' },
      });

      expect(status).toBe(200);
      expect(await given.queryDeduction()).toMatchObject({ trade_state: 'REFUND' });
    });
  });

  describe('orders that sign', () => {
    const order = (change: Fields = {}) =>
      given.v2('/pay/contractorder', {
        ...given.signFields(),
        contract_mchid: MERCHANT.mchid,
        contract_appid: SERVICE_ACCOUNT.appid,
        contract_notify_url: `${given.receiver.url}/contracts`,
        notify_url: `${given.receiver.url}/payments`,
        out_trade_no: 'M20261122000001',
        body: '茶客首月',
        total_fee: '990',
        spbill_create_ip: '127.0.0.1',
        trade_type: 'JSAPI',
        openid: given.openid(),
        ...change,
      });
    const pay = async (prepayId: string, change: Fields = {}) => {
      const timeStamp = String(Math.floor(Date.now() / 1000));
      const { appid } = SERVICE_ACCOUNT;
      const sent = { appId: appid, timeStamp, nonceStr: 'nonce1', package: `prepay_id=${prepayId}`, signType: 'MD5' };
      const paySign = v2Signature(sent, API_V2_KEY, 'MD5');
      const opened = await given.wechat.phone('jsapi-payment', { person: 'lin', appid, ...sent, paySign, ...change });
      if (!opened.ok) throw new Error(opened.errMsg);
      await given.wechat.phone('pay-sheet', { id: opened.sheet.id, action: 'pay', pin: '123456' });
      await given.wechat.control('idle');
    };

    it('sign when they are paid', async () => {
      const { prepay_id = '', contract_result_code } = await order();
      expect(contract_result_code).toBe('SUCCESS');

      await pay(prepay_id);

      const { contracts } = await given.wechat.phone('papay-contracts', { person: 'lin' });
      expect(contracts).toMatchObject([{ contractCode: 'C20261122000001', state: 'SIGNED' }]);
      const told = given.heard().find(({ change_type }) => change_type === 'ADD');
      expect(told).toMatchObject({ contract_id: contracts[0]?.contractId });
      const paid = given.heard().find(({ total_fee }) => total_fee === '990');
      expect(paid).toMatchObject({ trade_type: 'JSAPI', out_trade_no: 'M20261122000001', result_code: 'SUCCESS' });
    });

    it('are paid with the signature of v2, and no other', async () => {
      const { prepay_id = '' } = await order();

      await expect(pay(prepay_id, { paySign: '0'.repeat(32) })).rejects.toThrow('支付验证签名失败');
      await expect(pay(prepay_id, { signType: 'RSA' })).rejects.toThrow('signType');
    });

    it.each<[string, Fields, string]>([
      ['another contract merchant', { contract_mchid: '1900000199' }, 'PARAM_ERROR'],
      ['an unknown plan', { plan_id: '99' }, 'PLAN_NOT_EXIST'],
      ['the openid of nobody', { openid: 'o'.repeat(28) }, 'PARAM_ERROR'],
    ])('are refused with %s', async (_case, change, code) => {
      expect(await order(change)).toMatchObject({ result_code: 'FAIL', err_code: code });
    });
  });
});
