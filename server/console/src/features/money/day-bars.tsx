import type { MoneyOverviewQuery } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatYuan } from '../../i18n/format.ts';
import { type Texts, useTexts } from '../../i18n/language.ts';
import './day-bars.css';
import { ledgerOf } from './ledger-address.ts';

type Day = MoneyOverviewQuery['moneyOverview']['days'][number];

const texts: Texts<{
  of: (day: string, income: string, refund: string) => string;
  most: (income: string) => string;
  table: string;
  chart: string;
}> = {
  'zh-CN': {
    of: (day, income, refund) => `${day}：收入 ${income}，退款 ${refund}`,
    most: (income) => `最高一天 ${income}`,
    table: '看表格',
    chart: '看图',
  },
  en: {
    of: (day, income, refund) => `${day}: income ${income}, refunded ${refund}`,
    most: (income) => `Best day ${income}`,
    table: 'As a table',
    chart: 'As a chart',
  },
};

/** Thirty bars, one per day; the same numbers as a table for who cannot see them. */
export function DayBars({ days }: { days: readonly Day[] }) {
  const say = useTexts(texts);
  const [isTable, setIsTable] = useState(false);
  const most = Math.max(1, ...days.map((day) => day.incomeFen));
  const wordsOf = (day: Day) => say.of(day.on, formatYuan(day.incomeFen), formatYuan(day.refundFen));
  return (
    <figure className="day-bars">
      {isTable ? (
        <ul className="day-bars__list">
          {days.map((day) => (
            <li key={day.on}>
              <Link to={ledgerOf('income:', { from: day.on, to: day.on })}>{wordsOf(day)}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p className="day-bars__most" aria-hidden>
            {say.most(formatYuan(Math.max(0, ...days.map((day) => day.incomeFen))))}
          </p>
          <div className="day-bars__bars" role="img" aria-label={days.map(wordsOf).join('; ')}>
            {days.map((day) => (
              <div key={day.on} className="day-bars__day" title={wordsOf(day)}>
                <div className="day-bars__bar" style={{ height: `${(day.incomeFen / most) * 100}%` }}>
                  <div
                    style={{ height: `${(Math.min(day.refundFen, day.incomeFen) / (day.incomeFen || 1)) * 100}%` }}
                  />
                </div>
                <span>{Number(day.on.slice(8)) % 5 === 1 ? Number(day.on.slice(8)) : ''}</span>
              </div>
            ))}
          </div>
        </>
      )}
      <figcaption>
        <button type="button" className="day-bars__switch" onClick={() => setIsTable(!isTable)}>
          {isTable ? say.chart : say.table}
        </button>
      </figcaption>
    </figure>
  );
}
