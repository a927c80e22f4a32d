import { buildSchema, execute, type GraphQLResolveInfo, parse, printSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Library } from './library.fixture.ts';
import { type Reading, startReading } from './reading.fixture.ts';

let reading: Reading;
let library: Library;
let ask: Reading['ask'];

beforeAll(async () => {
  reading = await startReading();
  ({ library, ask } = reading);
});
afterAll(() => reading.library.close());

it('sends one statement per root field, however deep the selection', async () => {
  const everything = `{
    feed: articles(first: 20) { ...Page }
    article(id: "${library.ids.articles[1]}") { ...Card freeDocument related(first: 3) { ...Card series { title } } }
    seriesList { edges { node { articleCount articles(first: 2) { ...Page } } } }
    tiers { name prices { amountFen } }
    viewer { member { memberships { isActive tier { name prices { period } } } } }
  }
  fragment Card on Article { title viewerAccess { canRead reason until } tiers { name prices { amountFen } } lockedDocument }
  fragment Page on ArticleConnection { edges { cursor node { ...Card series { title articleCount } } } pageInfo { endCursor } }`;

  await ask('tea: holder of both', everything);

  expect(library.statements).toHaveLength(5);
});

it('names the account in every table it reads, as the first parameter', async () => {
  await ask(
    'tea: holder of both',
    `{ articles { edges { node { tiers { prices { id } } viewerAccess { until } series { articleCount articles { edges { node { id } } } } related { id } } } } }`,
  );

  const [statement] = library.statements;
  const tables = [...statement!.matchAll(/(?:from|join) "(\w+)" (\w+)/g)];
  const unscoped = tables.filter(([, , alias]) => !statement!.includes(`${alias}."account_id" = $1::uuid`));
  expect(tables.map(([, table]) => table).sort()).toEqual(
    [
      'article_tiers',
      'article_tiers',
      'article_tiers',
      'article_tiers',
      'articles',
      'articles',
      'articles',
      'articles',
      'articles',
      'series',
      'tier_prices',
      'tiers',
    ].sort(),
  );
  expect(unscoped).toEqual([]);
});

it('does not even load what the viewer may not read', async () => {
  const text = '{ articles(first: 100) { edges { node { title viewerAccess { canRead } lockedDocument } } } }';
  type Answer = { articles: { edges: { node: { title: string; viewerAccess: { canRead: boolean } } }[] } };

  const { articles } = await ask<Answer>('tea: stranger', text);

  const closed = articles.edges.filter(({ node }) => !node.viewerAccess.canRead).map(({ node }) => node.title);
  const loaded = [...library.answers.join().matchAll(/LOCKED (tea \d+)/g)].map(([, title]) => title);
  expect(closed.length).toBeGreaterThan(5);
  expect(loaded.length).toBeGreaterThan(2);
  expect(loaded.filter((title) => closed.includes(title!))).toEqual([]);
});

it('shows nothing of another account, whatever id is asked for', async () => {
  const elsewhere = library.ids.articles.at(-2)!;
  const text = `query ($id: ID!) { article(id: $id) { id } series(id: $id) { id } tier(id: $id) { id } }`;

  expect(await ask('rain: anonymous', text, { id: elsewhere })).toMatchObject({ article: { id: elsewhere } });
  for (const id of [elsewhere, library.ids.tiers.at(-1), library.ids.series.at(-1), "' or 1=1 --", '']) {
    expect(await ask('tea: drinker', text, { id })).toEqual({ article: null, series: null, tier: null });
  }
});

