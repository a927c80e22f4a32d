import { shanghaiDay, shanghaiTime } from '../clock/shanghai-time.ts';
import type { Merchant } from '../pay/merchants.ts';
import type { PayNotification } from '../pay/notification-channel.ts';
import type { PayAnswer, PayCall, PayEndpoint } from '../pay/pay-endpoint.ts';
import { invalidRequest, PayError, parameterError } from '../pay/pay-error.ts';
import { type PayOrders, transactionOf } from '../pay/pay-orders.ts';
import { fen, fingerprintOf, type Json, member, notifyUrl, optionalText, text } from '../pay/request-fields.ts';
import type { ContractChange, PapayContract, PapayContracts } from './contracts.ts';
import type { PapayDeductions } from './deductions.ts';
import { PapayRefusal } from './papay-refusal.ts';

interface V3Parts {
  payOrders: PayOrders;
  papayContracts: PapayContracts;
  papayDeductions: PapayDeductions;
}

/** Tencent's own Mini Program, in which a person signs. */
const SIGNING_MINI_PROGRAM = 'gh_5dcb6bb5b9a7';
const LONGEST_WINDOW_DAYS = 7;

const MODES: Record<number, string> = { 1: 'EXPIRED', 2: 'USER', 3: 'MERCHANT', 4: 'PLATFORM', 5: 'ACCOUNT_CLOSED' };

/** The contract resource of queries and notifications. */
function contractResource(contract: PapayContract): Json {
  const { window } = contract;
  return {
    mchid: contract.mchid,
    contract_id: contract.contractId,
    appid: contract.appid,
    plan_id: Number(contract.planId),
    out_contract_code: contract.contractCode,
    contract_display_account: contract.displayAccount,
    contract_state: contract.state,
    contract_signed_time: shanghaiTime(contract.signedAt),
    contract_expired_time: shanghaiTime(contract.expiresAt),
    openid: contract.openid,
    ...(contract.outUserCode !== null && { out_user_code: contract.outUserCode }),
    ...(contract.terminatedAt !== null && {
      contract_terminate_info: {
        contract_terminated_mode: MODES[contract.terminationMode ?? 0],
        contract_terminated_time: shanghaiTime(contract.terminatedAt),
        contract_termination_remark: contract.terminationRemark ?? '',
      },
    }),
    ...(window && { deduct_schedule: scheduleResource(contract) }),
  };
}

export function contractV3Notification(contract: PapayContract, change: ContractChange): PayNotification {
  const isSigned = change === 'ADD';
  return {
    mchid: contract.mchid,
    notifyUrl: contract.notifyUrl,
    eventType: isSigned ? 'ENTRUST.SIGN' : 'ENTRUST.TERMINATE',
    originalType: 'contract',
    summary: isSigned ? '签约成功' : '解约成功',
    number: contract.contractCode,
    resource: contractResource(contract),
    lies: { 'wrong-amount': {}, 'unknown-order': { out_contract_code: `unknown${contract.contractCode.slice(-20)}` } },
  };
}

function scheduleResource({ contractId, window }: PapayContract): Json {
  if (!window) return { contract_id: contractId, schedule_state: 'NONE' };
  return {
    contract_id: contractId,
    schedule_state: window.isUsed ? 'DEDUCTED' : 'SCHEDULED',
    schedule_amount: { total: window.amountFen, currency: 'CNY' },
    deduct_start_date: shanghaiDay(window.startsAt),
    deduct_end_date: shanghaiDay(window.endsAt - 1),
  };
}

/** What v2 calls an err_code is an error of v3. */
function asPayError(error: unknown): unknown {
  if (!(error instanceof PapayRefusal)) return error;
  if (error.code === 'CONTRACT_NOT_EXIST') return new PayError(404, 'CONTRACT_NOT_EXIST', error.message);
  if (error.code === 'RULELIMIT') return new PayError(403, 'RULE_LIMIT', error.message);
  if (error.code === 'OUT_TRADE_NO_USED') return new PayError(403, 'OUT_TRADE_NO_USED', error.message);
  return invalidRequest(error.message);
}

