import { billTime } from '../clock/shanghai-time.ts';
import type { BillTable } from './bill-file.ts';
import type { FundMovement } from './funds.ts';
import { formatYuan } from './yuan.ts';

export const FUND_ACCOUNTS = ['BASIC', 'OPERATION', 'FEES'] as const;

/** What shows on a bill: money that only moved between the two parts of an account does not. */
export function isOnBill({ direction, amountFen }: FundMovement): boolean {
  return direction !== null && amountFen > 0;
}

/** An account's movements of a day, oldest first: the ledger in print. */
export function fundFlowBill(movements: readonly FundMovement[]): BillTable {
  const shown = movements.filter(isOnBill);
  const totals = (direction: '收入' | '支出') => {
    const amounts = shown.filter((movement) => movement.direction === direction).map(({ amountFen }) => amountFen);
    return [String(amounts.length), formatYuan(amounts.reduce((total, amountFen) => total + amountFen, 0))];
  };
  return {
    header: [
      '记账时间',
      '微信支付业务单号',
      '资金流水单号',
      '业务名称',
      '业务类型',
      '收支类型',
      '收支金额（元）',
      '账户结余（元）',
      '资金变更提交申请人',
      '备注',
      '业务凭证号',
    ],
    rows: shown.map((movement) => [
      billTime(movement.at),
      movement.wechatBusinessNo,
      movement.fundFlowNo,
      movement.businessName,
      movement.businessType,
      movement.direction ?? '',
      formatYuan(movement.amountFen),
      formatYuan(movement.balanceAfterFen),
      movement.applicant,
      movement.remark,
      movement.documentNo,
    ]),
    summaryHeader: ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'],
    summary: [String(shown.length), ...totals('收入'), ...totals('支出')],
  };
}
