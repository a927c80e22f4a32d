import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Account } from '../accounts/account.entity.ts';
import { StaffRole } from '../accounts/staff.entity.ts';
import { Article, ArticlePolicy, ArticleStatus } from '../articles/article.entity.ts';
import { ArticleReads } from '../articles/article.reads.ts';
import { ArticleTier } from '../articles/article-tier.entity.ts';
import { Series } from '../articles/series.entity.ts';
import { projections } from '../graphql/projections.ts';
import { createLibrary, type Library, libraryNow } from '../graphql/projector/library.fixture.ts';
import { Projector } from '../graphql/projector/projector.ts';
import { createSchema } from '../graphql/schema.ts';
import type { Viewer } from '../members/viewer.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';
import { decide } from './decide.ts';

interface Subject {
  readonly policy: ArticlePolicy;
  readonly articleTierIds: readonly string[];
  readonly seriesId: string | null;
}

let library: Library;
let schema: GraphQLSchema;
let articleReads: ArticleReads;
let tierIds: string[];
let accountId: string;
let seriesId: string;
const subjects = new Map<string, Subject>();

beforeAll(async () => {
  library = await createLibrary();
  schema = await createSchema();
  articleReads = new ArticleReads({ projector: new Projector({ ...library, projections }) });
  accountId = library.accountIds[0]!;
  tierIds = library.ids.tiers.slice(0, 3);
  const em = library.orm.em.fork();
  await em.nativeDelete(Unlock, {});
  await em.nativeDelete(ArticleTier, {});
  await em.nativeDelete(Article, {});
  const account = em.getReference(Account, accountId);
  const series = em.create(Series, { account, title: '系列', createdAt: libraryNow });
  seriesId = series.id;
  // Every policy with every choice of tiers, also choices a policy does not ask for, in a series and in none.
  for (const policy of Object.values(ArticlePolicy)) {
    for (let choice = 0; choice < 8; choice++) {
      const chosen = tierIds.filter((_, index) => (choice >> index) & 1);
      const article = em.create(Article, {
        account,
        title: `${policy} ${choice}`,
        policy,
        series: choice < 5 ? series : null,
        status: ArticleStatus.PUBLISHED,
        freeDocument: { type: 'document', blocks: [] },
        lockedDocument: { type: 'document', blocks: [{ type: 'divider' }] },
        publishedAt: libraryNow,
        createdAt: libraryNow,
        updatedAt: libraryNow,
      });
      for (const tierId of chosen) em.create(ArticleTier, { account, article, tier: em.getReference(Tier, tierId) });
      subjects.set(article.id, { policy, articleTierIds: chosen, seriesId: article.series?.id ?? null });
    }
  }
  await em.flush();
});
afterAll(() => library.close());

const document = parse(
  '{ articles(first: 100) { edges { node { id lockedDocument viewerAccess { canRead reason until } } } } }',
);

interface AnsweredArticle {
  readonly id: string;
  readonly lockedDocument: unknown;
  readonly viewerAccess: { readonly until: Date | null };
}

async function askDatabase(viewer: Viewer, now: Date) {
  const result = await execute({ schema, document, contextValue: { articleReads, viewer, now } });
  if (result.errors) throw result.errors[0];
  const { articles } = result.data as { articles: { edges: { node: AnsweredArticle }[] } };
  return articles.edges.map(({ node: { id, lockedDocument, viewerAccess } }) => {
    return { id, isLoaded: lockedDocument !== null, ...viewerAccess };
  });
}

// Ends on both sides of the instant and on it, to the millisecond.
const end = fc.constantFrom(-86_400_000, -1, 0, 1, 86_400_000).map((ms) => new Date(libraryNow.getTime() + ms));

it('decides in SQL as in JavaScript, whatever the facts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('anonymous', 'member', 'staff'),
      fc.boolean(),
      fc.uniqueArray(fc.tuple(fc.constantFrom(0, 1, 2, 3), end), { selector: ([tier]) => tier, maxLength: 4 }),
      fc.uniqueArray(fc.tuple(fc.nat(60), fc.option(end, { freq: 3 })), { selector: ([what]) => what, maxLength: 12 }),
      fc.array(fc.option(end, { freq: 3 }), { maxLength: 1 }),
      async (who, isFollower, holds, ofArticles, ofSeries) => {
        // The fourth tier is one of nobody's articles.
        const heldTiers = holds.map(([tier, endsAt]) => ({ tierId: tierIds[tier] ?? randomUUID(), endsAt }));
        const articleIds = [...subjects.keys()];
        const heldUnlocks = [
          ...ofArticles.map(([what, endsAt]) => ({ opens: articleIds[what] ?? randomUUID(), endsAt })),
          ...ofSeries.map((endsAt) => ({ opens: seriesId, endsAt })),
        ];
        const viewer: Viewer = {
          ...anonymousIn(accountId),
          member: who === 'member' ? { id: randomUUID(), isFollower } : null,
          staff:
            who === 'staff'
              ? { id: randomUUID(), role: StaffRole.FINANCE, isElevated: false, hasPasskey: false }
              : null,
          heldTiers: who === 'member' ? heldTiers : [],
          heldUnlocks: who === 'member' ? heldUnlocks : [],
        };

        const answers = await askDatabase(viewer, libraryNow);

        expect(answers).toHaveLength(subjects.size);
        for (const { id, isLoaded, ...answer } of answers) {
          const facts = {
            articleId: id,
            ...subjects.get(id)!,
            isStaff: viewer.staff !== null,
            isFollower: viewer.member?.isFollower ?? false,
            heldTiers: viewer.heldTiers,
            heldUnlocks: viewer.heldUnlocks,
            at: libraryNow,
          };
          expect({ ...answer }).toEqual(decide(facts));
          expect(isLoaded).toBe(decide(facts).canRead);
        }
      },
    ),
    { numRuns: 200 },
  );
});
