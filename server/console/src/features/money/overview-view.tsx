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
import { ledgerOf } from './ledger-address.ts';
import { moneyTexts } from './money.texts.ts';

type Overview = MoneyOverviewQuery['moneyOverview'];

export function OverviewView() {
  const texts = useTexts(moneyTexts);
  const { data, error, refetch } = useRead(MoneyOverviewDocument, {}, { everyMs: 60_000 });
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { todayFen, monthFen, balanceFen, openExceptionCount, byIncome, byRail, days } = data.moneyOverview;
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
        shares={byIncome}
        addressOf={(account) => ledgerOf(account, month)}
        empty={texts.nothingSold}
      />
      <h2>{texts.byRail}</h2>
      <Shares name={texts.byRail} shares={byRail} addressOf={ledgerOf} empty={texts.nothingSold} />
    </>
  );
}

function Shares({
  name,
  shares,
  addressOf,
  empty,
}: {
  name: string;
  shares: Overview['byIncome'];
  addressOf: (account: string) => string;
  empty: string;
}) {
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
        { title: texts.account, dataIndex: 'name' },
        {
          title: texts.amount,
          align: 'right',
          render: (_, { ledgerAccount, amountFen }) => (
            <Link to={addressOf(ledgerAccount)}>{formatYuan(amountFen)}</Link>
          ),
        },
      ]}
    />
  );
}
