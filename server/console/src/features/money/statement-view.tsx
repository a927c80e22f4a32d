import { ConsoleStatementDocument } from '@teahouse/schema/documents/console-statement.ts';
import { Button, Empty, Input, Segmented, Skeleton, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { dayIn } from '../../ui/address.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ledgerOf } from './ledger-address.ts';
import './ledger.css';
import { moneyTexts } from './money.texts.ts';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The books by account and period: as a table here, as a file, and as a page to print. */
export function StatementView() {
  const texts = useTexts(moneyTexts);
  const [parameters, setParameters] = useSearchParams();
  const from = dayIn(parameters.get('from')) ?? `${today().slice(0, 8)}01`;
  const to = dayIn(parameters.get('to')) ?? today();
  const step = parameters.get('step') === 'DAY' ? 'DAY' : 'MONTH';
  const { data, error, refetch } = useRead(ConsoleStatementDocument, { from, to, step });
  const change = (name: string, value: string) =>
    setParameters((before) => {
      before.set(name, value);
      return before;
    });
  const entries = ({ ledgerAccount, period }: { ledgerAccount: string; period: string }, amountFen: number) => (
    <Link to={ledgerOf(ledgerAccount, rangeOf(period, { from, to }))}>{formatYuan(amountFen)}</Link>
  );
  const balance = (amountFen: number) =>
    amountFen === 0
      ? formatYuan(0)
      : `${amountFen > 0 ? texts.statement.dr : texts.statement.cr} ${formatYuan(Math.abs(amountFen))}`;
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
        <>
          <DataTable
            name={texts.tabs.statement}
            rowKey={(row) => `${row.period} ${row.ledgerAccount}`}
            size="small"
            dataSource={[...data.statement]}
            columns={[
              { title: texts.day, dataIndex: 'period' },
              { title: texts.account, dataIndex: 'name' },
              { title: texts.statement.opening, align: 'right', render: (_, row) => balance(row.openingFen) },
              { title: texts.ledger.debit, align: 'right', render: (_, row) => entries(row, row.debitFen) },
              { title: texts.ledger.credit, align: 'right', render: (_, row) => entries(row, row.creditFen) },
              { title: texts.statement.closing, align: 'right', render: (_, row) => balance(row.closingFen) },
            ]}
          />
          <p className="statement__note">{texts.statement.note}</p>
        </>
      ) : null}
    </>
  );
}

/** The days of a period, YYYY-MM or YYYY-MM-DD, as far as they are asked for. */
function rangeOf(period: string, { from, to }: { from: string; to: string }): { from: string; to: string } {
  if (period.length > 7) return { from: period, to: period };
  const [year, month] = period.split('-').map(Number);
  const last = new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
  const first = `${period}-01`;
  return { from: first < from ? from : first, to: last > to ? to : last };
}
