import type { CredentialsStore } from '../accounts/credentials.ts';
import { RailNotConfigured } from '../payments/rail-not-configured.ts';
import { fen } from '../shared/money/fen.ts';
import type { OpenedBill } from '../wechat/bills/opened-bill.ts';
import type { FundFlowRow } from '../wechat/pay/fund-flow-bill.ts';
import type { PayBills } from '../wechat/pay/pay-bills.ts';
import type { TradeBillRow } from '../wechat/pay/trade-bill.ts';
import type { XpayBillRow } from '../wechat/xpay/bill.ts';
import type { XpayBills } from '../wechat/xpay/xpay-bills.ts';
import { type Bill, BillKind } from './bill.entity.ts';
import { type BillLine, BillLineKind } from './bill-line.entity.ts';

/** A line as it is written down, whichever bill it comes from. */
export type NewBillLine = Pick<
  BillLine,
  'kind' | 'outTradeNo' | 'providerTransactionId' | 'outRefundNo' | 'amountFen' | 'feeFen' | 'occurredAt' | 'detail'
>;

/** Opens a bill at WeChat; rows come as they arrive. */
export interface BillSource {
  open(bill: Bill): Promise<OpenedBill<NewBillLine>>;
}
export type BillSources = Readonly<Record<BillKind, BillSource>>;

export const createBillSources = (deps: {
  credentials: CredentialsStore;
  payBills: PayBills;
  xpayBills: XpayBills;
}): BillSources => {
  const merchantOf = async (bill: Bill) => {
    const { pay } = await deps.credentials.of(bill.account.id);
    if (pay?.mchid !== bill.merchant) throw new RailNotConfigured('WECHAT_PAY', bill.account.id);
    return pay;
  };
  return {
    [BillKind.WECHAT_PAY_TRADE]: {
      open: async (bill) => mapped(await deps.payBills.openTradeBill(await merchantOf(bill), bill.billOn), lineOfTrade),
    },
    [BillKind.WECHAT_PAY_FUND_FLOW]: {
      open: async (bill) =>
        mapped(await deps.payBills.openFundFlowBill(await merchantOf(bill), bill.billOn), lineOfMovement),
    },
    [BillKind.XPAY]: {
      async open(bill) {
        const { miniProgram, xpay } = await deps.credentials.of(bill.account.id);
        if (!miniProgram || xpay?.offerId !== bill.merchant) throw new RailNotConfigured('XPAY', bill.account.id);
        return mapped(await deps.xpayBills.openBill(miniProgram, xpay, bill.billOn), lineOfXpay);
      },
    },
  };
};

/** The same bill, its rows said as lines. */
export function mapped<Row>(bill: OpenedBill<Row>, lineOf: (row: Row) => NewBillLine): OpenedBill<NewBillLine> {
  if (bill.outcome !== 'open') return bill;
  const { rows } = bill;
  return {
    ...bill,
    rows: (async function* () {
      for await (const row of rows) yield lineOf(row);
    })(),
  };
}

function lineOfTrade(row: TradeBillRow): NewBillLine {
  const common = {
    outTradeNo: row.outTradeNo,
    providerTransactionId: row.wechatTransactionId,
    feeFen: row.feeFen,
    occurredAt: row.at,
  };
  const said = { appid: row.appid, payerOpenid: row.payerOpenid, currency: row.currency };
  if (row.kind === 'payment') {
    return { ...common, kind: BillLineKind.PAYMENT, outRefundNo: null, amountFen: row.orderFen, detail: said };
  }
  return {
    ...common,
    kind: BillLineKind.REFUND,
    outRefundNo: row.outRefundNo,
    amountFen: fen(-row.requestedRefundFen),
    detail: { ...said, providerRefundId: row.wechatRefundId, refundState: row.refundState },
  };
}

function lineOfXpay(row: XpayBillRow): NewBillLine {
  const common = {
    outTradeNo: row.outTradeNo,
    providerTransactionId: row.wechatTransactionId || row.wxOrderId,
    feeFen: row.platformFeeFen,
    occurredAt: row.at,
  };
  const said = { payerOpenid: row.openid, isApple: row.isApple, attach: row.attach };
  if (row.kind === 'payment') {
    return { ...common, kind: BillLineKind.PAYMENT, outRefundNo: null, amountFen: row.paidFen, detail: said };
  }
  return {
    ...common,
    kind: BillLineKind.REFUND,
    outRefundNo: row.outRefundNo,
    amountFen: fen(-row.refundFen),
    detail: { ...said, providerRefundId: row.wxRefundId, refundState: 'succeeded' },
  };
}

/** WeChat's words for movements, by how they begin or end; what stands in none is OTHER. */
const kindOfMovement: readonly (readonly [RegExp, BillLineKind])[] = [
  [/退.*手续费|手续费.*退/, BillLineKind.FEE_RETURN],
  [/手续费/, BillLineKind.FEE],
  [/退款/, BillLineKind.REFUND],
  [/转账/, BillLineKind.TRANSFER],
  [/分账/, BillLineKind.SPLIT],
  [/^交易$/, BillLineKind.PAYMENT],
];

function lineOfMovement(row: FundFlowRow): NewBillLine {
  const words = [row.businessType, row.businessName];
  const kind = kindOfMovement.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1] ?? BillLineKind.OTHER;
  return {
    kind,
    outTradeNo: kind === BillLineKind.PAYMENT || kind === BillLineKind.FEE ? row.documentNo || null : null,
    providerTransactionId: row.wechatBusinessId || null,
    outRefundNo: kind === BillLineKind.REFUND || kind === BillLineKind.FEE_RETURN ? row.documentNo || null : null,
    amountFen: row.direction === 'in' ? row.amountFen : fen(-row.amountFen),
    feeFen: fen(0),
    occurredAt: row.at,
    detail: { businessName: row.businessType || row.businessName, flowId: row.flowId, documentNo: row.documentNo },
  };
}
