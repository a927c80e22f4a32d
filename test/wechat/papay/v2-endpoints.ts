import type { Apps } from '../apps/apps.ts';
import type { Merchant } from '../pay/merchants.ts';
import type { PayOrders } from '../pay/pay-orders.ts';
import { fingerprintOf } from '../pay/request-fields.ts';
import type { People } from '../people/people.ts';
import type { PapayContract, PapayContracts } from './contracts.ts';
import type { PapayDeductions } from './deductions.ts';
import { PapayRefusal } from './papay-refusal.ts';
import { field, notifyUrlOf, readSignFields } from './sign-fields.ts';
import { contractFields, deductionFields, type V2Fields } from './v2-answers.ts';

/** A call of WeChat Pay v2 whose signature was checked. */
interface V2Call {
  merchant: Merchant;
  fields: V2Fields;
}

export interface V2Endpoint {
  path: string;
  /** @throws PapayRefusal */
  handle: (call: V2Call) => V2Fields | Promise<V2Fields>;
}

interface V2Parts {
  apps: Apps;
  people: People;
  payOrders: PayOrders;
  papayContracts: PapayContracts;
  papayDeductions: PapayDeductions;
}

function amountOf(fields: V2Fields): number {
  const total = field(fields, 'total_fee', 10);
  if (!/^[1-9]\d*$/.test(total)) throw new PapayRefusal('PARAM_ERROR', 'total_fee只能为大于0的整数，单位为分');
  return Number(total);
}

/** Source: WeChat Pay API v2, "Papay". */
export function v2Endpoints(parts: V2Parts): V2Endpoint[] {
  const { apps, people, payOrders, papayContracts, papayDeductions } = parts;

  function contractOf({ merchant, fields }: V2Call): PapayContract {
    const { contract_id: contractId, plan_id: planId, contract_code: contractCode } = fields;
    const contract = contractId
      ? papayContracts.find(merchant.mchid, contractId)
      : papayContracts.findByCode(merchant.mchid, planId ?? '', contractCode ?? '');
    if (!contract) throw new PapayRefusal('CONTRACT_NOT_EXIST', '签约协议不存在');
    return contract;
  }

  /** 支付中签约: an order whose payment signs too. */
  function orderContract(call: V2Call): V2Fields {
    const { merchant, fields } = call;
    const appid = field(fields, 'appid', 32);
    const outTradeNo = field(fields, 'out_trade_no', 32);
    if (fields.trade_type !== 'JSAPI') throw new PapayRefusal('PARAM_ERROR', '沙盒只支持trade_type为JSAPI');
    field(fields, 'spbill_create_ip', 64);
    const payer = people.byOpenidOf(appid, field(fields, 'openid', 128));
    if (!apps.find(appid) || !payer) throw new PapayRefusal('PARAM_ERROR', 'openid与appid不匹配');
    if (fields.contract_mchid !== merchant.mchid || fields.contract_appid !== appid) {
      throw new PapayRefusal('PARAM_ERROR', 'contract_mchid、contract_appid必须与支付一致');
    }
    const { nonce_str: _nonce, sign: _sign, ...asked } = fields;
    const fingerprint = fingerprintOf(asked);
    const before = payOrders.find(merchant.mchid, outTradeNo);
    if (before && before.fingerprint !== fingerprint) throw new PapayRefusal('OUT_TRADE_NO_USED', '商户订单号重复');
    if (before && payOrders.obstacle(before)) throw new PapayRefusal('ORDERPAID', '商户订单已支付或已关闭');
    const notifyUrl = notifyUrlOf(fields);
    const sign = { ...fields, notify_url: field(fields, 'contract_notify_url', 256) };
    const request = before ? undefined : readSignFields(merchant, sign, { version: 'v2', outTradeNo });
    if (request) papayContracts.request(request);
    const order =
      before ??
      payOrders.create({
        mchid: merchant.mchid,
        outTradeNo,
        appid,
        personId: payer.id,
        openid: field(fields, 'openid', 128),
        description: field(fields, 'body', 128),
        amountFen: amountOf(fields),
        attach: fields.attach ?? null,
        notifyUrl,
        timeExpireAt: null,
        fingerprint,
      });
    return {
      contract_result_code: 'SUCCESS',
      prepay_id: payOrders.issuePrepay(order),
      trade_type: 'JSAPI',
      plan_id: field(fields, 'plan_id', 28),
      request_serial: field(fields, 'request_serial', 12),
      contract_code: field(fields, 'contract_code', 128),
      contract_display_account: field(fields, 'contract_display_account', 128),
      mch_id: merchant.mchid,
      out_trade_no: outTradeNo,
    };
  }

  async function deleteContract(call: V2Call): Promise<V2Fields> {
    const remark = field(call.fields, 'contract_termination_remark', 256);
    const contract = contractOf(call);
    if (contract.state === 'TERMINATED') throw new PapayRefusal('CONTRACT_NOT_EXIST', '签约协议已解约');
    const { contractId, planId, contractCode } = await papayContracts.terminate(contract, 3, remark);
    return { contract_id: contractId, plan_id: planId, contract_code: contractCode };
  }

  function deduct(call: V2Call): V2Fields {
    const { fields } = call;
    if (fields.trade_type !== 'PAP') throw new PapayRefusal('PARAM_ERROR', 'trade_type必须为PAP');
    field(fields, 'spbill_create_ip', 64);
    field(fields, 'contract_id', 32);
    const { nonce_str: _nonce, sign: _sign, ...asked } = fields;
    papayDeductions.apply(contractOf(call), {
      version: 'v2',
      outTradeNo: field(fields, 'out_trade_no', 32),
      description: field(fields, 'body', 128),
      amountFen: amountOf(fields),
      attach: fields.attach ?? null,
      notifyUrl: notifyUrlOf(fields),
      fingerprint: fingerprintOf(asked),
    });
    return {};
  }

  function queryDeduction({ merchant, fields }: V2Call): V2Fields {
    const order = fields.transaction_id
      ? payOrders.findByTransactionId(merchant.mchid, fields.transaction_id)
      : payOrders.find(merchant.mchid, field(fields, 'out_trade_no', 32));
    const deduction = order && papayDeductions.find(merchant.mchid, order.outTradeNo);
    if (!order || !deduction) throw new PapayRefusal('ORDERNOTEXIST', '此交易订单号不存在');
    return deductionFields(deduction, order);
  }

  return [
    { path: '/pay/contractorder', handle: orderContract },
    { path: '/papay/querycontract', handle: (call) => contractFields(contractOf(call)) },
    { path: '/papay/deletecontract', handle: deleteContract },
    { path: '/pay/pappayapply', handle: deduct },
    { path: '/pay/paporderquery', handle: queryDeduction },
  ];
}
