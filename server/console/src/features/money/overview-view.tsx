import { MoneyOverviewDocument } from '@teahouse/schema/documents/money-overview.ts';
import type { MoneyOverviewQuery } from '@teahouse/schema/operations.ts';
import { Empty, Skeleton, Table } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { formatCount, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { DayBars } from './day-bars.tsx';
import { moneyTexts } from './money.texts.ts';

type Overview = MoneyOverviewQuery['moneyOverview'];

const ledgerOf = (account: string) => `/money/ledger?account=${encodeURIComponent(account)}`;

export function OverviewView() {
  const texts = useTexts(moneyTexts);
  const { data, error, refetch } = useRead(MoneyOverviewDocument, {}, { everyMs: 60_000 });
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { todayFen, monthFen, balanceFen, openExceptionCount, byIncome, byRail, days } = data.moneyOverview;
  return (
    <>
      <Facts
        facts={[
          { label: texts.today, value: formatYuan(todayFen) },
          { label: texts.month, value: formatYuan(monthFen) },
          { label: texts.balance, value: formatYuan(balanceFen) },
          {
            label: texts.openExceptions,
            value: <Link to="/money/exceptions">{formatCount(openExceptionCount)}</Link>,
          },
        ]}
      />
      <h2>{texts.lastDays}</h2>
      <DayBars days={days} />
      <h2>{texts.byIncome}</h2>
      <Shares name={texts.byIncome} shares={byIncome} empty={texts.nothingSold} />
      <h2>{texts.byRail}</h2>
      <Shares name={texts.byRail} shares={byRail} empty={texts.nothingSold} />
    </>
  );
}

function Shares({ name, shares, empty }: { name: string; shares: Overview['byIncome']; empty: string }) {
  const texts = useTexts(moneyTexts);
  if (shares.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <Table
      aria-label={name}
      rowKey="ledgerAccount"
      size="small"
      pagination={false}
      dataSource={[...shares]}
      columns={[
        {
          title: texts.account,
          render: (_, share) => <Link to={ledgerOf(share.ledgerAccount)}>{share.name}</Link>,
        },
        { title: texts.amount, align: 'right', render: (_, share) => formatYuan(share.amountFen) },
      ]}
    />
  );
}
