import type { EntityManager } from '@mikro-orm/postgresql';
import {
  buildSchema,
  type DocumentNode,
  defaultFieldResolver,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  printSchema,
} from 'graphql';
import { decide } from '../../access/decide.ts';
import { Account } from '../../accounts/account.entity.ts';
import { isPermitted } from '../../accounts/permissions.ts';
import { Article, ArticleStatus } from '../../articles/article.entity.ts';
import { ArticleTier } from '../../articles/article-tier.entity.ts';
import { wholeDocument } from '../../articles/document.ts';
import { Series } from '../../articles/series.entity.ts';
import { Member } from '../../members/member.entity.ts';
import type { Viewer } from '../../members/viewer.ts';
import { Membership } from '../../memberships/membership.entity.ts';
import { MoneySettings } from '../../money-settings/money-settings.entity.ts';
import { RenewalContract, RenewalContractStatus } from '../../renewals/renewal-contract.entity.ts';
import { estimatesOf } from '../../statements/fee-schedule.ts';
import { Tier } from '../../tiers/tier.entity.ts';
import { TierPrice } from '../../tiers/tier-price.entity.ts';
import { Unlock, UnlockSource } from '../../unlocks/unlock.entity.ts';

/**
 * The same answers the plain way: entities through MikroORM, one query per field, sorted and cut in JavaScript. It is slow
 * and obvious, and shares nothing with the projector but the schema, `decide` and the entities.
 */
export interface EntityPath {
  execute(document: DocumentNode, viewer: Viewer, variables: Record<string, unknown>): Promise<unknown>;
}

interface Reading {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly now: Date;
  /** Microseconds of what lists are sorted by, which entities' Dates have lost: `<property> <id>`. */
  readonly micros: ReadonlyMap<string, number>;
}

interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

export function createEntityPath(
  schema: GraphQLSchema,
  reading: Omit<Reading, 'em' | 'viewer'> & { readonly em: () => EntityManager },
): EntityPath {
  const plain = buildSchema(printSchema(schema));
  return {
    async execute(document, viewer, variableValues) {
      const contextValue: Reading = { ...reading, viewer, em: reading.em() };
      const fieldResolver: GraphQLFieldResolver<unknown, Reading> = (source, args, context, info) => {
        const resolve = resolvers[`${info.parentType.name}.${info.fieldName}`];
        // Each resolver takes its own parent and arguments; found by name, its types are lost.
        return resolve
          ? resolve(source as never, args as never, context)
          : defaultFieldResolver(source, args, context, info);
      };
      const result = await execute({
        schema: plain,
        document,
        variableValues,
        contextValue,
        fieldResolver,
        rootValue: {},
      });
      if (result.errors) throw result.errors[0]!.originalError ?? result.errors[0];
      return result.data;
    },
  };
}

const newestFirst = (property: string) => (a: readonly [number, string], b: readonly [number, string]) =>
  property === '' ? 0 : b[0] - a[0] || (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : 0);

function page<Entity extends { id: string }>(
  reading: Reading,
  entities: readonly Entity[],
  property: string,
  { first, after }: PageArguments,
) {
  const keyOf = ({ id }: Entity) => [reading.micros.get(`${property} ${id}`)!, id] as const;
  const compare = newestFirst(property);
  const sorted = [...entities].sort((a, b) => compare(keyOf(a), keyOf(b)));
  const start = after ? (JSON.parse(Buffer.from(after, 'base64url').toString()) as [number, string]) : null;
  const rest = start ? sorted.filter((entity) => compare(start, keyOf(entity)) < 0) : sorted;
  const cursorOf = (entity: Entity) => Buffer.from(JSON.stringify(keyOf(entity))).toString('base64url');
  const shown = rest.slice(0, first);
  return {
    edges: shown.map((node) => ({ node, cursor: cursorOf(node) })),
    pageInfo: {
      hasNextPage: rest.length > first,
      hasPreviousPage: start !== null,
      startCursor: shown.length > 0 ? cursorOf(shown[0]!) : null,
      endCursor: shown.length > 0 ? cursorOf(shown.at(-1)!) : null,
    },
  };
}

const everything = ['freeDocument', 'lockedDocument', 'series', 'latestRevision', 'authorStaff'] as const;
const isUuid = (id: string) => /^[0-9a-f-]{36}$/.test(id);

const published = ({ em, viewer }: Reading, where: object = {}) =>
  em.find(Article, { account: viewer.accountId, status: ArticleStatus.PUBLISHED, ...where }, { populate: everything });

