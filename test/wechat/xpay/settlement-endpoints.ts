import type { ApiEndpoint } from '../http/api-endpoint.ts';
import { ApiError } from '../http/api-error.ts';
import { bizBalance } from './biz-balance.ts';
import { type Withdrawals } from './withdrawals.ts';
import type { XpayBills } from './xpay-bills.ts';
import { integerIn, type MakeXpayEndpoint, textIn, XPAY_ERROR } from './xpay-endpoint.ts';
import { seconds } from './xpay-messages.ts';
import type { XpayOrders } from './xpay-orders.ts';

export interface SettlementEndpointParts {
  endpoint: MakeXpayEndpoint;
  orders: XpayOrders;
  bills: XpayBills;
  withdrawals: Withdrawals;
  now: () => number;
}

function yuan(amountFen: number): string {
  return `${amountFen < 0 ? '-' : ''}${Math.floor(Math.abs(amountFen) / 100)}.${String(Math.abs(amountFen) % 100).padStart(2, '0')}`;
}

/** @throws ApiError 268490002 for another amount than `12.34` */
function fenIn(body: Record<string, unknown>, field: string): number {
  const match = /^(\d{1,9})\.(\d\d)$/.exec(textIn(body, field));
  const amountFen = match ? Number(match[1]) * 100 + Number(match[2]) : 0;
  if (amountFen < 1) throw new ApiError(XPAY_ERROR.parameter, `invalid ${field}`);
  return amountFen;
}

/** Bills, and the merchant's own money. All of it is live: env only chooses the key of the signature. */
export function settlementEndpoints(parts: SettlementEndpointParts): ApiEndpoint[] {
  const { endpoint, bills, withdrawals } = parts;
  return [
    endpoint('/xpay/download_bill', ({ appid, body, call }) => {
      const token = bills.request(appid, integerIn(body, 'begin_ds'), integerIn(body, 'end_ds'));
      return { url: `${call.origin}/xpay-bills/${token}` };
    }),
    endpoint('/xpay/query_biz_balance', ({ appid }) => ({
      balance_available: { amount: yuan(bizBalance(parts, appid).availableFen), currency_code: 'CNY' },
    })),
    endpoint('/xpay/create_withdraw_order', ({ appid, body }) => {
      const withdrawNo = textIn(body, 'withdraw_no');
      if (!/^[A-Za-z0-9_-]{8,32}$/.test(withdrawNo)) throw new ApiError(XPAY_ERROR.parameter, 'invalid withdraw_no');
      const isAll = body.withdraw_amount === undefined || body.withdraw_amount === '';
      const askedFen = isAll ? null : fenIn(body, 'withdraw_amount');
      const before = withdrawals.find(appid, withdrawNo);
      if (before && askedFen !== null && before.amountFen !== askedFen)
        throw new ApiError(XPAY_ERROR.parameter, 'withdraw_no used before');
      if (before) throw new ApiError(XPAY_ERROR.alreadyDone, 'withdrawn already');
      const { availableFen } = bizBalance(parts, appid);
      const amountFen = askedFen ?? availableFen;
      if (amountFen < 1 || amountFen > availableFen) throw new ApiError(XPAY_ERROR.notEnough, 'not so much available');
      const { wxWithdrawNo } = withdrawals.begin(appid, withdrawNo, amountFen);
      return { withdraw_no: withdrawNo, wx_withdraw_no: wxWithdrawNo };
    }),
    endpoint('/xpay/query_withdraw_order', ({ appid, body }) => {
      const withdrawal = withdrawals.find(appid, textIn(body, 'withdraw_no'));
      if (!withdrawal) throw new ApiError(XPAY_ERROR.parameter, 'no such withdraw_no');
      return {
        withdraw_no: withdrawal.withdrawNo,
        status: withdrawal.status,
        withdraw_amount: yuan(withdrawal.amountFen),
        wx_withdraw_no: withdrawal.wxWithdrawNo,
        withdraw_success_timestamp: withdrawal.status === 2 ? String(seconds(withdrawal.endedAt)) : '',
        create_time: String(seconds(withdrawal.createdAt)),
        fail_reason: withdrawal.failReason,
      };
    }),
  ];
}
