import type { ConsoleTierFragment, FeeLineFragment } from '@teahouse/schema/operations.ts';
import { formatBps, formatLastDay, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { tiersTexts } from './tiers.texts.ts';

export type ConsolePrice = ConsoleTierFragment['prices'][number];

/** A price's period in words: "按月", or until which day. */
export function usePeriodWords(): (price: Pick<ConsolePrice, 'period' | 'passEndsAt'>) => string {
  const texts = useTexts(tiersTexts);
  return ({ period, passEndsAt }) => (passEndsAt ? texts.pass(formatLastDay(passEndsAt)) : texts.periods[period]);
}

/** A price, and what is left of it at least and at most. */
export function PriceSummary({ price }: { price: ConsolePrice }) {
  const texts = useTexts(tiersTexts).price;
  const kept = shownFees(price.feeEstimates ?? [], price.isRenewable).map(({ keptFen }) => keptFen);
  return (
    <div className="price-line">
      <PriceName price={price} />
      {kept.length > 0 ? (
        <small>{texts.keptRange(formatYuan(Math.min(...kept)), formatYuan(Math.max(...kept)))}</small>
      ) : null}
    </div>
  );
}

/** A price, and what is left of it over each channel. */
export function PriceLine({ price }: { price: ConsolePrice }) {
  return (
    <div className="price-line">
      <PriceName price={price} />
      <Fees fees={price.feeEstimates ?? []} isRenewable={price.isRenewable} />
    </div>
  );
}

function PriceName({ price }: { price: ConsolePrice }) {
  const texts = useTexts(tiersTexts);
  const periodWords = usePeriodWords();
  return (
    <div>
      <strong>{formatYuan(price.amountFen)}</strong> {periodWords(price)}
      {price.isRenewable ? ` · ${texts.renewable}` : ''}
    </div>
  );
}

const shownFees = (fees: readonly FeeLineFragment[], isRenewable: boolean) =>
  fees.filter((fee) => isRenewable || fee.case !== 'XPAY_RENEWAL');

/** What WeChat keeps, by channel. Renewals are shown for prices that have them. */
export function Fees({ fees, isRenewable }: { fees: readonly FeeLineFragment[]; isRenewable: boolean }) {
  const texts = useTexts(tiersTexts);
  return (
    <dl className="fees">
      {shownFees(fees, isRenewable).map((fee) => (
        <div key={fee.case}>
          <dt>{texts.feeCases[fee.case]}</dt>
          <dd title={texts.price.fee(formatYuan(fee.feeFen), formatBps(fee.rateBps))}>
            {texts.price.kept(formatYuan(fee.keptFen))}
            <span>{formatBps(fee.rateBps)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