async function accessTo(article: Article, { em, viewer, now }: Reading) {
  const links = await em.find(ArticleTier, { account: viewer.accountId, article: article.id });
  return decide({
    articleId: article.id,
    seriesId: article.series?.id ?? null,
    policy: article.policy,
    articleTierIds: links.map((link) => link.tier.id),
    isStaff: viewer.staff !== null,
    isFollower: viewer.member?.isFollower ?? false,
    heldTiers: viewer.heldTiers,
    heldUnlocks: viewer.heldUnlocks,
    at: now,
  });
}

async function tiersOf(article: Article, { em, viewer }: Reading) {
  const links = await em.find(ArticleTier, { account: viewer.accountId, article: article.id }, { populate: ['tier'] });
  return inOfferedOrder(links.map((link) => link.tier as Tier));
}

const inOfferedOrder = (tiers: readonly Tier[]) =>
  [...tiers].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

const drafts = ({ em, viewer }: Reading, where: object) =>
  isPermitted(viewer, 'readDrafts')
    ? em.find(Article, { account: viewer.accountId, ...where }, { populate: everything })
    : [];

/** The filter of articleDrafts, without the database. */
const isAsked = (filter: Record<string, unknown>) => (article: Article) => {
  const { title, excerpt, author, freeDocument, lockedDocument } = article;
  const said = JSON.stringify([title, excerpt, author, freeDocument, lockedDocument]).toLowerCase();
  const tests: Record<string, (value: unknown) => boolean> = {
    status: (value) => article.status === value,
    reviewState: (value) => article.reviewState === value,
    isScheduled: (value) => (article.scheduledAt !== null) === value,
    hasPendingWords: (value) => (article.pendingRevision !== null) === value,
    authorStaffId: (value) => article.authorStaff?.id === value,
    seriesId: (value) => article.series?.id === value,
    policy: (value) => article.policy === value,
    text: (value) => said.includes(String(value).trim().toLowerCase()),
  };
  return Object.entries(filter).every(([name, value]) => value === null || tests[name]!(value));
};

type Resolve = (source: never, args: never, reading: Reading) => unknown;

