import type { Fen } from '../../shared/money/fen.ts';
import { type BillLayout, type BillValues, ONE } from '../bills/bill-table.ts';

/** The merchant's accounts: the basic one, the one for operations, the one fees are paid from. */
export type FundAccount = 'BASIC' | 'OPERATION' | 'FEES';

/** One movement of a merchant's account (资金账单). */
export interface FundFlowRow {
  readonly at: Date;
  /** WeChat Pay's number of what it belongs to: a payment, a refund, a transfer. */
  readonly wechatBusinessId: string;
  /** The movement's own number. */
  readonly flowId: string;
  /** In WeChat's words: `交易`, `退款`, `扣除交易手续费` … */
  readonly businessName: string;
  readonly businessType: string;
  readonly direction: 'in' | 'out';
  /** Never negative; `direction` says which way. */
  readonly amountFen: Fen;
  /** What the account held afterwards. */
  readonly balanceFen: Fen;
  readonly applicant: string;
  readonly remark: string;
  /** Our number of what it belongs to, where there is one (业务凭证号). */
  readonly documentNo: string;
}

const IN = '收入';
const amountIf =
  (isWanted: (values: BillValues) => boolean, amount: (values: BillValues) => bigint) => (values: BillValues) =>
    isWanted(values) ? amount(values) : 0n;
const isIn = (values: BillValues) => values.text('收支类型') === IN;
const isOut = (values: BillValues) => !isIn(values);
const amountOf = (values: BillValues) => values.units('收支金额');

/** @see WeChat Pay API v3, "Apply for a Fund Flow Bill" */
export const fundFlowBillLayout: BillLayout<FundFlowRow> = {
  required: ['记账时间', '微信支付业务单号', '资金流水单号', '业务类型', '收支类型', '收支金额', '账户结余'],
  freeText: ['备注'],
  row: (values) => ({
    at: values.at('记账时间'),
    wechatBusinessId: values.text('微信支付业务单号'),
    flowId: values.text('资金流水单号'),
    businessName: values.text('业务名称'),
    businessType: values.text('业务类型'),
    direction: isIn(values) ? 'in' : 'out',
    amountFen: values.fen('收支金额'),
    balanceFen: values.fen('账户结余'),
    applicant: values.text('资金变更提交申请人'),
    remark: values.text('备注'),
    documentNo: values.text('业务凭证号'),
  }),
  totals: {
    资金流水总笔数: () => ONE,
    收入笔数: amountIf(isIn, () => ONE),
    收入金额: amountIf(isIn, amountOf),
    支出笔数: amountIf(isOut, () => ONE),
    支出金额: amountIf(isOut, amountOf),
  },
};
