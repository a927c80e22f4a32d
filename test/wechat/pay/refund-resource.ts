import { shanghaiTime } from '../clock/shanghai-time.ts';
import { payerFen, settlementFen, type UsedCoupon } from './coupons.ts';
import { type PayNotification, unknownNumber } from './notification-channel.ts';
import type { Refund } from './refunds.ts';

/** The answer to applications and queries. */
export function refundOf(refund: Refund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: refund.channel,
    user_received_account: refund.userReceivedAccount,
    ...(refund.status === 'SUCCESS' && refund.settledAt !== null && { success_time: shanghaiTime(refund.settledAt) }),
    create_time: shanghaiTime(refund.createdAt),
    status: refund.status,
    funds_account:
      refund.fundsAccount ?? (refund.from.some(({ account }) => account === 'UNAVAILABLE') ? 'UNSETTLED' : 'AVAILABLE'),
    amount: {
      total: refund.totalFen,
      refund: refund.amountFen,
      from: refund.from.map(({ account, amountFen }) => ({ account, amount: amountFen })),
      payer_total: payerFen({ amountFen: refund.totalFen, coupon: refund.coupon }),
      payer_refund: refund.amountFen - refund.couponFen,
      settlement_refund: refund.settlementFen,
      settlement_total: settlementFen({ amountFen: refund.totalFen, coupon: refund.coupon }),
      discount_refund: refund.couponFen,
      currency: 'CNY',
      refund_fee: refund.feeFen,
    },
    promotion_detail: refund.coupon ? [promotionBack(refund.coupon, refund.couponFen)] : [],
  };
}

function promotionBack(coupon: UsedCoupon, refundFen: number): Record<string, unknown> {
  return {
    promotion_id: coupon.couponId,
    scope: 'GLOBAL',
    type: coupon.type === 'CASH' ? 'COUPON' : 'DISCOUNT',
    amount: coupon.amountFen,
    refund_amount: refundFen,
  };
}

const SUMMARY = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' };

/** `REFUND.SUCCESS` and its like; undefined while it is processed, and for a refund nobody wants to hear of. */
export function refundNotification(refund: Refund): PayNotification | undefined {
  const { status, notifyUrl } = refund;
  if (status === 'PROCESSING' || notifyUrl === null) return undefined;
  const amounts = {
    total: refund.totalFen,
    payer_total: payerFen({ amountFen: refund.totalFen, coupon: refund.coupon }),
    refund: refund.amountFen,
    payer_refund: refund.amountFen - refund.couponFen,
  };
  return {
    mchid: refund.mchid,
    notifyUrl,
    eventType: `REFUND.${status}`,
    originalType: 'refund',
    summary: SUMMARY[status],
    number: refund.outRefundNo,
    resource: {
      mchid: refund.mchid,
      out_trade_no: refund.outTradeNo,
      transaction_id: refund.transactionId,
      out_refund_no: refund.outRefundNo,
      refund_id: refund.refundId,
      refund_status: status,
      ...(status === 'SUCCESS' && refund.settledAt !== null && { success_time: shanghaiTime(refund.settledAt) }),
      user_received_account: refund.userReceivedAccount,
      amount: amounts,
    },
    lies: {
      'wrong-amount': { amount: { ...amounts, refund: refund.amountFen + 1 } },
      'unknown-order': {
        out_trade_no: unknownNumber(refund.outTradeNo),
        out_refund_no: unknownNumber(refund.outRefundNo),
      },
    },
  };
}
