import type { MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import { Article } from '../articles/article.entity.ts';
import { ArticleTier } from '../articles/article-tier.entity.ts';
import { Member } from '../members/member.entity.ts';
import type { HeldUnlock, Viewer } from '../members/viewer.ts';
import { heldTiersAt } from '../memberships/held-tiers.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { goingBackOf } from '../refunds/going-back.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId } from '../shared/ids.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';
import { type AccessDecision, decide } from './decide.ts';

/** Answers the creator's question: why may this member read this article, or why not? */
export class AccessService {
  readonly #orm: MikroORM;

  constructor(deps: { orm: MikroORM }) {
    this.#orm = deps.orm;
  }

  /**
   * Decides from the facts as they were, or will be, at an instant: memberships and unlocks have dates.
   * Following has none yet, so it counts as it is today, like the article's series; a member that was merged stands for the one it turned out to be.
   * @throws ApiError NOT_FOUND when the account has no such article or member
   */
  async explain(viewer: Viewer, articleId: string, memberId: string, at: Date): Promise<AccessDecision> {
    permit(viewer, 'explainAccess');
    if (!isId(articleId) || !isId(memberId)) throw new ApiError('NOT_FOUND');
    const em = this.#orm.em.fork();
    const account = viewer.accountId;
    const article = await em.findOne(Article, { account, id: articleId });
    const asked = await em.findOne(Member, { account, id: memberId }, { populate: ['mergedInto'] });
    const member = asked?.mergedInto ?? asked;
    if (!article || !member) throw new ApiError('NOT_FOUND');
    const links = await em.find(ArticleTier, { account, article: articleId });
    const memberships = await em.find(Membership, { account, member: member.id });
    const { series } = article;
    const unlocks = await em.find(Unlock, {
      account,
      member: member.id,
      $or: [{ article: article.id }, ...(series ? [{ series: series.id }] : [])],
    });
    const goingBack = await goingBackOf(em, { accountId: account, memberId: member.id });
    return decide({
      articleId: article.id,
      seriesId: series?.id ?? null,
      policy: article.policy,
      articleTierIds: links.map((link) => link.tier.id),
      isStaff: false,
      isFollower: member.isFollower,
      heldTiers: heldTiersAt(
        memberships.flatMap((membership) => spanOf(membership, goingBack)),
        at,
      ),
      heldUnlocks: unlocks.flatMap((unlock) => heldAt(unlock, goingBack, at)),
      at,
    });
  }
}

/** When something ended before its time, or opens nothing any more because its money is on its way back. */
const stoppedAt = ({ id, revokedAt }: Membership | Unlock, goingBack: ReadonlyMap<string, Date>): Date | null =>
  revokedAt ?? goingBack.get(id) ?? null;

/** The stretch a membership really lasted: one that was revoked ended then, and one revoked before it began never was. */
function spanOf(membership: Membership, goingBack: ReadonlyMap<string, Date>) {
  const { tier, startsAt, endsAt } = membership;
  const stopped = stoppedAt(membership, goingBack);
  const end = stopped && stopped < endsAt ? stopped : endsAt;
  return startsAt < end ? [{ tierId: tier.id, startsAt, endsAt: end }] : [];
}

/** An unlock as it was at an instant, and as it ends as far as known today. */
function heldAt(unlock: Unlock, goingBack: ReadonlyMap<string, Date>, at: Date): HeldUnlock[] {
  const { article, series, startsAt, endsAt } = unlock;
  const stopped = stoppedAt(unlock, goingBack);
  const end = stopped && (endsAt === null || stopped < endsAt) ? stopped : endsAt;
  const opens = article?.id ?? series?.id;
  return opens !== undefined && startsAt <= at && (end === null || at < end) ? [{ opens, endsAt: end }] : [];
}
