import { ConsoleTipsDocument } from '@teahouse/schema/documents/console-tips.ts';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';

export function TipsView() {
  const texts = useTexts(moneyTexts);
  const pages = useReadPages(ConsoleTipsDocument, { first: 30 }, ({ tips }) => tips);
  return (
    <ConnectionTable
      name={texts.tabs.tips}
      pages={pages}
      rowsOf={(page) => page.tips.edges}
      empty={texts.empty.tips}
      columns={[
        { title: texts.order.who, render: (_, tip) => tip.member?.displayName },
        { title: texts.amount, align: 'right', render: (_, tip) => formatYuan(tip.amountFen) },
        { title: texts.tip.message, render: (_, tip) => tip.message },
        { title: texts.tip.article, render: (_, tip) => tip.article?.title ?? '—' },
        { title: texts.order.paidAt, render: (_, tip) => (tip.paidAt ? formatMinute(tip.paidAt) : '—') },
      ]}
    />
  );
}
