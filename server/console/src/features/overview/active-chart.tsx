import type { ConsoleOverviewQuery } from '@teahouse/schema/operations.ts';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Chart, DayAxis } from './chart.tsx';
import { overviewTexts } from './overview.texts.ts';

type Days = ConsoleOverviewQuery['overview']['series'];

const width = 600;
const height = 150;

/** Active members at the end of each day, as a line over its area. */
export function ActiveChart({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts);
  const counts = days.map(({ activeCount }) => activeCount);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  // A line that hardly moves is shown where it moves; the scale beside it says so.
  const floor = least > most / 2 ? Math.max(0, least - (most - least) - 1) : 0;
  const x = (index: number) => (days.length === 1 ? width / 2 : (index / (days.length - 1)) * width);
  const y = (count: number) => height - ((count - floor) / Math.max(1, most - floor)) * (height - 12) - 2;
  const line = counts.map((count, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(count)}`).join('');
  const step = width / Math.max(1, days.length - 1);
  return (
    <Chart
      name={texts.activeChart}
      summary={texts.activeSummary(
        formatCount(counts[0] ?? 0),
        formatCount(counts.at(-1) ?? 0),
        formatCount(least),
        formatCount(most),
      )}
      rows={days}
      columns={[{ title: texts.active, of: ({ activeCount }) => formatCount(activeCount) }]}
    >
      <div className="chart__plot" aria-hidden>
        <span className="chart__scale">{formatCount(most)}</span>
        <span className="chart__scale chart__scale--floor">{formatCount(floor)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" focusable="false">
          <title>{texts.activeChart}</title>
          <path className="chart__area" d={`${line}L${x(days.length - 1)} ${height}L${x(0)} ${height}Z`} />
          <path className="chart__line" d={line} />
          {days.map(({ on, activeCount }, index) => (
            <rect key={on} className="chart__day" x={x(index) - step / 2} y={0} width={step} height={height}>
              <title>{texts.ofDay(on, formatCount(activeCount))}</title>
            </rect>
          ))}
        </svg>
      </div>
      <DayAxis days={days} />
    </Chart>
  );
}
