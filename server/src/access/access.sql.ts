import type { Article } from '../articles/article.entity.ts';
import { ArticleTier } from '../articles/article-tier.entity.ts';
import type { Series } from '../articles/series.entity.ts';
import { computed, derived, embedded, instant } from '../graphql/projector/definition.ts';
import { fact, type ReadContext, viewerIsStaff } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { type AccessReason, openingReasons } from './viewer-access.ts';

/** The twin of `decide` in SQL, from the viewer's facts as bound values. Change them together. */

const heldNow = ({ viewer, now }: ReadContext) => viewer.heldTiers.filter((held) => now < held.endsAt);

const isFollower = fact('isFollower', 'boolean', ({ viewer }) => viewer.member?.isFollower ?? false);
const heldTierIds = fact('heldTierIds', 'uuid[]', (context) => heldNow(context).map((held) => held.tierId));
/** The end of each held tier, in the order of heldTierIds. */
const heldTierEnds = fact('heldTierEnds', 'timestamptz[]', (context) =>
  heldNow(context).map((held) => held.endsAt.toISOString()),
);
const lastHeldEnd = fact('lastHeldEnd', 'timestamptz', (context) =>
  heldNow(context).reduce<string | null>((last, { endsAt }) => {
    const end = endsAt.toISOString();
    return last === null || end > last ? end : last;
  }, null),
);

const holdsAnyTier = sql`cardinality(${heldTierIds}) > 0`;

const unlocksNow = ({ viewer, now }: ReadContext) =>
  viewer.heldUnlocks.filter(({ endsAt }) => endsAt === null || now < endsAt);

/** Ids of articles and series alike: no two things share an id. */
const unlockedIds = fact('unlockedIds', 'uuid[]', (context) => unlocksNow(context).map(({ opens }) => opens));
/** The end of each unlock, in the order of unlockedIds; infinity when it has none. */
const unlockEnds = fact('unlockEnds', 'timestamptz[]', (context) =>
  unlocksNow(context).map(({ endsAt }) => endsAt?.toISOString() ?? 'infinity'),
);

const endOfUnlock = (id: Fragment): Fragment => sql`(${unlockEnds})[array_position(${unlockedIds}, ${id})]`;
/** When the viewer's unlocks of the article and its series have all ended; null when there are none. */
const unlockedUntil = (article: Row<Article>): Fragment =>
  sql`greatest(${endOfUnlock(article.col('id'))}, ${endOfUnlock(article.col('series'))})`;

/** Whether the viewer holds an unlock of the article, or of its series. */
export const isArticleUnlocked = (article: Row<Article>): Fragment =>
  sql`(cardinality(${unlockedIds}) > 0 and ${unlockedUntil(article)} is not null)`;

/** Whether the viewer holds an unlock of the series. */
export const isSeriesUnlocked = (series: Row<Series>): Fragment => sql`(${series.col('id')} = any(${unlockedIds}))`;

/** That a link between the article and a tier is to one the viewer holds. */
const isHeldLink = (link: Row<ArticleTier>, article: Row<Article>): Fragment =>
  sql`${link.col('article')} = ${article.col('id')} and ${link.col('tier')} = any(${heldTierIds})`;

/** Whether the viewer holds one of the article's tiers; asks the table only for viewers who hold one at all. */
const holdsOpeningTier = (article: Row<Article>, query: Subqueries): Fragment =>
  sql`(${holdsAnyTier} and ${query.exists(ArticleTier, (link) => isHeldLink(link, article))})`;

/** The last end of the held tiers that open the article. */
const lastOpeningEnd = (article: Row<Article>, query: Subqueries): Fragment =>
  query.aggregate(
    ArticleTier,
    (link) => sql`max((${heldTierEnds})[array_position(${heldTierIds}, ${link.col('tier')})])`,
    (link) => isHeldLink(link, article),
  );

/** Whether unlocks open the article for longer than memberships do. */
const unlockLastsLongest = (article: Row<Article>, query: Subqueries): Fragment => sql`(${isArticleUnlocked(article)}
  and (not ${holdsAnyTier} or ${unlockedUntil(article)} > coalesce(case
    when ${article.col('policy')} in ('FOLLOWERS', 'MEMBERS') then ${lastHeldEnd}
    when ${article.col('policy')} = 'TIERS' then ${lastOpeningEnd(article, query)} end, '-infinity')))`;

/** An AccessReason as text. */
const accessReason = (article: Row<Article>, query: Subqueries): Fragment => sql`case
  when ${article.col('policy')} = 'EVERYONE' then 'EVERYONE'
  when ${viewerIsStaff} then 'STAFF'
  when ${article.col('policy')} = 'FOLLOWERS' and ${isFollower} then 'FOLLOWER'
  when ${unlockLastsLongest(article, query)} then 'UNLOCKED'
  when ${article.col('policy')} = 'FOLLOWERS' then
    case when ${holdsAnyTier} then 'MEMBER' else 'NEEDS_FOLLOW' end
  when ${article.col('policy')} = 'MEMBERS' then
    case when ${holdsAnyTier} then 'MEMBER' else 'NEEDS_MEMBERSHIP' end
  when ${article.col('policy')} = 'TIERS' then
    case when ${holdsOpeningTier(article, query)} then 'TIER' else 'NEEDS_TIER' end
  else 'NEEDS_PURCHASE'
  end`;

/** Whether the viewer may read the locked part: for guards, filters and counts. */
export const canRead = (article: Row<Article>, query: Subqueries): Fragment => sql`(${viewerIsStaff}
  or ${article.col('policy')} = 'EVERYONE'
  or ${article.col('policy')} = 'FOLLOWERS' and (${isFollower} or ${holdsAnyTier})
  or ${article.col('policy')} = 'MEMBERS' and ${holdsAnyTier}
  or ${article.col('policy')} = 'TIERS' and ${holdsOpeningTier(article, query)}
  or ${isArticleUnlocked(article)})`;

/** When the right ends; null when it does not end or there is none. */
const accessUntil = (article: Row<Article>, query: Subqueries): Fragment =>
  sql`case ${accessReason(article, query)}
    when 'MEMBER' then ${lastHeldEnd}
    when 'TIER' then ${lastOpeningEnd(article, query)}
    when 'UNLOCKED' then nullif(${unlockedUntil(article)}, 'infinity') end`;

/** The field viewerAccess of an article. */
export const viewerAccessField = embedded<Article>({
  canRead: derived(
    (article, query) => [accessReason(article, query)],
    (reason: AccessReason) => openingReasons.has(reason),
  ),
  reason: computed(accessReason),
  until: instant(accessUntil),
});

/** A locked column: its value for who may read it, null for everyone else, for whom it is not even loaded. */
export const guarded = (article: Row<Article>, query: Subqueries, column: Fragment): Fragment =>
  sql`case when ${canRead(article, query)} then ${column} end`;
