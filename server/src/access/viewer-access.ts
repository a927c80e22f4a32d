import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum AccessReason {
  EVERYONE = 'EVERYONE',
  FOLLOWER = 'FOLLOWER',
  MEMBER = 'MEMBER',
  TIER = 'TIER',
  UNLOCKED = 'UNLOCKED',
  STAFF = 'STAFF',
  NEEDS_FOLLOW = 'NEEDS_FOLLOW',
  NEEDS_MEMBERSHIP = 'NEEDS_MEMBERSHIP',
  NEEDS_TIER = 'NEEDS_TIER',
  NEEDS_PURCHASE = 'NEEDS_PURCHASE',
}
registerEnumType(AccessReason, {
  name: 'AccessReason',
  description: 'Why a viewer may, or may not, read what lies behind a paywall.',
  valuesConfig: {
    EVERYONE: { description: 'It is open to everyone.' },
    FOLLOWER: { description: 'The viewer follows the Official Account.' },
    MEMBER: { description: 'The viewer holds an active membership.' },
    TIER: { description: 'The viewer holds an active membership of a tier that opens it.' },
    UNLOCKED: { description: 'The viewer unlocked it, or its series: bought or was given it.' },
    STAFF: { description: 'The viewer works for the account.' },
    NEEDS_FOLLOW: { description: 'Following the Official Account would open it.' },
    NEEDS_MEMBERSHIP: { description: 'A membership of any tier would open it.' },
    NEEDS_TIER: { description: 'A membership of one of its tiers would open it.' },
    NEEDS_PURCHASE: { description: 'It is sold on its own, or with its series; no membership opens it.' },
  },
});

/** Reasons that open. */
export const openingReasons: ReadonlySet<AccessReason> = new Set([
  AccessReason.EVERYONE,
  AccessReason.FOLLOWER,
  AccessReason.MEMBER,
  AccessReason.TIER,
  AccessReason.UNLOCKED,
  AccessReason.STAFF,
]);

@ObjectType({
  simpleResolvers: true,
  description: 'Whether someone may read what lies behind a paywall, why, and how long.',
})
export class ViewerAccess {
  @Field(() => Boolean, { description: 'Whether the locked part may be read.' })
  canRead!: boolean;

  @Field(() => AccessReason, { description: 'Why, or what is missing.' })
  reason!: AccessReason;

  @Field(() => Date, {
    nullable: true,
    description: 'When the right to read ends, as far as bought today; null when it does not end or there is none.',
  })
  until!: Date | null;
}
