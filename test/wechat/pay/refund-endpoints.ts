import { decryptField } from '../crypto/sensitive-field.ts';
import type { Sandbox } from '../sandbox.ts';
import type { PayCall, PayEndpoint } from './pay-endpoint.ts';
import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import type { PayOrder } from './pay-orders.ts';
import { refundOf } from './refund-resource.ts';
import { type RefundRequest, readRefundRequest } from './refund-rules.ts';
import type { Refund } from './refunds.ts';
import { fingerprintOf, type Json, refuseUnknown, text } from './request-fields.ts';

function unknownOrder(): PayError {
  return new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在', { numericCode: '268512771' });
}

function unknownRefund(): PayError {
  return new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在', { numericCode: '268512771' });
}

/** `/v3/refund/domestic/refunds`. Source: WeChat Pay API v3, "Refund". */
export function refundEndpoints(
  sandbox: Pick<Sandbox, 'payOrders' | 'refunds' | 'merchants' | 'settings'>,
): PayEndpoint[] {
  const { payOrders: orders, refunds, merchants, settings } = sandbox;

  /** @throws PayError 404 for an order that is unknown or unpaid */
  function paidOrder(mchid: string, { transactionId, outTradeNo }: RefundRequest): PayOrder {
    const order =
      transactionId === null ? orders.find(mchid, outTradeNo ?? '') : orders.findByTransactionId(mchid, transactionId);
    if (!order || order.paidAt === null) throw unknownOrder();
    return order;
  }

  function apply({ merchant: { mchid }, body }: PayCall): Refund {
    const sent = body();
    const request = readRefundRequest(sent, { refuseUnknownFields: settings.current.refuseUnknownPayFields });
    const order = paidOrder(mchid, request);
    // whichever number the order goes by, it is the same request
    const fingerprint = fingerprintOf({ ...sent, transaction_id: order.transactionId, out_trade_no: order.outTradeNo });
    const before = refunds.find(mchid, request.outRefundNo);
    if (!before) return refunds.accept(order, request, fingerprint);
    if (before.fingerprint !== fingerprint) throw invalidRequest('请求重入时，参数与首次请求时不一致', '268498688');
    return before;
  }

  function find({ merchant: { mchid }, params }: PayCall): Refund {
    const refund = refunds.find(mchid, params.out_refund_no ?? '');
    if (!refund) throw unknownRefund();
    return refund;
  }

  /** @throws PayError PARAM_ERROR unless the field is encrypted for WeChat Pay */
  function readSealed({ merchant, serial }: PayCall, body: Json, field: string): string {
    const sealed = text(body, field, 1024);
    if (serial === undefined) throw parameterError('Wechatpay-Serial', '加密敏感字段时必填');
    const certificate = merchants.platformCertificates(merchant).find(({ serialNo }) => serialNo === serial);
    const privateKeyPem = certificate?.privateKeyPem ?? merchant.wechatPayPrivateKeyPem;
    const plain = decryptField(privateKeyPem, sealed);
    if (plain === undefined) throw parameterError(field, '解密失败，请检查加密使用的公钥');
    return plain;
  }

  function redirect(call: PayCall): Refund {
    const { merchant, params, body } = call;
    const sent = body();
    if (settings.current.refuseUnknownPayFields) {
      refuseUnknown(sent, { out_refund_no: true, type: true, bank_type: true, bank_account: true, real_name: true });
    }
    const refund = refunds.findById(merchant.mchid, params.refund_id ?? '');
    if (!refund || refund.outRefundNo !== text(sent, 'out_refund_no', 64)) throw unknownRefund();
    const type = text(sent, 'type', 32);
    let account = '商户结算银行账户';
    if (type === 'USER_BANK_CARD') {
      const bankType = text(sent, 'bank_type', 16);
      const bankAccount = readSealed(call, sent, 'bank_account');
      readSealed(call, sent, 'real_name');
      account = `${bankType}${bankAccount.slice(-4)}`;
    } else if (type !== 'MERCHANT_BANK_CARD') {
      throw parameterError('type', '只能是USER_BANK_CARD、MERCHANT_BANK_CARD');
    }
    if (refund.status !== 'ABNORMAL') throw invalidRequest('退款单状态不是退款异常，不支持异常退款处理');
    return refunds.redirect(refund, account);
  }

  return [
    {
      method: 'POST',
      path: '/v3/refund/domestic/refunds',
      handle: (call) => ({ status: 200, body: refundOf(apply(call)) }),
    },
    {
      method: 'GET',
      path: '/v3/refund/domestic/refunds/{out_refund_no}',
      handle: (call) => ({ status: 200, body: refundOf(find(call)) }),
    },
    {
      method: 'POST',
      path: '/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund',
      handle: (call) => ({ status: 200, body: refundOf(redirect(call)) }),
    },
  ];
}