const resolvers: Record<string, Resolve> = {
  'Query.articles': async (
    _,
    { filter, ...args }: PageArguments & { filter?: { seriesId?: string | null; language?: string | null } },
    reading,
  ) => {
    const { seriesId, language } = filter ?? {};
    if (seriesId && !isUuid(seriesId)) return page(reading, [] as Article[], 'publishedAt', args);
    const where = { ...(seriesId && { series: seriesId }), ...(language && { language }) };
    return page(reading, await published(reading, where), 'publishedAt', args);
  },
  'Query.article': async (_, { id }: { id: string }, reading) =>
    isUuid(id) ? ((await published(reading, { id }))[0] ?? null) : null,
  'Query.articleDrafts': async (
    _,
    { filter, ...args }: PageArguments & { filter?: Record<string, unknown> },
    reading,
  ) => page(reading, (await drafts(reading, {})).filter(isAsked(filter ?? {})), 'updatedAt', args),
  'Query.articleDraft': async (_, { id }: { id: string }, reading) =>
    isUuid(id) ? ((await drafts(reading, { id }))[0] ?? null) : null,
  'Query.seriesList': async (_, args: PageArguments, reading) =>
    page(reading, await reading.em.find(Series, { account: reading.viewer.accountId }), 'createdAt', args),
  'Query.series': (_, { id }: { id: string }, { em, viewer }) =>
    isUuid(id) ? em.findOne(Series, { account: viewer.accountId, id }) : null,
  'Query.tiers': async (_, __, { em, viewer }) =>
    inOfferedOrder(await em.find(Tier, { account: viewer.accountId, archivedAt: null })),
  'Query.tier': (_, { id }: { id: string }, { em, viewer }) =>
    isUuid(id) ? em.findOne(Tier, { account: viewer.accountId, id }) : null,
  'Query.account': (_, __, { em, viewer }) => em.findOneOrFail(Account, { id: viewer.accountId }),
  'Query.viewer': () => ({}),
  'Viewer.staffRole': (_, __, { viewer }) => viewer.staff?.role ?? null,
  'Viewer.member': (_, __, { em, viewer }) =>
    viewer.member ? em.findOne(Member, { account: viewer.accountId, id: viewer.member.id }) : null,
  'Member.isBanned': (member: Member) => member.bannedAt !== null,
  'Member.memberships': async (member: Member, _, { em, viewer }) =>
    (await em.find(Membership, { account: viewer.accountId, member: member.id }, { populate: ['tier'] })).sort(
      (a, b) => b.endsAt.getTime() - a.endsAt.getTime() || (a.id < b.id ? 1 : -1),
    ),
  'Membership.isActive': (membership: Membership, _, { now }) => membership.isActiveAt(now),
  'Membership.note': (membership: Membership, _, { viewer }) => (viewer.staff ? membership.note : null),
  'Article.tiers': (article: Article, _, reading) => tiersOf(article, reading),
  'Article.viewerAccess': (article: Article, _, reading) => accessTo(article, reading),
  'Article.unlockPriceFen': (article: Article) => article.salePriceFen(),
  'Article.viewerHasUnlocked': (article: Article, _, { viewer, now }) =>
    viewer.heldUnlocks.some(
      ({ opens, endsAt }) => (opens === article.id || opens === article.series?.id) && (!endsAt || now < endsAt),
    ),
  'Article.lockedDocument': async (article: Article, _, reading) =>
    (await accessTo(article, reading)).canRead ? article.lockedDocument : null,
  'Article.related': async (article: Article, { first }: PageArguments, reading) => {
    const others = (await published(reading)).filter(({ id }) => id !== article.id);
    const nodes = (of: Article[]) => page(reading, of, 'publishedAt', { first: 100 }).edges.map((edge) => edge.node);
    const isSibling = (other: Article) => article.series !== null && other.series?.id === article.series.id;
    const inOrder = [...nodes(others.filter(isSibling)), ...nodes(others.filter((other) => !isSibling(other)))];
    return inOrder.slice(0, first);
  },
  'ArticleDraft.buyerCount': async (article: Article, _, { em, viewer, now }) => {
    const paid = { source: { $in: [UnlockSource.PURCHASE, UnlockSource.GIFT] } };
    const held = await em.find(Unlock, { account: viewer.accountId, article: article.id, ...paid });
    return new Set(held.filter((unlock) => unlock.isActiveAt(now)).map(({ member }) => member.id)).size;
  },
  'ArticleDraft.hasPendingWords': (article: Article) => article.pendingRevision !== null,
  'ArticleDraft.comments': () => [],
  'ArticleDraft.revisions': () => ({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  }),
  'ArticleDraft.tiers': (article: Article, _, reading) => tiersOf(article, reading),
  'ArticleDraft.document': (article: Article) => wholeDocument(article.freeDocument, article.lockedDocument),
  'Series.articleCount': (series: Series, _, { em, viewer }) =>
    em.count(Article, { account: viewer.accountId, series: series.id, status: ArticleStatus.PUBLISHED }),
  'Series.viewerHasUnlocked': (series: Series, _, { viewer, now }) =>
    viewer.heldUnlocks.some(({ opens, endsAt }) => opens === series.id && (!endsAt || now < endsAt)),
  'Series.articles': async (series: Series, args: PageArguments, reading) =>
    page(reading, await published(reading, { series: series.id }), 'publishedAt', args),
  'Tier.isArchived': (tier: Tier) => tier.archivedAt !== null,
  'TierPrice.feeEstimates': (price: TierPrice, _, { viewer }) =>
    isPermitted(viewer, 'readOffers') ? estimatesOf(price.amountFen) : null,
  'TierPrice.xpayProductId': (price: TierPrice, _, { viewer }) =>
    isPermitted(viewer, 'readOffers') ? price.xpayProductId : null,
  'TierPrice.isRenewable': async (price: TierPrice, _, { em, viewer }) =>
    price.xpaySubscriptionProductId !== null &&
    (await em.count(MoneySettings, { account: viewer.accountId, isAutoRenewalEnabled: true })) > 0,
  'Tier.holders': async (tier: Tier, _, { em, viewer, now }) => {
    if (!isPermitted(viewer, 'readOffers')) return null;
    const held = await em.find(Membership, {
      account: viewer.accountId,
      tier: tier.id,
      revokedAt: null,
      endsAt: { $gt: now },
    });
    const ends = held.map(({ endsAt }) => endsAt.getTime());
    return {
      memberCount: new Set(held.map(({ member }) => member.id)).size,
      lastEndsAt: ends.length === 0 ? null : new Date(Math.max(...ends)),
      renewingCount: await em.count(RenewalContract, {
        account: viewer.accountId,
        tier: tier.id,
        status: RenewalContractStatus.SIGNED,
        isEnding: false,
      }),
    };
  },
  'Tier.prices': async (tier: Tier, _, { em, viewer }) =>
    (await em.find(TierPrice, { account: viewer.accountId, tier: tier.id, withdrawnAt: null })).sort(
      (a, b) => a.amountFen - b.amountFen,
    ),
};