it('walks a list of equal instants and lost microseconds without skipping or repeating', async () => {
  type Answer = {
    articles: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  };
  const text = `query ($after: String) { articles(first: 1, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const all = await ask<Answer>(
    'tea: anonymous',
    '{ articles(first: 100) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
  );

  const walked: string[] = [];
  let after: string | null = null;
  do {
    const { articles }: Answer = await ask<Answer>('tea: anonymous', text, { after });
    walked.push(...articles.edges.map(({ node }) => node.id));
    after = articles.pageInfo.hasNextPage ? articles.pageInfo.endCursor : null;
  } while (after);

  expect(walked).toEqual(all.articles.edges.map(({ node }) => node.id));
  expect(new Set(walked).size).toBe(15);
});

it('keeps apart what aliases ask of one field, in lists and in places of equal name', async () => {
  type Pages = { edges: { node: { title: string } }[] };
  type Answer = { a: { x: Pages; all: Pages }; b: { x: Pages } };
  const id = library.ids.series[0];
  const nodes = '{ edges { node { title } } }';

  const { a, b } = await ask<Answer>(
    'tea: anonymous',
    `query ($n: Int!) { a: series(id: "${id}") { x: articles(first: 1) ${nodes} all: articles(first: $n) ${nodes} } b: series(id: "${id}") { x: articles(first: 2) ${nodes} } }`,
    { n: 6 },
  );

  const titles = (pages: Pages) => pages.edges.map(({ node }) => node.title);
  expect(titles(a.all)).toHaveLength(6);
  expect(titles(a.x)).toEqual(titles(a.all).slice(0, 1));
  expect(titles(b.x)).toEqual(titles(a.all).slice(0, 2));
});

it.each([
  ['no cursor at all', 'nonsense'],
  ['a cursor of another shape', Buffer.from('[1]').toString('base64url')],
  ['a cursor of another type', Buffer.from('["x","y"]').toString('base64url')],
  ['an instant beyond time', Buffer.from(`[1e300,"${'0'.repeat(36)}"]`).toString('base64url')],
])('refuses %s with BAD_INPUT, at the root and below', async (_, after) => {
  const root = ask('tea: anonymous', 'query ($after: String) { articles(after: $after) { edges { cursor } } }', {
    after,
  });
  await expect(root).rejects.toMatchObject({ code: 'BAD_INPUT' });
  const below = ask(
    'tea: anonymous',
    `{ series(id: "${library.ids.series[0]}") { articles(after: ${JSON.stringify(after)}) { edges { cursor } } } }`,
  );
  await expect(below).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

it.each([0, -1, 101])('refuses pages of %i', async (first) => {
  for (const text of [
    'query ($first: Int!) { articles(first: $first) { edges { cursor } } }',
    `query ($first: Int!) { series(id: "${library.ids.series[0]}") { articles(first: $first) { edges { cursor } } } }`,
    `query ($first: Int!) { article(id: "${library.ids.articles[1]}") { related(first: $first) { id } } }`,
  ]) {
    await expect(ask('tea: anonymous', text, { first })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  }
});

it('binds cursors and ids, so that one prepared statement serves every page', async () => {
  const text = `query ($after: String, $series: ID!) { articles(first: 2, after: $after) { edges { node { id } } } series(id: $series) { articles(after: $after) { edges { node { id } } } } }`;
  const document = reading.documentOf(text);
  const seen = new Set<string>();
  const all = await ask<{ articles: { edges: { cursor: string }[] } }>(
    'tea: drinker',
    '{ articles { edges { cursor } } }',
  );
  const cursors = all.articles.edges.slice(0, 6).map((edge) => edge.cursor);

  for (const after of cursors) {
    library.statements.length = 0;
    await reading.graphqlJs(document, reading.contextOf('tea: drinker').viewer, {
      after,
      series: library.ids.series[0],
    });
    for (const statement of library.statements) seen.add(statement);
  }

  expect(seen.size).toBe(2);
});

it('answers members about themselves only, and staff about everyone', async () => {
  const [context, id] = [reading.contextOf('tea: drinker'), library.ids.members[1]!];
  const own = reading.contextOf('tea: drinker').viewer.member!.id;
  const info = await infoOf('{ viewer { member { displayName memberships { id } } } }');
  const reads = reading.memberReads;

  expect(await reads.member(context, info, own)).toMatchObject({ displayName: 'drinker' });
  expect(await reads.member(context, info, id)).toBeNull();
  expect(await reads.member(reading.contextOf('tea: FINANCE'), info, id)).toMatchObject({
    displayName: 'follower',
  });
  expect(await reads.member(reading.contextOf('rain: FINANCE'), info, id)).toBeNull();
});

it('gives staff without the right role, and readers, no draft even if a resolver forgot to ask', async () => {
  const info = await infoOf('{ articleDraft(id: "x") { title document } }', 'Query', 'articleDraft');
  const draftOf = (name: string) => reading.articleReads.draft(reading.contextOf(name), info, library.ids.articles[5]!);

  expect(await draftOf('tea: WRITER')).toMatchObject({ title: 'tea 5' });
  for (const name of ['tea: FINANCE', 'tea: drinker', 'tea: anonymous', 'rain: WRITER']) {
    expect(await draftOf(name), name).toBeNull();
  }
});

/** The info a resolver would be given for one field of an operation. */
function infoOf(text: string, type = 'Viewer', field = 'member'): Promise<GraphQLResolveInfo> {
  const plainSchema = buildSchema(printSchema(reading.schema));
  return new Promise((resolve) => {
    void execute({
      schema: plainSchema,
      document: parse(text),
      fieldResolver: (_, __, ___, info) => {
        if (info.parentType.name === type && info.fieldName === field) resolve(info);
        return {};
      },
    });
  });
}
