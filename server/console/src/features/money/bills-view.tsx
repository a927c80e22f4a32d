import { ConsoleBillsDocument } from '@teahouse/schema/documents/console-bills.ts';
import { useCallback } from 'react';
import { useReadPages } from '../../api/use-request.ts';
import { formatCount, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';
import { ReconcileBar } from './reconcile-bar.tsx';

export function BillsView() {
  const texts = useTexts(moneyTexts);
  const pages = useReadPages(ConsoleBillsDocument, { first: 30 }, ({ bills }) => bills);
  const { refetch } = pages;
  const readAgain = useCallback(() => void refetch(), [refetch]);
  return (
    <>
      <ReconcileBar onDone={readAgain} />
      <ConnectionTable
        name={texts.tabs.bills}
        pages={pages}
        rowsOf={(page) => page.bills.edges}
        empty={texts.empty.bills}
        columns={[
          { title: texts.day, render: (_, bill) => bill.billOn },
          { title: texts.bill.kind, render: (_, bill) => texts.billKinds[bill.kind] },
          { title: texts.bill.merchant, render: (_, bill) => <code>{bill.merchant}</code> },
          {
            title: texts.order.status,
            render: (_, bill) => (
              <>
                {texts.billStatuses[bill.status]}
                {bill.lastError ? <div>{bill.lastError}</div> : null}
              </>
            ),
          },
          { title: texts.bill.lines, align: 'right', render: (_, bill) => formatCount(bill.lineCount) },
          { title: texts.bill.in, align: 'right', render: (_, bill) => formatYuan(bill.incomeFen) },
          { title: texts.bill.out, align: 'right', render: (_, bill) => formatYuan(bill.expenseFen) },
          { title: texts.fee, align: 'right', render: (_, bill) => formatYuan(bill.feeFen) },
          { title: texts.bill.unmatched, align: 'right', render: (_, bill) => formatCount(bill.exceptionCount) },
        ]}
      />
    </>
  );
}
