import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { AppleRefundPolicy, MoneySettings } from './money-settings.entity.ts';
import { MoneySettingOutOfRange, MoneySettingsConflict } from './money-settings.refusals.ts';
import { maxThankYouLength, maxTipPresets } from './tip-settings.ts';

@InputType({ description: 'What is to change; what is not given stays.' })
export class UpdateMoneySettingsInput {
  @Field(() => Int, { description: 'The version you read; another one now means someone saved meanwhile.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: '0 to 60 days; 0: members cannot take purchases back.' })
  refundWindowDays?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 10000 basis points.' })
  refundMaxReadBps?: number | null;

  @Field(() => AppleRefundPolicy, { nullable: true, description: 'What Apple is told when it asks.' })
  appleRefundPolicy?: AppleRefundPolicy | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether tips are welcome.' })
  isTippingEnabled?: boolean | null;

  @Field(() => [FenScalar], {
    nullable: true,
    description: `At most ${maxTipPresets} amounts within the least and the largest tip; whole yuan can be tipped everywhere.`,
  })
  tipPresetsFen?: Fen[] | null;

  @Field(() => FenScalar, { nullable: true, description: 'The least tip, from 1 fen up to the largest.' })
  tipMinFen?: Fen | null;

  @Field(() => FenScalar, { nullable: true, description: 'The largest tip, at most 5,000 yuan.' })
  tipMaxFen?: Fen | null;

  @Field(() => String, { nullable: true, description: `At most ${maxThankYouLength} characters; empty removes it.` })
  tipThankYou?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether memberships may renew by themselves.' })
  isAutoRenewalEnabled?: boolean | null;

  @Field(() => Int, { nullable: true, description: '1 to 30 days before the end.' })
  renewalReminderDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether members may earn a commission on memberships.' })
  arePromotersEnabled?: boolean | null;

  @Field(() => Int, { nullable: true, description: '1 to 5000 basis points.' })
  promoterRateBps?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 90 days after the sale.' })
  coolingOffDays?: number | null;

  @Field(() => FenScalar, { nullable: true, description: 'At least 30 fen: WeChat transfers no less.' })
  payoutMinFen?: Fen | null;
}

@ObjectType({ description: 'Saved; it applies from now on.' })
export class UpdateMoneySettingsSuccess {
  @Field(() => MoneySettings, { description: 'The settings as they are now.' })
  readonly moneySettings: MoneySettings;

  constructor(moneySettings: MoneySettings) {
    this.moneySettings = moneySettings;
  }
}

export const UpdateMoneySettingsPayload = createUnionType({
  name: 'UpdateMoneySettingsPayload',
  description: 'What came of updateMoneySettings: its success, or a refusal.',
  types: () => [UpdateMoneySettingsSuccess, MoneySettingOutOfRange, MoneySettingsConflict] as const,
});
