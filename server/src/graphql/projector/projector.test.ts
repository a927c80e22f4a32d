import fc from 'fast-check';
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticleReads } from '../../articles/article.reads.ts';
import { MemberReads } from '../../members/member.reads.ts';
import type { Viewer } from '../../members/viewer.ts';
import { TierReads } from '../../tiers/tier.reads.ts';
import { isCompilable } from '../executor.ts';
import { projections } from '../projections.ts';
import { createSchema } from '../schema.ts';
import { createEntityPath, type EntityPath } from './entity-path.fixture.ts';
import { type Fields, generateQuery } from './generated-query.fixture.ts';
import { createLibrary, type Library, libraryNow } from './library.fixture.ts';
import { Projector } from './projector.ts';

let library: Library;
let schema: GraphQLSchema;
let entityPath: EntityPath;
let services: object;
let cursors: Record<string, string[]>;

beforeAll(async () => {
  library = await createLibrary();
  schema = await createSchema();
  const projector = new Projector({ ...library, projections });
  services = {
    articleReads: new ArticleReads({ projector }),
    memberReads: new MemberReads({ projector }),
    tierReads: new TierReads({ projector }),
  };
  const micros = await readMicros();
  const cursorsOf = (property: string) =>
    [...micros].flatMap(([key, value]) => {
      const [of, id] = key.split(' ');
      return of === property ? [Buffer.from(JSON.stringify([value, id])).toString('base64url')] : [];
    });
  cursors = {
    'Query.articles': cursorsOf('publishedAt'),
    'Series.articles': cursorsOf('publishedAt'),
    'Query.articleDrafts': cursorsOf('updatedAt'),
    'Query.seriesList': cursorsOf('createdAt'),
  };
  entityPath = createEntityPath(schema, { now: libraryNow, micros, em: () => library.orm.em.fork() });
});
afterAll(() => library.close());

async function readMicros(): Promise<Map<string, number>> {
  const { rows } = await library.pool.query<{ key: string; micros: string }>(
    `select 'publishedAt ' || id as key, (extract(epoch from published_at) * 1000000)::bigint::text as micros
       from articles where published_at is not null
     union all select 'updatedAt ' || id, (extract(epoch from updated_at) * 1000000)::bigint::text from articles
     union all select 'createdAt ' || id, (extract(epoch from created_at) * 1000000)::bigint::text from series`,
  );
  return new Map(rows.map(({ key, micros }) => [key, Number(micros)]));
}

type Engine = (document: DocumentNode, viewer: Viewer, variables: Record<string, unknown>) => Promise<unknown>;

const contextOf = (viewer: Viewer) => ({ ...services, viewer, now: libraryNow, locale: 'en' as const });

function dataOf(result: ExecutionResult): Record<string, unknown> {
  const error = result.errors?.[0];
  if (error) throw error.originalError ?? error;
  return result.data as Record<string, unknown>;
}

const graphqlJs: Engine = async (document, viewer, variableValues) =>
  dataOf(await execute({ schema, document, contextValue: contextOf(viewer), variableValues }));

