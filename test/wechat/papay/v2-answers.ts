import { billTime, compactTime } from '../clock/shanghai-time.ts';
import type { PayOrder } from '../pay/pay-orders.ts';
import type { ContractChange, PapayContract } from './contracts.ts';
import type { Deduction } from './deductions.ts';

/** Fields of a v2 document; what is empty is left out. */
export type V2Fields = Record<string, string>;

const CHINESE: Record<NonNullable<Deduction['failCode']>, string> = {
  NOTENOUGH: '余额不足',
  ACCOUNTERROR: '用户账户异常',
  RULELIMIT: '超出扣费限额',
  SYSTEMERROR: '系统超时',
  CONTRACT_NOT_EXIST: '签约协议不存在或已解约',
};

/** What a query of a contract answers. */
export function contractFields(contract: PapayContract): V2Fields {
  return {
    contract_id: contract.contractId,
    plan_id: contract.planId,
    request_serial: contract.requestSerial,
    contract_code: contract.contractCode,
    contract_display_account: contract.displayAccount,
    contract_state: contract.state === 'SIGNED' ? '0' : '1',
    contract_signed_time: billTime(contract.signedAt),
    contract_expired_time: billTime(contract.expiresAt),
    contract_terminated_time: contract.terminatedAt === null ? '' : billTime(contract.terminatedAt),
    contract_termination_mode: contract.terminationMode === null ? '' : String(contract.terminationMode),
    contract_termination_remark: contract.terminationRemark ?? '',
    openid: contract.openid,
  };
}

/** 签约、解约结果通知. */
export function contractNotification(contract: PapayContract, change: ContractChange): V2Fields {
  return {
    return_code: 'SUCCESS',
    result_code: 'SUCCESS',
    mch_id: contract.mchid,
    contract_code: contract.contractCode,
    plan_id: contract.planId,
    openid: contract.openid,
    change_type: change,
    operate_time: billTime(change === 'ADD' ? contract.signedAt : (contract.terminatedAt ?? contract.signedAt)),
    contract_id: contract.contractId,
    contract_expired_time: change === 'ADD' ? billTime(contract.expiresAt) : '',
    contract_termination_mode: contract.terminationMode === null ? '' : String(contract.terminationMode),
    request_serial: contract.requestSerial,
  };
}

function orderFields(order: PayOrder): V2Fields {
  return {
    openid: order.openid,
    is_subscribe: 'N',
    trade_type: order.tradeType,
    bank_type: order.paidAt === null ? '' : 'OTHERS',
    total_fee: String(order.amountFen),
    fee_type: 'CNY',
    cash_fee: String(order.amountFen),
    transaction_id: order.transactionId ?? '',
    out_trade_no: order.outTradeNo,
    attach: order.attach ?? '',
    time_end: order.paidAt === null ? '' : compactTime(order.paidAt),
  };
}

/** 支付结果通知 of an order in XML. */
export function v2PaymentNotification(order: PayOrder): V2Fields {
  const { appid, mchid } = order;
  return { return_code: 'SUCCESS', result_code: 'SUCCESS', appid, mch_id: mchid, ...orderFields(order) };
}

/** What a query of a deduction answers; its notification says the same. */
export function deductionFields(deduction: Deduction, order: PayOrder): V2Fields {
  return {
    ...orderFields(order),
    trade_state: order.state === 'REFUND' ? 'REFUND' : deduction.state,
    contract_id: deduction.contractId,
  };
}

/** 扣款结果通知. */
export function deductionNotification(deduction: Deduction, order: PayOrder): V2Fields {
  const { failCode } = deduction;
  return {
    return_code: 'SUCCESS',
    result_code: failCode === null ? 'SUCCESS' : 'FAIL',
    ...(failCode !== null && { err_code: failCode, err_code_des: CHINESE[failCode] }),
    appid: order.appid,
    mch_id: order.mchid,
    ...deductionFields(deduction, order),
  };
}
