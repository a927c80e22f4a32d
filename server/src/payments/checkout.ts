import type { MikroORM } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { type AccountCapability, CheckoutUnavailableReason, OrderKind, Rail, railFor } from './rail.ts';

/** What a viewer may use to pay for a membership. */
@ObjectType({
  simpleResolvers: true,
  description: 'How the viewer can pay for a membership here. Where it cannot be paid, show no price and no button.',
})
export class Checkout {
  @Field(() => Boolean, { description: 'Whether a membership can be bought in this client.' })
  readonly canPay: boolean;

  @Field(() => Rail, { nullable: true, description: 'The way the money would take; null when it cannot be paid.' })
  readonly rail: Rail | null;

  @Field(() => CheckoutUnavailableReason, { nullable: true, description: 'Why it cannot be paid; null when it can.' })
  readonly reason: CheckoutUnavailableReason | null;

  constructor(rail: Rail | null, reason: CheckoutUnavailableReason | null) {
    this.canPay = rail !== null;
    this.rail = rail;
    this.reason = reason;
  }
}

/** Says what the rail table says, in the viewer's words. */
export function checkoutFor(viewer: Viewer, account: AccountCapability): Checkout {
  if (!viewer.member && !viewer.staff) return new Checkout(null, CheckoutUnavailableReason.NOT_LOGGED_IN);
  const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
  return 'rail' in decision ? new Checkout(decision.rail, null) : new Checkout(null, decision.unavailable);
}

/** Loads what the account has opened at WeChat and asks the rail table. */
export class CheckoutReads {
  readonly #orm: MikroORM;

  constructor(deps: { orm: MikroORM }) {
    this.#orm = deps.orm;
  }

  async of(viewer: Viewer): Promise<Checkout> {
    const account = await this.#orm.em.fork().findOneOrFail(Account, { id: viewer.accountId });
    return checkoutFor(viewer, account);
  }
}
