import { type ReactNode, useId } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { overviewTexts } from './overview.texts.ts';

interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => ReactNode;
}

/** A chart under its name with one sentence on what it shows, and its numbers in a table for who cannot see it. */
export function Chart<Row extends { readonly on: string }>({
  name,
  summary,
  rows,
  columns,
  children,
}: {
  name: string;
  summary: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  children: ReactNode;
}) {
  const texts = useTexts(overviewTexts);
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{name}</h2>
        <p>{summary}</p>
      </figcaption>
      {children}
      <details>
        <summary>{texts.asTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className="chart__numbers" tabIndex={0} aria-label={name}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.day}</th>
                {columns.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.on}>
                  <th scope="row">{row.on}</th>
                  {columns.map(({ title, of }) => (
                    <td key={title}>{of(row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

/** The first, the middle and the last day below a chart. */
export function DayAxis({ days }: { days: readonly { readonly on: string }[] }) {
  const shown = [days[0], days[Math.floor((days.length - 1) / 2)], days.at(-1)].map((day) => day?.on.slice(5) ?? '');
  return (
    <div className="chart__axis" aria-hidden>
      {shown.map((day, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always three, and of one day all the same
        <span key={index}>{day}</span>
      ))}
    </div>
  );
}
