import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { formatDay, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { discountOf, maxUsesOf, type OfferDraft, periodsOf } from './offer-draft.ts';
import { offersTexts } from './offers.texts.ts';
import { fenOf } from './price-fields.tsx';
import { usePeriodWords } from './price-line.tsx';

/** What an offer would change, and for whom, in sentences, before it is made. */
export function OfferEffects({ draft, tiers }: { draft: OfferDraft; tiers: readonly ConsoleTierFragment[] }) {
  const texts = useTexts(offersTexts);
  const lines = useEffects(draft, tiers);
  return (
    <section className="tier-page__section" aria-label={texts.effects}>
      <h2>{texts.effects}</h2>
      <p>{texts.effectsHint}</p>
      <ul className="effects" aria-live="polite">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function useEffects(draft: OfferDraft, tiers: readonly ConsoleTierFragment[]): string[] {
  const texts = useTexts(offersTexts).effect;
  const periodWords = usePeriodWords();
  const tier = tiers.find(({ id }) => id === draft.tierId);
  const dates = [
    draft.firstDay ? texts.from(formatDay(`${draft.firstDay}T00:00:00+08:00`)) : texts.fromNow,
    draft.lastDay ? texts.until(formatDay(`${draft.lastDay}T00:00:00+08:00`)) : texts.untilArchived,
  ];
  const maxUses = maxUsesOf(draft);
  const uses = maxUses === null ? texts.unlimited : maxUses === 1 ? texts.single : texts.uses(maxUses);
  if (draft.kind === 'TRIAL') {
    return [tier ? texts.trial(tier.name, draft.days ?? 0) : texts.noTier, uses, ...dates, texts.never];
  }

  if (!(draft.kind === 'PERCENT' ? draft.percent : draft.yuan)) return [texts.fillIn];

  const bought = (tier ? [tier] : tiers).flatMap(({ name, prices }) =>
    prices.filter(({ period }) => !draft.period || period === draft.period).map((price) => ({ name, price })),
  );
  const discounts = bought.map(({ price }) => discountOf(draft, price.amountFen));
  const periods = periodsOf(draft);
  const budgetFen = draft.budgetYuan ? fenOf(draft.budgetYuan) : null;
  const ceilings = [
    ...(budgetFen === null ? [] : [budgetFen]),
    ...(maxUses === null ? [] : [maxUses * Math.max(0, ...discounts)]),
  ];
  return [
    ...bought.map(({ name, price }, index) =>
      texts.price(
        texts.who[draft.audience],
        `${name} · ${periodWords(price)}`,
        formatYuan(price.amountFen),
        formatYuan(price.amountFen - discounts[index]!),
      ),
    ),
    periods === null ? texts.always : periods === 1 ? texts.once : texts.many(periods),
    uses,
    ...(budgetFen === null ? [] : [texts.budget(formatYuan(budgetFen))]),
    ceilings.length > 0 ? texts.worst(formatYuan(Math.min(...ceilings))) : texts.noWorst,
    ...dates,
    texts.existing,
    texts.never,
  ];
}
