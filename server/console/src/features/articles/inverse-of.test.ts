import type { ListedArticleFragment } from '@teahouse/schema/operations.ts';
import { expect, it } from 'vitest';
import { inverseOf } from './inverse-of.ts';

const article = (id: string, changes: Partial<ListedArticleFragment> = {}): ListedArticleFragment => ({
  id,
  version: 1,
  status: 'PUBLISHED',
  buyerCount: 0,
  title: id,
  policy: 'EVERYONE',
  tiers: [],
  series: null,
  unlockPriceFen: null,
  reviewState: 'APPROVED',
  scheduledAt: null,
  hasPendingWords: false,
  publishedAt: null,
  updatedAt: '2026-11-22T00:00:00Z',
  authorStaff: null,
  latestRevision: null,
  ...changes,
});

it('brings articles back to the series they came from, those of one together', () => {
  const series = { id: 's1', title: '夜话' };

  expect(inverseOf({ seriesId: 's2' }, [article('a', { series }), article('b'), article('c', { series })])).toEqual([
    { seriesId: 's1', ids: ['a', 'c'] },
    { seriesId: '', ids: ['b'] },
  ]);
});

it('brings policies back with their tiers', () => {
  const tiers = [{ id: 't1', name: '雅座' }];

  expect(inverseOf({ policy: 'MEMBERS' }, [article('a', { policy: 'TIERS', tiers }), article('b')])).toEqual([
    { policy: 'TIERS', tierIds: ['t1'], ids: ['a'] },
    { policy: 'EVERYONE', ids: ['b'] },
  ]);
});

it('shows again what was withdrawn', () => {
  expect(inverseOf({ status: 'WITHDRAWN' }, [article('a'), article('b')])).toEqual([
    { status: 'PUBLISHED', ids: ['a', 'b'] },
  ]);
});
