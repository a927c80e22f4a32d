import type { ConsoleOrderRowFragment } from '@teahouse/schema/operations.ts';
import { Tag } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { moneyTexts } from './money.texts.ts';

/** Where an order stands, in words. */
export function OrderStatusTag({ order }: { order: ConsoleOrderRowFragment }) {
  const texts = useTexts(moneyTexts);
  const isRefunded = order.payments.some((payment) => payment.refundedFen > 0);
  const colour = order.status === 'PAID' ? 'green' : undefined;
  return (
    <>
      <Tag color={colour}>{texts.orderStatuses[order.status]}</Tag>
      {isRefunded ? <Tag>{texts.refunded}</Tag> : null}
    </>
  );
}
