import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import fastify from 'fastify';
import { buildSchema, isObjectType, printSchema } from 'graphql';
import { type AccessDecision, decide } from '../../src/access/decide.ts';
import { Article, ArticleStatus } from '../../src/articles/article.entity.ts';
import { newestPublished } from '../../src/articles/article.projection.ts';
import { ArticleTier } from '../../src/articles/article-tier.entity.ts';
import { createOrm } from '../../src/database/orm.ts';
import { createPool } from '../../src/database/pool.ts';
import { decodeCursor, encodeCursor } from '../../src/graphql/projector/cursor.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { readSessionToken } from '../../src/members/session-token.ts';
import type { Viewer } from '../../src/members/viewer.ts';
import { ViewerLoader } from '../../src/members/viewer-loader.ts';
import type { Tier } from '../../src/tiers/tier.entity.ts';
import { operations } from '../operations.ts';

interface Context {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly tiersOf: DataLoader<string, Tier[]>;
}

type Resolve = (source: never, args: never, context: Context) => unknown;

const published = (viewer: Viewer) => ({ account: viewer.accountId, status: ArticleStatus.PUBLISHED });
const newestFirst = { publishedAt: 'desc', id: 'desc' } as const;

async function accessTo(article: Article, { viewer, now, tiersOf }: Context): Promise<AccessDecision> {
  const tiers = article.policy === 'TIERS' ? await tiersOf.load(article.id) : [];
  return decide({
    articleId: article.id,
    seriesId: article.series?.id ?? null,
    policy: article.policy,
    articleTierIds: tiers.map((tier) => tier.id),
    isStaff: viewer.staff !== null,
    isFollower: viewer.member?.isFollower ?? false,
    heldTiers: viewer.heldTiers,
    heldUnlocks: viewer.heldUnlocks,
    at: now,
  });
}

const resolvers: Record<string, Record<string, Resolve>> = {
  Query: {
    async articles(_: never, { first, after }: { first: number; after?: string | null }, { em, viewer }: Context) {
      const [micros, id] = after ? decodeCursor(newestPublished, after) : [];
      const at = after ? new Date((micros as number) / 1_000) : null;
      const where = at ? { $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, id: { $lt: id as string } }] } : {};
      const found = await em.find(
        Article,
        { ...published(viewer), ...where },
        { orderBy: newestFirst, limit: first + 1, populate: ['series'] },
      );
      const shown = found.slice(0, first);
      const last = shown.at(-1);
      return {
        edges: shown.map((node) => ({ node })),
        pageInfo: {
          hasNextPage: found.length > first,
          endCursor: last ? encodeCursor([last.publishedAt!.getTime() * 1_000, last.id]) : null,
        },
      };
    },
    article: (_: never, { id }: { id: string }, { em, viewer }: Context) =>
      em.findOne(Article, { ...published(viewer), id }, { populate: ['series', 'freeDocument', 'lockedDocument'] }),
  },
  Article: {
    tiers: (article: Article, _: never, { tiersOf }: Context) => tiersOf.load(article.id),
    viewerAccess: (article: Article, _: never, context: Context) => accessTo(article, context),
    lockedDocument: async (article: Article, _: never, context: Context) =>
      (await accessTo(article, context)).canRead ? article.lockedDocument : null,
    async related(article: Article, { first }: { first: number }, { em, viewer }: Context) {
      const series = article.series?.id;
      const others = { ...published(viewer), id: { $ne: article.id } };
      const options = { orderBy: newestFirst, limit: first };
      const siblings = series ? await em.find(Article, { ...others, series }, options) : [];
      if (siblings.length === first) return siblings;
      const elsewhere = series ? { $or: [{ series: null }, { series: { $ne: series } }] } : {};
      return [...siblings, ...(await em.find(Article, { ...others, ...elsewhere }, options))].slice(0, first);
    },
  },
};

/** The idiomatic stack: the same Fastify and Apollo, entities from MikroORM, DataLoader for what belongs to many. */
export async function start(databaseUrl: string): Promise<string> {
  const orm = await createOrm(databaseUrl, 10);
  const viewers = new ViewerLoader({ pool: createPool(databaseUrl, 10) });
  const schema = buildSchema(printSchema(await createSchema()));
  for (const [type, fields] of Object.entries(resolvers)) {
    const object = schema.getType(type);
    if (isObjectType(object))
      // Each resolver takes its own parent and arguments; the schema promises no such thing.
      for (const [field, resolve] of Object.entries(fields)) object.getFields()[field]!.resolve = resolve as never;
  }
  const http = fastify({ forceCloseConnections: 'idle' });
  const plugins = [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(http)];
  const server = new ApolloServer<Context>({
    schema,
    plugins,
    stopOnTerminationSignals: false,
    persistedQueries: false,
  });
  await server.start();
  const texts = new Map(operations.map(({ hash, text }) => [hash, text]));
  http.route<{ Reply: string }>({
    method: 'POST',
    url: '/graphql',
    async preHandler(request) {
      const body = request.body as { extensions: { persistedQuery: { sha256Hash: string } }; variables: object };
      request.body = { query: texts.get(body.extensions.persistedQuery.sha256Hash), variables: body.variables };
    },
    handler: fastifyApolloHandler(server, {
      async context(request) {
        const em = orm.em.fork();
        const now = new Date();
        const presented = readSessionToken((request.headers.authorization ?? '').slice(7))!;
        const viewer = (await viewers.load(presented, now))!;
        return { em, viewer, now, tiersOf: tierLoader(em, viewer) };
      },
    }),
  });
  return http.listen({ host: '127.0.0.1', port: 0 });
}

const tierLoader = (em: EntityManager, viewer: Viewer) =>
  new DataLoader<string, Tier[]>(async (ids) => {
    const where = { account: viewer.accountId, article: { $in: [...ids] } };
    const links = await em.find(ArticleTier, where, { populate: ['tier'] });
    const tiers = new Map<string, Tier[]>(ids.map((id) => [id, []]));
    for (const link of links) tiers.get(link.article.id)!.push(link.tier as Tier);
    return ids.map((id) => tiers.get(id)!.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)));
  });
