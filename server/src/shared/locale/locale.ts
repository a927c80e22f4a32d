/** The languages Teahouse speaks; zh-CN first. */
export type Locale = 'zh-CN' | 'en';

/** One text in every language we speak. */
export type Localized = Readonly<Record<Locale, string>>;

const defaultLocale: Locale = 'zh-CN';

/** Chooses from an Accept-Language header; Chinese when nothing we speak is named. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  if (!acceptLanguage) return defaultLocale;
  const wishes = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { tag, weight: q ? Number(q.slice(2)) || 0 : 1 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return defaultLocale;
}
