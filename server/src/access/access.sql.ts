import type { Article } from '../articles/article.entity.ts';
import { ArticleTier } from '../articles/article-tier.entity.ts';
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

/** That a link between the article and a tier is to one the viewer holds. */
const isHeldLink = (link: Row<ArticleTier>, article: Row<Article>): Fragment =>
  sql`${link.col('article')} = ${article.col('id')} and ${link.col('tier')} = any(${heldTierIds})`;

/** Whether the viewer holds one of the article's tiers; asks the table only for viewers who hold one at all. */
const holdsOpeningTier = (article: Row<Article>, query: Subqueries): Fragment =>
  sql`(${holdsAnyTier} and ${query.exists(ArticleTier, (link) => isHeldLink(link, article))})`;

/** An AccessReason as text. */
const accessReason = (article: Row<Article>, query: Subqueries): Fragment => sql`case
  when ${article.col('policy')} = 'EVERYONE' then 'EVERYONE'
  when ${viewerIsStaff} then 'STAFF'
  when ${article.col('policy')} = 'FOLLOWERS' then
    case when ${isFollower} then 'FOLLOWER' when ${holdsAnyTier} then 'MEMBER' else 'NEEDS_FOLLOW' end
  when ${article.col('policy')} = 'MEMBERS' then
    case when ${holdsAnyTier} then 'MEMBER' else 'NEEDS_MEMBERSHIP' end
  else
    case when ${holdsOpeningTier(article, query)} then 'TIER' else 'NEEDS_TIER' end
  end`;

/** Whether the viewer may read the locked part: for guards, filters and counts. */
export const canRead = (article: Row<Article>, query: Subqueries): Fragment => sql`(${viewerIsStaff}
  or ${article.col('policy')} = 'EVERYONE'
  or ${article.col('policy')} = 'FOLLOWERS' and (${isFollower} or ${holdsAnyTier})
  or ${article.col('policy')} = 'MEMBERS' and ${holdsAnyTier}
  or ${article.col('policy')} = 'TIERS' and ${holdsOpeningTier(article, query)})`;

/** When the right ends; null when it does not end or there is none. */
const accessUntil = (article: Row<Article>, query: Subqueries): Fragment => {
  const lastOpeningEnd = query.aggregate(
    ArticleTier,
    (link) => sql`max((${heldTierEnds})[array_position(${heldTierIds}, ${link.col('tier')})])`,
    (link) => isHeldLink(link, article),
  );
  return sql`case ${accessReason(article, query)} when 'MEMBER' then ${lastHeldEnd} when 'TIER' then ${lastOpeningEnd} end`;
};

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
