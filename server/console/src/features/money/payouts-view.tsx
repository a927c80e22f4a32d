import { ConsolePayoutsDocument } from '@teahouse/schema/documents/console-payouts.ts';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';

export function PayoutsView() {
  const texts = useTexts(moneyTexts);
  const pages = useReadPages(ConsolePayoutsDocument, { first: 30 }, ({ payouts }) => payouts);
  return (
    <ConnectionTable
      name={texts.tabs.payouts}
      pages={pages}
      rowsOf={(page) => page.payouts.edges}
      empty={texts.empty.payouts}
      columns={[
        { title: texts.order.who, render: (_, payout) => payout.member.displayName },
        { title: texts.amount, align: 'right', render: (_, payout) => formatYuan(payout.amountFen) },
        { title: texts.order.status, render: (_, payout) => texts.payoutStatuses[payout.status] },
        { title: texts.order.number, render: (_, payout) => <code>{payout.outBillNo}</code> },
        { title: texts.order.when, render: (_, payout) => formatMinute(payout.createdAt) },
      ]}
    />
  );
}
