import type { ConsoleOverviewQuery } from '@teahouse/schema/operations.ts';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Chart, DayAxis } from './chart.tsx';
import { overviewTexts } from './overview.texts.ts';

type Days = ConsoleOverviewQuery['overview']['series'];

/** Who came stands above the line, who left below it. */
export function ChangeChart({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts);
  const gainedOf = ({ newCount, returnedCount }: Days[number]) => newCount + returnedCount;
  const sum = (count: (day: Days[number]) => number) => days.reduce((total, day) => total + count(day), 0);
  const most = Math.max(1, ...days.flatMap((day) => [gainedOf(day), day.lostCount]));
  return (
    <Chart
      name={texts.changeChart}
      summary={texts.changeSummary(formatCount(sum(gainedOf)), formatCount(sum((day) => day.lostCount)))}
      rows={days}
      columns={[
        { title: texts.newDay, of: ({ newCount }) => formatCount(newCount) },
        { title: texts.returnedDay, of: ({ returnedCount }) => formatCount(returnedCount) },
        { title: texts.lostDay, of: ({ lostCount }) => formatCount(lostCount) },
      ]}
    >
      <div className="chart__legend" aria-hidden>
        <span className="chart__key chart__key--gained">{texts.gained}</span>
        <span className="chart__key chart__key--lost">{texts.lost}</span>
      </div>
      <div className="change-bars" aria-hidden>
        {days.map((day) => (
          <div key={day.on} title={texts.changeOfDay(day.on, formatCount(gainedOf(day)), formatCount(day.lostCount))}>
            <span className="change-bars__gained" style={{ height: `${(gainedOf(day) / most) * 50}%` }} />
            <span className="change-bars__lost" style={{ height: `${(day.lostCount / most) * 50}%` }} />
          </div>
        ))}
      </div>
      <DayAxis days={days} />
    </Chart>
  );
}
