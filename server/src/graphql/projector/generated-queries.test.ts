import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isCompilable } from '../executor.ts';
import { createEntityPath, type EntityPath } from './entity-path.fixture.ts';
import { type Fields, generateQuery } from './generated-query.fixture.ts';
import { libraryNow } from './library.fixture.ts';
import { plain, type Reading, startReading } from './reading.fixture.ts';

let reading: Reading;
let entityPath: EntityPath;
let cursors: Record<string, string[]>;

beforeAll(async () => {
  reading = await startReading();
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
  const em = () => reading.library.orm.em.fork();
  entityPath = createEntityPath(reading.schema, { now: libraryNow, micros, em });
});
afterAll(() => reading.library.close());

async function readMicros(): Promise<Map<string, number>> {
  const { rows } = await reading.library.pool.query<{ key: string; micros: string }>(
    `select 'publishedAt ' || id as key, (extract(epoch from published_at) * 1000000)::bigint::text as micros
       from articles where published_at is not null
     union all select 'updatedAt ' || id, (extract(epoch from updated_at) * 1000000)::bigint::text from articles
     union all select 'createdAt ' || id, (extract(epoch from created_at) * 1000000)::bigint::text from series`,
  );
  return new Map(rows.map(({ key, micros }) => [key, Number(micros)]));
}

/** What the entity path of this test knows; the payments feature tests its own fields. */
const fields: Fields = {
  Query: [
    'account',
    'articles',
    'article',
    'articleDrafts',
    'articleDraft',
    'seriesList',
    'series',
    'tiers',
    'tier',
    'viewer',
  ],
  Account: ['id', 'handle', 'kind', 'name', 'description', 'logoUrl', 'isVerified'],
  Viewer: ['member', 'staffRole'],
  Member: ['id', 'displayName', 'isFollower', 'isBanned', 'joinedAt', 'memberships'],
};

it('answers generated queries as entities would, for every viewer, in both engines, with every plan', async () => {
  const { library, schema, graphqlJs, graphqlJit } = reading;
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
