import type { Pool } from 'pg';
import { Field, ObjectType } from 'type-graphql';
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
function checkoutFor(viewer: Viewer, account: AccountCapability): Checkout {
  if (!viewer.member && !viewer.staff) return new Checkout(null, CheckoutUnavailableReason.NOT_LOGGED_IN);
  const decision = railFor(OrderKind.MEMBERSHIP, viewer, account);
  return 'rail' in decision ? new Checkout(decision.rail, null) : new Checkout(null, decision.unavailable);
}

/** Asked on every page that shows a price, so it is one prepared statement and no entity. */
const capability = {
  name: 'account-capability',
  text: `select kind, is_verified as "isVerified", mchid, xpay_offer_id as "xpayOfferId", is_xpay_on_ios as "isXpayOnIos"
           from accounts where id = $1`,
};

/** Loads what the account has opened at WeChat and asks the rail table. */
export class CheckoutReads {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  async of(viewer: Viewer): Promise<Checkout> {
    const { rows } = await this.#pool.query<AccountCapability>({ ...capability, values: [viewer.accountId] });
    const account = rows[0];
    if (!account) throw new Error(`there is no account ${viewer.accountId}`);
    return checkoutFor(viewer, account);
  }
}
