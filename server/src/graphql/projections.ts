import { articleDraftProjection, articleProjection, seriesProjection } from '../articles/article.projection.ts';
import { memberProjection } from '../members/member.projection.ts';
import { membershipProjection } from '../memberships/membership.projection.ts';
import { tierPriceProjection, tierProjection } from '../tiers/tier.projection.ts';

/** Every type the projector can read; a feature joins by standing here. */
export const projections = [
  articleProjection,
  articleDraftProjection,
  seriesProjection,
  tierProjection,
  tierPriceProjection,
  memberProjection,
  membershipProjection,
];
