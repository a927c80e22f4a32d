import type { LedgerRowFragment } from '@teahouse/schema/operations.ts';
import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import './ledger.css';
import { ledgerOf } from './ledger-address.ts';
import { moneyTexts } from './money.texts.ts';

/** Columns of the books: one event a row, its lines below each other. */
export function useLedgerColumns() {
  const texts = useTexts(moneyTexts);
  return [
    { title: texts.ledger.when, render: (_: unknown, row: LedgerRowFragment) => formatMinute(row.occurredAt) },
    {
      title: texts.ledger.what,
      render: (_: unknown, row: LedgerRowFragment) =>
        row.order ? (
          <Link to={`/money/orders/${row.order.id}`}>{texts.ledgerKinds[row.kind]}</Link>
        ) : (
          texts.ledgerKinds[row.kind]
        ),
    },
    {
      title: texts.account,
      render: (_: unknown, row: LedgerRowFragment) => (
        <Lines
          row={row}
          show={({ ledgerAccount, name }) => (
            <Link to={ledgerOf(ledgerAccount)} title={ledgerAccount}>
              {name}
            </Link>
          )}
        />
      ),
    },
    {
      title: texts.ledger.debit,
      align: 'right' as const,
      render: (_: unknown, row: LedgerRowFragment) => (
        <Lines row={row} show={({ amountFen }) => (amountFen > 0 ? formatYuan(amountFen) : '')} />
      ),
    },
    {
      title: texts.ledger.credit,
      align: 'right' as const,
      render: (_: unknown, row: LedgerRowFragment) => (
        <Lines row={row} show={({ amountFen }) => (amountFen < 0 ? formatYuan(-amountFen) : '')} />
      ),
    },
    {
      title: texts.ledger.document,
      render: (_: unknown, row: LedgerRowFragment) => <code className="ledger__document">{row.providerDocument}</code>,
    },
  ];
}

function Lines({
  row,
  show,
}: {
  row: LedgerRowFragment;
  show: (entry: LedgerRowFragment['entries'][number]) => ReactNode;
}) {
  return row.entries.map((entry) => <div key={entry.line}>{show(entry) || '\u00a0'}</div>);
}

export function LedgerTable({ name, rows }: { name: string; rows: readonly LedgerRowFragment[] }) {
  const texts = useTexts(moneyTexts);
  const columns = useLedgerColumns();
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty.ledger} />;
  return (
    <DataTable
      name={name}
      rowKey="id"
      size="small"
      dataSource={[...rows]}
      columns={columns}
      style={{ marginBottom: 24 }}
    />
  );
}
