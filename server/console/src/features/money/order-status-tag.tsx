import type { ConsoleOrderRowFragment } from '@teahouse/schema/operations.ts';
import { Badge } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { moneyTexts } from './money.texts.ts';

const marks = { OPEN: 'processing', PAID: 'success', CLOSED: 'default' } as const;

/** Where an order stands: in words, with a dot beside them. */
export function OrderStatusTag({ order }: { order: ConsoleOrderRowFragment }) {
  const texts = useTexts(moneyTexts);
  const isRefunded = order.payments.some((payment) => payment.refundedFen > 0);
  const words = [texts.orderStatuses[order.status], ...(isRefunded ? [texts.refunded] : [])].join(' · ');
  return <Badge status={marks[order.status]} text={words} />;
}
