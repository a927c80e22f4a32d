import type { ChangeArticlesInput, ListedArticleFragment } from '@teahouse/schema/operations.ts';

export type ListedArticle = ListedArticleFragment;

/** The changes that bring articles back to what they were, as few as possible. */
export function inverseOf(
  change: Omit<ChangeArticlesInput, 'ids'>,
  before: readonly ListedArticle[],
): ChangeArticlesInput[] {
  const groups = new Map<string, ChangeArticlesInput>();
  for (const article of before) {
    const back: Omit<ChangeArticlesInput, 'ids'> = {
      ...(change.status && { status: article.status }),
      ...(change.seriesId != null && { seriesId: article.series?.id ?? '' }),
      ...(change.policy && {
        policy: article.policy,
        ...(article.policy === 'TIERS' && { tierIds: article.tiers.map(({ id }) => id) }),
      }),
    };
    const key = JSON.stringify(back);
    const ids = groups.get(key)?.ids ?? [];
    groups.set(key, { ...back, ids: [...(ids as string[]), article.id] });
  }
  return [...groups.values()];
}
