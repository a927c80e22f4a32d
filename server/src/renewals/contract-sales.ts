import type { EntityManager } from '@mikro-orm/postgresql';
import type { SaleObserver } from '../payments/sale-observer.ts';
import { planCharge } from './charge-plan.ts';
import { beginEnding } from './contract-end.ts';
import { openChargeOf } from './locked-contract.ts';
import { RenewalCharge } from './renewal-charge.entity.ts';
import { ContractEnder, RenewalContract, RenewalVariant } from './renewal-contract.entity.ts';

/**
 * A charge is paid in the commit that settles its order, and the next one is planned there. Whose money goes back is not charged
 * again: a refund of all of it ends the contract. The settlement holds the member's row.
 */
export const renewalSales: SaleObserver = {
  async sold(em, { order, now }) {
    if (order.periodDays === null) return;
    const found = await chargeOfOrder(em, order);
    if (!found) return;
    const { charge, contract } = found;
    charge.markPaid(now);
    await em.flush();
    if (!contract.isRunning() || contract.variant !== RenewalVariant.ANDROID) return;
    if (!(await openChargeOf(em, contract))) await planCharge(em, contract, now);
  },

  async refunded(em, { order, payment, now }) {
    if (order.periodDays === null || payment.refundedFen < payment.amountFen) return;
    const found = await chargeOfOrder(em, order);
    if (found?.contract.variant === RenewalVariant.ANDROID) {
      await beginEnding(em, found.contract, ContractEnder.SYSTEM, now);
    }
  },
};

async function chargeOfOrder(
  em: EntityManager,
  order: { readonly id: string; readonly account: { readonly id: string } },
): Promise<{ charge: RenewalCharge; contract: RenewalContract } | null> {
  const account = order.account.id;
  const charge = await em.findOne(RenewalCharge, { account, order: order.id });
  if (!charge) return null;
  const contract = await em.findOneOrFail(
    RenewalContract,
    { account, id: charge.contract.id },
    { populate: ['member', 'tier', 'tierPrice'] },
  );
  return { charge, contract };
}
