import { giftFulfilment } from '../gifts/gift.fulfilment.ts';
import { membershipFulfilment } from '../memberships/membership.fulfilment.ts';
import type { MembershipService } from '../memberships/membership.service.ts';
import { tipFulfilment } from '../tips/tip.fulfilment.ts';
import { unlockFulfilment } from '../unlocks/unlock.fulfilment.ts';
import type { Fulfilments } from './fulfilment.ts';
import { OrderKind } from './rail.ts';

/** What each kind of order brings. */
export const createFulfilments = ({ memberships }: { memberships: MembershipService }): Fulfilments => ({
  [OrderKind.MEMBERSHIP]: membershipFulfilment(memberships),
  [OrderKind.ARTICLE_UNLOCK]: unlockFulfilment,
  [OrderKind.SERIES_UNLOCK]: unlockFulfilment,
  [OrderKind.TIP]: tipFulfilment,
  [OrderKind.GIFT_MEMBERSHIP]: giftFulfilment(memberships),
  [OrderKind.GIFT_ARTICLE]: giftFulfilment(memberships),
});
