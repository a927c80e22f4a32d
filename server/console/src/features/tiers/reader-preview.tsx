import type { BillingPeriod } from '@teahouse/schema/operations.ts';
import { useEffect, useRef, useState } from 'react';
import { formatLastDay } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { Phone } from '../../ui/phone.tsx';
import { readerPageTexts } from './reader-page.texts.ts';
import { monthlyFen, offeredPeriods, pricesFor, savedPercent } from './tier-rules.ts';
import { tiersTexts } from './tiers.texts.ts';
import './reader-preview.css';

/** A tier as far as readers see it. */
export interface ShownTier {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly benefits: readonly string[];
  readonly prices: readonly {
    readonly id: string;
    readonly period: `${BillingPeriod}`;
    readonly amountFen: number;
    readonly passEndsAt: string | null;
  }[];
}
type Period = ShownTier['prices'][number]['period'];

/** The readers' membership page at the width of a phone. Its periods can be tried; nothing can be bought. */
export function ReaderPreview({
  account,
  tiers,
  editedId,
}: {
  account: string;
  tiers: readonly ShownTier[];
  /** Which tier is being edited: it is kept in sight. */
  editedId?: string | undefined;
}) {
  const say = useTexts(readerPageTexts);
  const texts = useTexts(tiersTexts).preview;
  const [chosen, setChosen] = useState<Period | null>(null);
  const shown = tiers.map((tier) => ({
    ...tier,
    isArchived: false,
    benefits: [...tier.benefits],
    prices: [...tier.prices],
  }));
  const edited = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card may come after the phone
  useEffect(() => {
    const card = editedId === undefined ? null : edited.current;
    // Only the phone scrolls, not the page of the console.
    card?.parentElement?.scrollTo({ top: card.offsetTop - card.parentElement.offsetTop - 16 });
  }, [editedId, tiers.length]);
  const periods = offeredPeriods(shown);
  const period = chosen && periods.includes(chosen) ? chosen : (periods[0] ?? 'MONTH');
  return (
    <section aria-label={texts.title} className="reader-preview">
      <Phone title={say.title}>
        <div className="reader-preview__head">
          <strong>{say.heading}</strong>
          <p>{say.intro(account)}</p>
        </div>
        {periods.length > 1 ? (
          <div className="reader-preview__periods">
            {periods.map((one) => (
              <button key={one} type="button" aria-pressed={one === period} onClick={() => setChosen(one)}>
                {say.periodNames[one]}
              </button>
            ))}
          </div>
        ) : null}
        {shown.map((tier) => (
          <div key={tier.id} ref={tier.id === editedId ? edited : null}>
            <TierCard tier={tier} period={period} />
          </div>
        ))}
        {shown.length === 0 ? (
          <div className="reader-preview__foot">
            <strong>{say.emptyTitle}</strong>
            <div>{say.emptyHint}</div>
          </div>
        ) : (
          <div className="reader-preview__foot">
            <div>{say.noAutoRenew}</div>
            <div>{say.sellerIs(account)}</div>
          </div>
        )}
      </Phone>
      <p className="reader-preview__hint">{texts.hint}</p>
    </section>
  );
}

type Tier = Parameters<typeof pricesFor>[0];

function TierCard({ tier, period }: { tier: Tier; period: Period }) {
  const say = useTexts(readerPageTexts);
  const prices = pricesFor(tier, period);
  const [first] = prices;
  const isPass = first?.period === 'PASS';
  return (
    <div className="reader-preview__tier">
      <div className="reader-preview__name">
        <strong>{tier.name}</strong>
        {first && !isPass ? <Price tier={tier} price={first} /> : null}
      </div>
      {tier.description ? <p>{tier.description}</p> : null}
      {tier.benefits.length > 0 ? (
        <ul>
          {tier.benefits.map((benefit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same while they are typed
            <li key={index}>{benefit}</li>
          ))}
        </ul>
      ) : null}
      {prices.map((price) => (
        <div key={price.id}>
          {price.passEndsAt ? <small>{say.pass(formatLastDay(price.passEndsAt))}</small> : null}
          <div className="reader-preview__buy">{say.join(readerYuan(price.amountFen))}</div>
        </div>
      ))}
      {isPass ? <small>{say.passHint}</small> : null}
      {first && !isPass ? <div className="reader-preview__give">{say.give}</div> : null}
    </div>
  );
}

function Price({ tier, price }: { tier: Tier; price: Tier['prices'][number] }) {
  const say = useTexts(readerPageTexts);
  const saved = savedPercent(tier, price);
  return (
    <div className="reader-preview__price">
      {readerYuan(price.amountFen)} <small>/ {say.periods[price.period]}</small>
      {price.period === 'MONTH' ? null : (
        <div>
          <small>
            {say.perMonth(readerYuan(monthlyFen(price)))}
            {saved > 0 ? ` · ${say.save(saved)}` : ''}
          </small>
        </div>
      )}
    </div>
  );
}

/** Readers see whole yuan without ".00". */
function readerYuan(amountFen: number): string {
  const [yuan, rest] = [Math.floor(amountFen / 100), amountFen % 100];
  return rest === 0 ? `¥${yuan}` : `¥${yuan}.${String(rest).padStart(2, '0')}`;
}
