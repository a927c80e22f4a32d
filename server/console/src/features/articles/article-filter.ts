import type { ArticleDraftFilter, ArticlePolicy } from '@teahouse/schema/operations.ts';

/** The states people look for articles by. */
export const articleViews = [
  'all',
  'drafts',
  'review',
  'editor',
  'scheduled',
  'published',
  'pending',
  'withdrawn',
] as const;
export type ArticleView = (typeof articleViews)[number];

const views: Readonly<Record<ArticleView, ArticleDraftFilter>> = {
  all: {},
  drafts: { status: 'DRAFT' },
  review: { reviewState: 'IN_REVIEW' },
  editor: { reviewState: 'WITH_EDITOR' },
  scheduled: { isScheduled: true },
  published: { status: 'PUBLISHED' },
  pending: { hasPendingWords: true },
  withdrawn: { status: 'WITHDRAWN' },
};

export const policies = [
  'EVERYONE',
  'FOLLOWERS',
  'MEMBERS',
  'TIERS',
  'PURCHASE',
] as const satisfies readonly ArticlePolicy[];

/** What is looked for, as it stands in the address. */
export function filterOf(parameters: URLSearchParams): {
  view: ArticleView;
  filter: ArticleDraftFilter;
  isFiltered: boolean;
} {
  const view = articleViews.find((one) => one === parameters.get('view')) ?? 'all';
  const filter: ArticleDraftFilter = {
    ...views[view],
    authorStaffId: parameters.get('author') ?? undefined,
    seriesId: parameters.get('series') ?? undefined,
    policy: policies.find((one) => one === parameters.get('policy')),
    text: parameters.get('text') ?? undefined,
  };
  return { view, filter, isFiltered: Object.values(filter).some((value) => value !== undefined) };
}
