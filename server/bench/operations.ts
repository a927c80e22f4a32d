import { createHash } from 'node:crypto';

/** An operation every variant answers, sent by hash like our clients do. */
export interface BenchOperation {
  readonly name: 'feed' | 'article';
  readonly text: string;
  readonly hash: string;
}

const operation = (name: BenchOperation['name'], text: string): BenchOperation => ({
  name,
  text,
  hash: createHash('sha256').update(text).digest('hex'),
});

export const feed = operation(
  'feed',
  `query Feed($after: String) { articles(first: 20, after: $after) {
    edges { node { id title excerpt coverUrl author publishedAt readingMinutes policy lockedCharacterCount
      series { id title } tiers { id name } viewerAccess { canRead reason } } }
    pageInfo { hasNextPage endCursor } } }`,
);

export const article = operation(
  'article',
  `query Article($id: ID!) { article(id: $id) { id title author publishedAt readingMinutes policy
    freeDocument lockedDocument lockedCharacterCount series { id title } tiers { id name }
    viewerAccess { canRead reason until } related(first: 3) { id title coverUrl publishedAt } } }`,
);

export const operations = [feed, article] as const;
