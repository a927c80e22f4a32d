import { ConsoleStatementDocument } from '@teahouse/schema/documents/console-statement.ts';
import { Button, Empty, Input, Segmented, Skeleton, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { moneyTexts } from './money.texts.ts';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The books by account and period: as a table here, as a file, and as a page to print. */
export function StatementView() {
  const texts = useTexts(moneyTexts);
  const [parameters, setParameters] = useSearchParams();
  const from = parameters.get('from') ?? `${today().slice(0, 8)}01`;
  const to = parameters.get('to') ?? today();
  const step = parameters.get('step') === 'DAY' ? 'DAY' : 'MONTH';
  const { data, error, refetch } = useRead(ConsoleStatementDocument, { from, to, step });
  const change = (name: string, value: string) =>
    setParameters((before) => {
      before.set(name, value);
      return before;
    });
  const files = `?from=${from}&to=${to}&step=${step}`;
  return (
    <>
      <Space wrap style={{ marginBottom: 16 }}>
        <Input
          type="date"
          aria-label={texts.statement.from}
          value={from}
          max={to}
          onChange={(e) => change('from', e.target.value)}
        />
        <Input
          type="date"
          aria-label={texts.statement.to}
          value={to}
          min={from}
          onChange={(e) => change('to', e.target.value)}
        />
        <Segmented
          aria-label={texts.statement.by}
          value={step}
          onChange={(value) => change('step', value)}
          options={[
            { value: 'MONTH', label: texts.statement.month },
            { value: 'DAY', label: texts.statement.day },
          ]}
        />
        <Button href={`/statements.csv${files}`}>{texts.statement.csv}</Button>
        <Button href={`/statements.html${files}`} target="_blank">
          {texts.statement.print}
        </Button>
      </Space>
      {error ? <FailureNotice failure={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton active /> : null}
      {data && data.statement.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty.statement} />
      ) : null}
      {data && data.statement.length > 0 ? (
        <DataTable
          name={texts.tabs.statement}
          rowKey={(row) => `${row.period} ${row.ledgerAccount}`}
          size="small"
          dataSource={[...data.statement]}
          columns={[
            { title: texts.day, dataIndex: 'period' },
            {
              title: texts.account,
              render: (_, row) => (
                <Link to={`/money/ledger?account=${encodeURIComponent(row.ledgerAccount)}&from=${from}&to=${to}`}>
                  {row.name}
                </Link>
              ),
            },
            { title: texts.statement.opening, align: 'right', render: (_, row) => formatYuan(row.openingFen) },
            { title: texts.ledger.debit, align: 'right', render: (_, row) => formatYuan(row.debitFen) },
            { title: texts.ledger.credit, align: 'right', render: (_, row) => formatYuan(row.creditFen) },
            { title: texts.statement.closing, align: 'right', render: (_, row) => formatYuan(row.closingFen) },
          ]}
        />
      ) : null}
    </>
  );
}
