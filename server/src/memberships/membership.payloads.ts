import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { lastDayBefore } from '../shared/time/shanghai.ts';

export const maxNoteLength = 200;
/** Years ahead a membership may be given for; a slipped century is caught. */
export const maxGrantYears = 10;

const noteField = {
  defaultValue: '',
  description: `For the staff alone: why. At most ${maxNoteLength} characters.`,
} as const;

@InputType({ description: 'A membership to give to a member.' })
export class CompMembershipInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => ID, { description: 'The tier, on sale or not.' })
  tierId!: string;

  @Field(() => Date, { description: 'Until when.' })
  endsAt!: Date;

  @Field(() => String, noteField)
  note!: string;
}

@InputType({ description: 'How long a membership goes on.' })
export class ExtendMembershipInput {
  @Field(() => ID, { description: 'A membership that runs or waits.' })
  membershipId!: string;

  @Field(() => Date, { description: 'Until when the member holds its tier then.' })
  endsAt!: Date;

  @Field(() => String, noteField)
  note!: string;
}

@InputType({ description: 'Which membership to end now.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'A membership nobody paid for.' })
  membershipId!: string;

  @Field(() => String, noteField)
  note!: string;
}

@ObjectType({
  implements: UserError,
  description: 'A membership is given until an instant to come, after what is held already, within ten years.',
})
export class MembershipEndOutOfRange extends UserError {
  @Field(() => Date, { nullable: true, description: 'Until when the member holds the tier; null when they do not.' })
  readonly heldUntil: Date | null;

  constructor(heldUntil: Date | null) {
    const day = heldUntil && lastDayBefore(heldUntil);
    super('MEMBERSHIP_END_OUT_OF_RANGE', {
      'zh-CN': day ? `这位会员的有效期已到 ${day}，请选更晚的时间，最长十年` : '请选一个将来的时间，最长十年',
      en: day
        ? `The member holds it until ${day}; choose a later end, within ten years`
        : 'Choose an end to come, within ten years',
    });
    this.heldUntil = heldUntil;
  }
}

@ObjectType({ implements: UserError, description: 'The membership has ended.' })
export class MembershipOver extends UserError {
  constructor() {
    super('MEMBERSHIP_OVER', {
      'zh-CN': '这个会员资格已经结束，可以直接赠送一个新的',
      en: 'This membership has ended; you can give a new one',
    });
  }
}

@ObjectType({
  implements: UserError,
  description: 'Somebody paid for the membership: refund its order, which ends it.',
})
export class MembershipWasPaid extends UserError {
  @Field(() => ID, { nullable: true, description: 'The order to refund; null for a gift, whose giver has the order.' })
  readonly orderId: string | null;

  constructor(orderId: string | null) {
    super('MEMBERSHIP_WAS_PAID', {
      'zh-CN': '这是付过钱的会员，请通过退款来结束它',
      en: 'This membership was paid for; refund it, and it ends',
    });
    this.orderId = orderId;
  }
}

/** What a command leaves behind; the membership itself is read by the projector. */
abstract class WrittenMembership {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The member holds the tier.' })
export class CompMembershipSuccess extends WrittenMembership {}

@ObjectType({ description: 'The member holds the tier longer: by a membership of its own, behind what was held.' })
export class ExtendMembershipSuccess extends WrittenMembership {}

@ObjectType({ description: 'The membership has ended, from now on.' })
export class EndMembershipSuccess extends WrittenMembership {}

export const CompMembershipPayload = createUnionType({
  name: 'CompMembershipPayload',
  description: 'What came of compMembership: its success, or a refusal.',
  types: () => [CompMembershipSuccess, MembershipEndOutOfRange] as const,
});

export const ExtendMembershipPayload = createUnionType({
  name: 'ExtendMembershipPayload',
  description: 'What came of extendMembership: its success, or a refusal.',
  types: () => [ExtendMembershipSuccess, MembershipOver, MembershipEndOutOfRange] as const,
});

export const EndMembershipPayload = createUnionType({
  name: 'EndMembershipPayload',
  description: 'What came of endMembership: its success, or a refusal.',
  types: () => [EndMembershipSuccess, MembershipOver, MembershipWasPaid] as const,
});
