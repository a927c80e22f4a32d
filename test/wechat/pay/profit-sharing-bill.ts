import { billTime } from '../clock/shanghai-time.ts';
import type { BillTable } from './bill-file.ts';
import type { ProfitShare, ProfitSplit } from './profit-sharing.ts';
import type { ProfitReturn } from './profit-sharing-returns.ts';
import { formatYuan } from './yuan.ts';

/** What a day's bill tells: only what succeeded. */
interface ProfitSharingDay {
  splits: readonly ProfitSplit[];
  returns: readonly ProfitReturn[];
  /** of an order, in fen */
  totalFenOf: (transactionId: string) => number;
}

const BUSINESS = { split: '分账', unfreeze: '解冻', automatic: '解冻' } as const;

function successes({ splits }: ProfitSharingDay): { split: ProfitSplit; share: ProfitShare }[] {
  return splits.flatMap((split) =>
    split.shares.filter(({ result }) => result === 'SUCCESS').map((share) => ({ split, share })),
  );
}

/**
 * One line for each share, release and return. WeChat's documentation describes the file's form and names no column; these
 * are the columns of its international sister, in Chinese.
 */
export function profitSharingBill(day: ProfitSharingDay): BillTable {
  const shares = successes(day);
  const total = (amounts: number[]) => formatYuan(amounts.reduce((sum, amountFen) => sum + amountFen, 0));
  return {
    header: [
      '分账创建时间',
      '分账发起方',
      '分账出资方',
      '微信订单号',
      '微信分账/回退单号',
      '分账明细单号',
      '商户分账/回退单号',
      '订单金额',
      '分账接收方',
      '分账金额',
      '业务类型',
      '处理状态',
      '分账描述',
      '备注',
    ],
    rows: [
      ...shares.map(({ split, share }) => [
        billTime(split.createdAt),
        split.kind === 'automatic' ? 'system' : split.mchid,
        split.mchid,
        split.transactionId,
        split.orderId,
        share.detailId,
        split.kind === 'automatic' ? '' : split.outOrderNo,
        formatYuan(day.totalFenOf(split.transactionId)),
        share.account,
        formatYuan(share.amountFen),
        BUSINESS[split.kind],
        '成功',
        share.description,
        '',
      ]),
      ...day.returns.map((each) => [
        billTime(each.createdAt),
        each.mchid,
        each.returnMchid,
        each.transactionId,
        each.returnId,
        '0',
        each.outReturnNo,
        formatYuan(day.totalFenOf(each.transactionId)),
        each.mchid,
        formatYuan(each.amountFen),
        '分账回退',
        '成功',
        each.description,
        '',
      ]),
    ],
    summaryHeader: ['总笔数', '分账金额', '解冻金额', '回退金额'],
    summary: [
      String(shares.length + day.returns.length),
      total(shares.filter(({ split }) => split.kind === 'split').map(({ share }) => share.amountFen)),
      total(shares.filter(({ split }) => split.kind !== 'split').map(({ share }) => share.amountFen)),
      total(day.returns.map(({ amountFen }) => amountFen)),
    ],
  };
}
