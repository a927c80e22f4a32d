import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { AccountKind } from './account.entity.ts';
import {
  AccountTextOutOfRange,
  LogoNotUsable,
  maxAccountDescriptionLength,
  maxAccountNameLength,
} from './account.refusals.ts';

@InputType({ description: 'What readers see of the account, and what it is at WeChat. What is not given stays.' })
export class UpdateAccountInput {
  @Field(() => String, { nullable: true, description: `1–${maxAccountNameLength} characters.` })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `At most ${maxAccountDescriptionLength} characters; empty removes it.`,
  })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Square picture: a path of the media library (/media/…) or an https URL; empty removes it.',
  })
  logoUrl?: string | null;

  @Field(() => AccountKind, { nullable: true, description: 'What WeChat calls it.' })
  kind?: AccountKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether WeChat verified it (微信认证).' })
  isVerified?: boolean | null;
}

@ObjectType({ description: 'Saved; readers see it from now on.' })
export class UpdateAccountSuccess {
  /** The field `account` is read through the projector. */
  readonly accountId: string;

  constructor(accountId: string) {
    this.accountId = accountId;
  }
}

export const UpdateAccountPayload = createUnionType({
  name: 'UpdateAccountPayload',
  description: 'What came of updateAccount: its success, or a refusal.',
  types: () => [UpdateAccountSuccess, AccountTextOutOfRange, LogoNotUsable] as const,
});
