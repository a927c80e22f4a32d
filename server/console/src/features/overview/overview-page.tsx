import { ConsoleOverviewDocument } from '@teahouse/schema/documents/console-overview.ts';
import type { ComparedRatiosFragment, ConsoleOverviewQuery } from '@teahouse/schema/operations.ts';
import { Segmented, Skeleton } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { useSession } from '../../app/session.ts';
import { formatBps, formatCount, formatDay, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SetupCard } from '../settings/setup-card.tsx';
import { ActiveChart } from './active-chart.tsx';
import { ChangeChart } from './change-chart.tsx';
import { type Metric, MetricCards } from './metric-cards.tsx';
import { overviewTexts } from './overview.texts.ts';
import { TopArticles } from './top-articles.tsx';
import './overview.css';

const periods = [7, 30, 90];

/** How the account does: the first page of the console. How many days stands in its address. */
export function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const [parameters, setParameters] = useSearchParams();
  const days = periods.find((one) => String(one) === parameters.get('days')) ?? 30;
  const { data, error, refetch } = useRead(ConsoleOverviewDocument, { days });
  const overview = data?.overview;
  const { staff } = useSession();
  return (
    <Page
      title={texts.title}
      hint={overview ? texts.hint(formatDay(`${overview.firstDay}T00:00:00+08:00`), overview.days) : null}
      actions={
        <Segmented
          aria-label={texts.period}
          value={days}
          onChange={(chosen) => setParameters(chosen === 30 ? {} : { days: String(chosen) })}
          options={periods.map((value) => ({ value, label: texts.days(value) }))}
        />
      }
    >
      {staff?.role === 'OWNER' ? <SetupCard /> : null}
      {error ? (
        <FailureNotice failure={error} onRetry={() => void refetch()} />
      ) : overview ? (
        <Numbers overview={overview} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </Page>
  );
}

function Numbers({ overview }: { overview: ConsoleOverviewQuery['overview'] }) {
  const texts = useTexts(overviewTexts);
  return (
    <>
      <MetricCards metrics={useMetrics(overview)} />
      <div className="charts">
        <ActiveChart days={overview.series} />
        <ChangeChart days={overview.series} />
        <TopArticles
          name={texts.topRead}
          how={texts.topReadHow}
          empty={texts.noReads}
          articles={overview.topByReaders}
          by="readerCount"
        />
        <TopArticles
          name={texts.topSold}
          how={texts.topSoldHow}
          empty={texts.noSales}
          articles={overview.topByMemberships}
          by="membershipCount"
        />
      </div>
    </>
  );
}

type Ratio = ComparedRatiosFragment['current'];
const shareOf = ({ numerator, denominator }: Ratio): string =>
  denominator === 0 ? '—' : formatBps(Math.round((numerator / denominator) * 1_000) * 10);

function useMetrics(overview: ConsoleOverviewQuery['overview']): Metric[] {
  const texts = useTexts(overviewTexts);
  const { activeMembers, payingMembers, recurringRevenue, newMembers, returnedMembers, lostMembers } = overview;
  /** "+3 · 22 in the 7 days before" */
  const compared = (current: number, previous: number, format: (value: number) => string) => {
    const change = current - previous;
    const words = change === 0 ? texts.same : `${change > 0 ? '↑ ' : '↓ '}${format(Math.abs(change))}`;
    return `${words} · ${texts.before(format(previous), overview.days)}`;
  };
  const ratio = (name: string, of: ComparedRatiosFragment, how: (n: string, d: string) => string, none: string) => ({
    name,
    value: shareOf(of.current),
    compared: texts.before(shareOf(of.previous), overview.days),
    how:
      of.current.denominator === 0 ? none : how(formatCount(of.current.numerator), formatCount(of.current.denominator)),
  });
  return [
    {
      name: texts.active,
      value: formatCount(activeMembers.current),
      compared: compared(activeMembers.current, activeMembers.previous, formatCount),
      how: texts.activeHow(formatCount(payingMembers.current)),
    },
    ...(recurringRevenue
      ? [
          {
            name: texts.revenue,
            value: formatYuan(recurringRevenue.currentFen),
            compared: compared(recurringRevenue.currentFen, recurringRevenue.previousFen, formatYuan),
            how: texts.revenueHow,
          },
        ]
      : []),
    {
      name: texts.new,
      value: formatCount(newMembers.current),
      compared: compared(newMembers.current, newMembers.previous, formatCount),
      how: texts.newHow(formatCount(returnedMembers.current)),
    },
    {
      name: texts.lost,
      value: formatCount(lostMembers.current),
      compared: compared(lostMembers.current, lostMembers.previous, formatCount),
      how: texts.lostHow,
    },
    ratio(texts.conversion, overview.conversion, texts.conversionHow, texts.conversionNone),
    ratio(texts.retention, overview.retention, texts.retentionHow, texts.retentionNone),
  ];
}
