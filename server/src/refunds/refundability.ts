import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrderKind } from '../payments/rail.ts';

export enum NoTakeBackReason {
  NOT_PAID = 'NOT_PAID',
  REFUNDED = 'REFUNDED',
  REFUND_UNDER_WAY = 'REFUND_UNDER_WAY',
  TIP = 'TIP',
  APPLE = 'APPLE',
  GIFT_REDEEMED = 'GIFT_REDEEMED',
  ENDED = 'ENDED',
  WINDOW_OVER = 'WINDOW_OVER',
  READ_TOO_MUCH = 'READ_TOO_MUCH',
}
registerEnumType(NoTakeBackReason, {
  name: 'NoTakeBackReason',
  description: 'Why a purchase cannot be taken back by its member. The staff may refund it all the same.',
  valuesConfig: {
    NOT_PAID: { description: 'It was not paid.' },
    REFUNDED: { description: 'All of it went back before.' },
    REFUND_UNDER_WAY: { description: 'A refund of it is on its way.' },
    TIP: { description: 'A tip is a present, and stays with the creator.' },
    APPLE: { description: 'Apple took the money; ask Apple at reportaproblem.apple.com.' },
    GIFT_REDEEMED: { description: 'Somebody has redeemed the gift.' },
    ENDED: { description: 'What it bought has ended, or became part of an upgrade.' },
    WINDOW_OVER: { description: 'The days for it are over, or the creator gives none.' },
    READ_TOO_MUCH: { description: 'More was read than the creator lets be given back.' },
  },
});

/** What a decision is made of. Nothing else may decide. */
export interface RefundabilityFacts {
  readonly kind: OrderKind;
  /** When the payment was made that bought something; null when none did. */
  readonly paidAt: Date | null;
  readonly isApple: boolean;
  readonly isWhollyRefunded: boolean;
  readonly isRefundPending: boolean;
  readonly isGiftRedeemed: boolean;
  /** What was bought was ended before its time: by the staff, or because an upgrade took its place. */
  readonly isRevoked: boolean;
  /** When what was bought runs out; null when it does not. */
  readonly endsAt: Date | null;
  /** The largest share of an article that was read since, of those the purchase opened. */
  readonly readBps: number;
  readonly windowDays: number;
  readonly maxReadBps: number;
}

/** Whether a member may take a purchase back without giving a reason. */
@ObjectType({
  simpleResolvers: true,
  description: 'Whether the member may take the purchase back without giving a reason.',
})
export class Refundability {
  @Field(() => Boolean, { description: 'Whether takeBackPurchase would be granted now.' })
  readonly canTakeBack: boolean;

  @Field(() => NoTakeBackReason, { nullable: true, description: 'Why not; null when it can be taken back.' })
  readonly reason: NoTakeBackReason | null;

  @Field(() => Date, { nullable: true, description: 'Until when, if no more is read; null when it cannot.' })
  readonly until: Date | null;

  constructor(reason: NoTakeBackReason | null, until: Date | null) {
    this.canTakeBack = reason === null;
    this.reason = reason;
    this.until = until;
  }
}

const DAY_MS = 86_400_000;

/** May the member take it back at this instant? */
export function decideRefundability(facts: RefundabilityFacts, at: Date): Refundability {
  const { paidAt } = facts;
  if (!paidAt) return no(NoTakeBackReason.NOT_PAID);
  if (facts.isWhollyRefunded) return no(NoTakeBackReason.REFUNDED);
  if (facts.isRefundPending) return no(NoTakeBackReason.REFUND_UNDER_WAY);
  if (facts.kind === OrderKind.TIP) return no(NoTakeBackReason.TIP);
  if (facts.isApple) return no(NoTakeBackReason.APPLE);
  if (facts.isGiftRedeemed) return no(NoTakeBackReason.GIFT_REDEEMED);
  if (facts.isRevoked || (facts.endsAt !== null && at >= facts.endsAt)) return no(NoTakeBackReason.ENDED);
  const until = new Date(paidAt.getTime() + facts.windowDays * DAY_MS);
  if (at >= until) return no(NoTakeBackReason.WINDOW_OVER);
  if (facts.readBps > facts.maxReadBps) return no(NoTakeBackReason.READ_TOO_MUCH);
  return new Refundability(null, until);
}

const no = (reason: NoTakeBackReason): Refundability => new Refundability(reason, null);