/** Source: WeChat Pay API v3, "Papay". */
export function papayEndpoints({ payOrders, papayContracts, papayDeductions }: V3Parts): PayEndpoint[] {
  function checkApp(merchant: Merchant, body: Json): string {
    const appid = text(body, 'appid', 32);
    if (!merchant.appids.includes(appid)) throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配');
    return appid;
  }

  function planIdOf({ papayPlans }: Merchant, body: Json): string {
    const planId = String(body.plan_id ?? '');
    if (!papayPlans.some((plan) => plan.planId === planId)) throw invalidRequest('协议模板不存在');
    return planId;
  }

  function presign({ merchant, body, origin }: PayCall): Json {
    const sent = body();
    const request = papayContracts.request({
      version: 'v3',
      mchid: merchant.mchid,
      appid: checkApp(merchant, sent),
      planId: planIdOf(merchant, sent),
      contractCode: text(sent, 'out_contract_code', 32),
      requestSerial: '',
      displayAccount: text(sent, 'contract_display_account', 32),
      notifyUrl: notifyUrl(sent, 'contract_notify_url'),
      outUserCode: optionalText(sent, 'out_user_code', 32),
      outTradeNo: null,
    });
    const query = `pre_entrustweb_id=${request.id}`;
    return {
      pre_entrustweb_id: request.id,
      mini_program_username: SIGNING_MINI_PROGRAM,
      mini_program_path: `pages/index/index?${query}`,
      redirect_url: `${origin}/papay/entrustweb?${query}`,
    };
  }

  function contractOf({ merchant, params }: PayCall): PapayContract {
    const { contract_id: contractId, plan_id: planId, out_contract_code: contractCode } = params;
    const contract =
      contractId === undefined
        ? papayContracts.findByCode(merchant.mchid, planId ?? '', contractCode ?? '')
        : papayContracts.find(merchant.mchid, contractId);
    if (!contract) throw new PayError(404, 'CONTRACT_NOT_EXIST', '签约协议不存在');
    return contract;
  }

  function terminate(call: PayCall): PayAnswer {
    const remark = text(call.body(), 'contract_termination_remark', 256);
    const contract = contractOf(call);
    if (contract.state === 'TERMINATED') throw invalidRequest('签约协议已解约');
    // the notification is on its way when the answer goes out, not before
    void papayContracts.terminate(contract, 3, remark);
    return { status: 204 };
  }

  function schedule(call: PayCall): Json {
    const sent = call.body();
    checkApp(call.merchant, sent);
    const amount = member(sent, 'schedule_amount');
    return scheduleResource(papayDeductions.notify(contractOf(call), fen(amount, 'total', 'schedule_amount/total')));
  }

  function notify(call: PayCall): PayAnswer {
    const sent = call.body();
    checkApp(call.merchant, sent);
    const amount = member(sent, 'estimated_amount');
    const { count = LONGEST_WINDOW_DAYS, unit = 'DAY' } =
      sent.deduct_duration === undefined
        ? {}
        : (member(sent, 'deduct_duration') as { count?: unknown; unit?: unknown });
    if (unit !== 'DAY') throw parameterError('deduct_duration/unit', '只能是DAY');
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > LONGEST_WINDOW_DAYS) {
      throw parameterError('deduct_duration/count', `必须在1和${LONGEST_WINDOW_DAYS}之间`);
    }
    papayDeductions.notify(contractOf(call), fen(amount, 'amount', 'estimated_amount/amount'), count);
    return { status: 204 };
  }

  function apply({ merchant, body }: PayCall): PayAnswer {
    const sent = body();
    checkApp(merchant, sent);
    const contract = papayContracts.find(merchant.mchid, text(sent, 'contract_id', 32));
    if (!contract) throw new PayError(404, 'CONTRACT_NOT_EXIST', '签约协议不存在');
    papayDeductions.apply(contract, {
      version: 'v3',
      outTradeNo: text(sent, 'out_trade_no', 32, 6),
      description: text(sent, 'description', 127),
      amountFen: fen(member(sent, 'amount'), 'total', 'amount/total'),
      attach: optionalText(sent, 'attach', 128),
      notifyUrl: notifyUrl(sent, 'transaction_notify_url'),
      fingerprint: fingerprintOf(sent),
    });
    return { status: 202 };
  }

  function queryTransaction({ merchant, params, query }: PayCall): Json {
    if (query.get('mchid') !== merchant.mchid) throw parameterError('mchid', '与签名的商户号不一致');
    const order = payOrders.find(merchant.mchid, params.out_trade_no ?? '');
    const deduction = order && papayDeductions.find(merchant.mchid, order.outTradeNo);
    if (!order || !deduction) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
    return {
      ...transactionOf(order),
      contract_id: deduction.contractId,
      ...(deduction.state !== 'SUCCESS' && { trade_state: deduction.state, trade_type: 'PAP' }),
    };
  }

  const ok =
    (answer: (call: PayCall) => Json) =>
    (call: PayCall): PayAnswer => ({ status: 200, body: answer(call) });
  const BY_ID = '/v3/papay/sign/contracts/contract-id/{contract_id}';
  const BY_CODE = '/v3/papay/sign/contracts/plan-id/{plan_id}/out-contract-code/{out_contract_code}';
  const SCHEDULES = '/v3/papay/pay/schedules/contract-id/{contract_id}';
  const endpoints: PayEndpoint[] = [
    { method: 'POST', path: '/v3/papay/sign/contracts/pre-entrust-sign', handle: ok(presign) },
    { method: 'GET', path: BY_ID, handle: ok((call) => contractResource(contractOf(call))) },
    { method: 'GET', path: BY_CODE, handle: ok((call) => contractResource(contractOf(call))) },
    { method: 'POST', path: `${BY_ID}/terminate`, handle: terminate },
    { method: 'POST', path: `${BY_CODE}/terminate`, handle: terminate },
    { method: 'POST', path: `${SCHEDULES}/schedule`, handle: ok(schedule) },
    { method: 'GET', path: SCHEDULES, handle: ok((call) => scheduleResource(contractOf(call))) },
    { method: 'POST', path: '/v3/papay/contracts/{contract_id}/notify', handle: notify },
    { method: 'POST', path: '/v3/papay/pay/transactions/apply', handle: apply },
    { method: 'GET', path: '/v3/papay/pay/transactions/out-trade-no/{out_trade_no}', handle: ok(queryTransaction) },
  ];
  return endpoints.map((endpoint) => ({
    ...endpoint,
    handle: (call) => {
      try {
        return endpoint.handle(call);
      } catch (error) {
        throw asPayError(error);
      }
    },
  }));
}
