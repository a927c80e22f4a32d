import { ConsoleCommissionsDocument } from '@teahouse/schema/documents/console-commissions.ts';
import { useReadPages } from '../../api/use-request.ts';
import { formatDay, formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';

export function CommissionsView() {
  const texts = useTexts(moneyTexts);
  const pages = useReadPages(ConsoleCommissionsDocument, { first: 30 }, (page) => page.affiliateConversions);
  return (
    <ConnectionTable
      name={texts.tabs.commissions}
      pages={pages}
      rowsOf={(page) => page.affiliateConversions.edges}
      empty={texts.empty.commissions}
      columns={[
        { title: texts.sale.link, render: (_, sale) => sale.link.title },
        { title: texts.sale.reference, render: (_, sale) => <code>{sale.externalReference}</code> },
        { title: texts.sale.sold, align: 'right', render: (_, sale) => formatYuan(sale.amountFen - sale.reversedFen) },
        {
          title: texts.sale.commission,
          align: 'right',
          render: (_, { commission }) => (commission ? formatYuan(commission.amountFen - commission.reversedFen) : '—'),
        },
        {
          title: texts.order.status,
          render: (_, { commission }) => (commission ? texts.commissionStatuses[commission.status] : '—'),
        },
        {
          title: texts.sale.payable,
          render: (_, { commission }) => (commission ? formatDay(commission.payableAt) : '—'),
        },
        { title: texts.order.when, render: (_, sale) => formatMinute(sale.occurredAt) },
      ]}
    />
  );
}