const compiled = new WeakMap<DocumentNode, CompiledQuery>();
const graphqlJit: Engine = async (document, viewer, variables) => {
  let query = compiled.get(document);
  if (!query) {
    const result = compileQuery(schema, document);
    if (!isCompiledQuery(result)) throw new Error('graphql-jit did not compile');
    query = result as CompiledQuery;
    compiled.set(document, query);
  }
  return dataOf((await query.query({}, contextOf(viewer), variables)) as ExecutionResult);
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const viewerNamed = (name: string): Viewer => library.viewers.find((one) => one.name === name)!.viewer;

function documentOf(text: string): DocumentNode {
  const document = parse(text);
  const [error] = validate(schema, document);
  if (error) throw error;
  return document;
}

/** Asks as one of the library's viewers; `library.statements` and `answers` then hold what that took. */
async function ask<Data>(viewerName: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> {
  library.statements.length = 0;
  library.answers.length = 0;
  return plain(await graphqlJs(documentOf(text), viewerNamed(viewerName), variables)) as Data;
}

/** What the entity path of this test knows; the payments feature tests its own fields. */
const fields: Fields = {
  Query: ['articles', 'article', 'articleDrafts', 'articleDraft', 'seriesList', 'series', 'tiers', 'tier', 'viewer'],
  Viewer: ['member', 'staffRole'],
  Member: ['id', 'displayName', 'isFollower', 'isBanned', 'joinedAt', 'memberships'],
};

it('answers generated queries as entities would, for every viewer, in both engines, with every plan', async () => {
  const pools = { ids: { Article: [], Series: [], Tier: [] } as Record<string, string[]>, cursors };
  pools.ids.Article = [...library.ids.articles, 'not-an-id'];
  pools.ids.ArticleDraft = pools.ids.Article;
  pools.ids.Series = [...library.ids.series, library.ids.articles[0]!];
  pools.ids.Tier = [...library.ids.tiers, "'; drop table tiers; --"];
  let compared = 0;

  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.nat(library.viewers.length - 1), async (gen, viewerIndex) => {
      const { text, variables } = generateQuery(fc, gen, schema, fields, pools);
      const document = parse(text);
      const { viewer } = library.viewers[viewerIndex]!;
      const mayWrite = viewer.staff?.role === 'WRITER';
      fc.pre(validate(schema, document).length === 0 && (mayWrite || !text.includes('articleDraft')));

      // The first variables once more at the end: by then their plan comes from the cache.
      for (const values of [variables[0]!, variables[1]!, variables[0]!]) {
        const expected = plain(await entityPath.execute(document, viewer, values));
        for (const engine of isCompilable(document) ? [graphqlJs, graphqlJit] : [graphqlJs]) {
          const answered = plain(await engine(document, viewer, values));
          expect(answered, `${text}\n${JSON.stringify(values)} ${engine.name}`).toEqual(expected);
        }
        compared += 1;
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 150), endOnFailure: true },
  );

  expect(compared).toBeGreaterThan(300);
}, 120_000);

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
  const document = documentOf(text);
  const seen = new Set<string>();

  for (const after of cursors['Query.articles']!.slice(0, 6)) {
    library.statements.length = 0;
    await graphqlJs(document, viewerNamed('tea: drinker'), { after, series: library.ids.series[0] });
    for (const statement of library.statements) seen.add(statement);
  }

  expect(seen.size).toBe(2);
});

it('answers members about themselves only, and staff about everyone', async () => {
  const [context, id] = [contextOf(viewerNamed('tea: drinker')), library.ids.members[1]!];
  const own = viewerNamed('tea: drinker').member!.id;
  const info = await infoOf('{ viewer { member { displayName memberships { id } } } }');
  const reads = new MemberReads({ projector: new Projector({ ...library, projections }) });

  expect(await reads.member(context, info, own)).toMatchObject({ displayName: 'drinker' });
  expect(await reads.member(context, info, id)).toBeNull();
  expect(await reads.member(contextOf(viewerNamed('tea: FINANCE')), info, id)).toMatchObject({
    displayName: 'follower',
  });
  expect(await reads.member(contextOf(viewerNamed('rain: FINANCE')), info, id)).toBeNull();
});

it('gives staff without the right role, and readers, no draft even if a resolver forgot to ask', async () => {
  const info = await infoOf('{ articleDraft(id: "x") { title document } }', 'Query', 'articleDraft');
  const { articleReads } = services as { articleReads: ArticleReads };
  const draftOf = (name: string) => articleReads.draft(contextOf(viewerNamed(name)), info, library.ids.articles[5]!);

  expect(await draftOf('tea: WRITER')).toMatchObject({ title: 'tea 5' });
  for (const name of ['tea: FINANCE', 'tea: drinker', 'tea: anonymous', 'rain: WRITER']) {
    expect(await draftOf(name), name).toBeNull();
  }
});

/** The info a resolver would be given for one field of an operation. */
function infoOf(text: string, type = 'Viewer', field = 'member'): Promise<GraphQLResolveInfo> {
  const plainSchema = buildSchema(printSchema(schema));
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
