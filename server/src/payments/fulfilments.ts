import { membershipFulfilment } from '../memberships/membership.fulfilment.ts';
import type { MembershipService } from '../memberships/membership.service.ts';
import { tipFulfilment } from '../tips/tip.fulfilment.ts';
import { unlockFulfilment } from '../unlocks/unlock.fulfilment.ts';
import type { Fulfilment, Fulfilments } from './fulfilment.ts';
import { LedgerKind } from './ledger-transaction.entity.ts';
import { OrderKind } from './rail.ts';

const notSoldYet: Fulfilment = {
  ledgerKind: LedgerKind.SALE,
  incomeAccount: () => {
    throw new Error('this kind of order is not sold yet');
  },
  fulfil: () => Promise.reject(new Error('this kind of order is not sold yet')),
  revoke: () => Promise.reject(new Error('this kind of order is not sold yet')),
};

/** What each kind of order brings. */
export const createFulfilments = ({ memberships }: { memberships: MembershipService }): Fulfilments => ({
  [OrderKind.MEMBERSHIP]: membershipFulfilment(memberships),
  [OrderKind.ARTICLE_UNLOCK]: unlockFulfilment,
  [OrderKind.SERIES_UNLOCK]: unlockFulfilment,
  [OrderKind.TIP]: tipFulfilment,
  [OrderKind.GIFT_MEMBERSHIP]: notSoldYet,
  [OrderKind.GIFT_ARTICLE]: notSoldYet,
});
