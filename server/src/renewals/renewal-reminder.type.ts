import { Field, ID, ObjectType } from 'type-graphql';

/** What a member is told before a membership ends; `membership` and `tierPrice` are read through the projector. */
@ObjectType('RenewalReminder', {
  description: 'A membership of the viewer ends soon, and nothing continues it. One tap: placeOrder of its price.',
})
export class RenewalReminderType {
  @Field(() => ID, { description: 'Opaque id; for dismissRenewalReminder.' })
  readonly id: string;

  @Field(() => Date, { description: 'When the membership ends.' })
  readonly endsAt: Date;

  readonly membershipId: string;
  readonly tierPriceId: string | null;

  constructor(of: { id: string; endsAt: Date; membershipId: string; tierPriceId: string | null }) {
    this.id = of.id;
    this.endsAt = of.endsAt;
    this.membershipId = of.membershipId;
    this.tierPriceId = of.tierPriceId;
  }
}
