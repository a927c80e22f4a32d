import type { ArticlePolicy, Language } from '@teahouse/schema/operations.ts';

/** What is decided about an article beside its text, as its panel shows it. */
export interface Settings {
  readonly policy: `${ArticlePolicy}`;
  readonly tierIds: readonly string[];
  readonly priceYuan: number | null;
  readonly isTippable: boolean;
  readonly seriesId: string | null;
  readonly coverUrl: string | null;
  readonly excerpt: string;
  readonly author: string;
  readonly language: `${Language}`;
}

/** What of an article its settings are read from; cover and excerpt are words, and come with them. */
interface Article {
  readonly policy: `${ArticlePolicy}`;
  readonly tiers: readonly { readonly id: string }[];
  readonly unlockPriceFen: number | null;
  readonly isTippable: boolean;
  readonly series: { readonly id: string } | null;
  readonly author: string;
  readonly language: `${Language}`;
}

export function settingsOf(
  article: Article,
  { coverUrl, excerpt }: { readonly coverUrl: string | null; readonly excerpt: string },
): Settings {
  const { policy, tiers, unlockPriceFen, isTippable, series, author, language } = article;
  return {
    policy,
    tierIds: tiers.map(({ id }) => id).sort(),
    priceYuan: unlockPriceFen === null ? null : unlockPriceFen / 100,
    isTippable,
    seriesId: series?.id ?? null,
    coverUrl,
    excerpt,
    author,
    language,
  };
}

/** What a form holds, as it would be saved; what it does not show any more stays as it was. */
export function settledSettings(values: Partial<Settings>, base: Settings): Settings {
  const all = { ...base, ...values };
  return {
    ...all,
    tierIds: all.policy === 'TIERS' ? [...all.tierIds].sort() : [],
    priceYuan: all.policy === 'EVERYONE' ? base.priceYuan : (all.priceYuan ?? null),
    seriesId: all.seriesId ?? null,
    coverUrl: all.coverUrl ?? null,
    excerpt: all.excerpt.trim(),
    author: all.author.trim(),
  };
}

const names = [
  'policy',
  'tierIds',
  'priceYuan',
  'isTippable',
  'seriesId',
  'coverUrl',
  'excerpt',
  'author',
  'language',
] as const satisfies readonly (keyof Settings)[];

const differs = (name: keyof Settings, one: Settings, other: Settings): boolean => {
  // Tiers are chosen within one policy: another policy is another choice of them.
  if (name === 'tierIds' || name === 'policy') {
    return one.policy !== other.policy || one.tierIds.join() !== other.tierIds.join();
  }
  return one[name] !== other[name];
};

export const isSameSettings = (one: Settings, other: Settings): boolean =>
  names.every((name) => !differs(name, one, other));

/** Two people's settings on top of the same ones. */
export interface MergedSettings {
  /** Both changes together; mine where both changed the same. */
  readonly settings: Settings;
  /** What both changed, and not to the same. */
  readonly contested: readonly (keyof Settings)[];
}

export function mergeSettings(base: Settings, mine: Settings, theirs: Settings): MergedSettings {
  const isTheirs = (name: keyof Settings) => differs(name, base, theirs) && differs(name, mine, theirs);
  const taken = names.filter((name) => isTheirs(name) && !differs(name, base, mine));
  return {
    settings: { ...mine, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) },
    contested: names.filter((name) => isTheirs(name) && differs(name, base, mine) && name !== 'tierIds'),
  };
}
