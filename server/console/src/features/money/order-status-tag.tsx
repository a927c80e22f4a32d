import type { ConsoleOrderRowFragment } from '@teahouse/schema/operations.ts';
import { Badge } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { moneyTexts } from './money.texts.ts';

const marks = { OPEN: 'processing', PAID: 'success', CLOSED: 'default', REFUNDED: 'warning' } as const;

/** Where an order stands: in words, with a dot beside them. */
export function OrderStatusTag({ order }: { order: ConsoleOrderRowFragment }) {
  const texts = useTexts(moneyTexts);
  const paid = order.payments.filter(({ status }) => status === 'PAID');
  if (paid.some(({ refundedFen }) => refundedFen > 0)) {
    const isWhole = paid.every(({ amountFen, refundedFen }) => refundedFen >= amountFen);
    return <Badge status={marks.REFUNDED} text={isWhole ? texts.refundedWhole : texts.refundedInPart} />;
  }
  return <Badge status={marks[order.status]} text={texts.orderStatuses[order.status]} />;
}
