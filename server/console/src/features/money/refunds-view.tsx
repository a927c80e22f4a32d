import { ConsoleRefundsDocument } from '@teahouse/schema/documents/console-refunds.ts';
import { Link } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';
import { RefundStateCell } from './refund-state.tsx';

export function RefundsView() {
  const texts = useTexts(moneyTexts);
  const pages = useReadPages(ConsoleRefundsDocument, { first: 30 }, ({ refunds }) => refunds);
  return (
    <ConnectionTable
      name={texts.tabs.refunds}
      pages={pages}
      rowsOf={(page) => page.refunds.edges}
      empty={texts.empty.refunds}
      columns={[
        {
          title: texts.order.what,
          render: (_, refund) => <Link to={`/money/orders/${refund.order.id}`}>{refund.order.description}</Link>,
        },
        { title: texts.amount, align: 'right', render: (_, refund) => formatYuan(refund.amountFen) },
        { title: texts.order.status, render: (_, refund) => <RefundStateCell refund={refund} /> },
        { title: texts.initiator, render: (_, refund) => texts.initiators[refund.initiator] },
        { title: texts.reason, render: (_, refund) => refund.reason },
        { title: texts.ledger.when, render: (_, refund) => formatMinute(refund.createdAt) },
      ]}
    />
  );
}
