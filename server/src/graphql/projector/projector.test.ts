import fc from 'fast-check';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
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

const ask = (viewerName: string, text: string, variables: Record<string, unknown> = {}) =>
  graphqlJs(documentOf(text), viewerNamed(viewerName), variables);

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
