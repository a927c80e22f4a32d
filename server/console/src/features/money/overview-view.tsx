import { MoneyOverviewDocument } from '@teahouse/schema/documents/money-overview.ts';
import { Empty, Skeleton, Table } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { formatCount, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { DayBars } from './day-bars.tsx';
import { ledgerOf } from './ledger-address.ts';
import { moneyTexts } from './money.texts.ts';

export function OverviewView() {
  const texts = useTexts(moneyTexts);
  const { data, error, refetch } = useRead(MoneyOverviewDocument, {}, { everyMs: 60_000 });
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { todayFen, monthFen, balanceFen, openExceptionCount, byIncome, byRailThisMonth, byRail, days } =
    data.moneyOverview;
  const today = days.at(-1)?.on ?? '';
  const month = { from: `${today.slice(0, 8)}01`, to: today };
  const entries = (amountFen: number, to: string) => <Link to={to}>{formatYuan(amountFen)}</Link>;
  return (
    <>
      <Facts
        facts={[
          { label: texts.today, value: entries(todayFen, ledgerOf('income:', { from: today, to: today })) },
          { label: texts.month, value: entries(monthFen, ledgerOf('income:', month)) },
          { label: texts.balance, value: entries(balanceFen, ledgerOf('assets:wechat:')) },
          {
            label: texts.openExceptions,
            value: <Link to="/money/exceptions">{formatCount(openExceptionCount)}</Link>,
          },
        ]}
      />
      <h2>{texts.lastDays}</h2>
      <DayBars days={days} />
      <h2>{texts.byIncome}</h2>
      <Shares
        name={texts.byIncome}
        column={texts.account}
        shares={byIncome.map(({ ledgerAccount, ...share }) => ({ ...share, to: ledgerOf(ledgerAccount, month) }))}
      />
      <h2>{texts.byRailThisMonth}</h2>
      <Shares
        name={texts.byRailThisMonth}
        column={texts.order.rail}
        shares={byRailThisMonth.map(({ rail, amountFen }) => ({
          name: texts.rails[rail],
          amountFen,
          to: ledgerOf('income:', { ...month, rail }),
        }))}
      />
      <h2>{texts.byRail}</h2>
      <Shares
        name={texts.byRail}
        column={texts.account}
        shares={byRail.map(({ ledgerAccount, ...share }) => ({ ...share, to: ledgerOf(ledgerAccount) }))}
      />
    </>
  );
}

interface Share {
  readonly name: string;
  readonly amountFen: number;
  /** Where its entries are. */
  readonly to: string;
}

function Shares({ name, column, shares }: { name: string; column: string; shares: readonly Share[] }) {
  const texts = useTexts(moneyTexts);
  if (shares.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.nothingSold} />;
  return (
    <Table
      aria-label={name}
      rowKey="to"
      size="small"
      pagination={false}
      dataSource={[...shares]}
      columns={[
        { title: column, dataIndex: 'name' },
        {
          title: texts.amount,
          align: 'right',
          render: (_, { amountFen, to }) => <Link to={to}>{formatYuan(amountFen)}</Link>,
        },
      ]}
    />
  );
}
