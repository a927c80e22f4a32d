import { Entity, Enum, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { ArrayType, BigIntType, PrimaryKeyProp, type Rel, types } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

export enum AppleRefundPolicy {
  APPROVE = 'APPROVE',
  APPROVE_WITHIN_WINDOW = 'APPROVE_WITHIN_WINDOW',
  REFUSE = 'REFUSE',
}
registerEnumType(AppleRefundPolicy, {
  name: 'AppleRefundPolicy',
  description: 'What Apple is told when it asks whether to give money back. The decision stays Apple’s.',
  valuesConfig: {
    APPROVE: { description: 'Yes, always.' },
    APPROVE_WITHIN_WINDOW: {
      description:
        'Yes where the member could take the purchase back here too, and where nothing was delivered; else no.',
    },
    REFUSE: { description: 'No, with what was delivered and read as the reason; yes where nothing was delivered.' },
  },
});

/** What the owner decides about money. Made with its account. */
@ObjectType({ simpleResolvers: true, description: 'What the owner decides about money.' })
@Entity({ tableName: 'money_settings' })
export class MoneySettings {
  [PrimaryKeyProp]?: 'account';

  @OneToOne(() => Account, { primary: true, owner: true })
  account!: Rel<Account>;

  @Field(() => Int, {
    description: 'For how many days after paying a member may take a purchase back without a reason; 0: not at all.',
  })
  @Property({ type: types.smallint })
  refundWindowDays!: number;

  @Field(() => Int, {
    description: 'The largest share of an article, in basis points, that may have been read for that.',
  })
  @Property({ type: types.integer })
  refundMaxReadBps!: number;

  @Field(() => AppleRefundPolicy, { description: 'What Apple is told when it asks whether to give money back.' })
  @Enum({ items: () => AppleRefundPolicy, type: types.text })
  appleRefundPolicy!: AppleRefundPolicy;

  @Field(() => Boolean, { description: 'Whether tips are welcome.' })
  @Property({ type: types.boolean })
  isTippingEnabled!: boolean;

  @Field(() => [FenScalar], { description: 'Amounts of tips to offer, in the order they are shown.' })
  @Property({ type: new ArrayType<Fen>((amount) => fen(Number(amount))), columnType: 'bigint[]' })
  tipPresetsFen!: Fen[];

  @Field(() => FenScalar, { description: 'The least tip.' })
  @Property({ type: new BigIntType('number') })
  tipMinFen!: Fen;

  @Field(() => FenScalar, { description: 'The largest tip.' })
  @Property({ type: new BigIntType('number') })
  tipMaxFen!: Fen;

  @Field(() => String, { description: 'What readers are shown once a tip is paid; may be empty.' })
  @Property({ type: types.text })
  tipThankYou!: string;

  @Field(() => Boolean, {
    description: 'Whether memberships may renew by themselves; WeChat must have granted the Mini Program that first.',
  })
  @Property({ type: types.boolean })
  isAutoRenewalEnabled!: boolean;

  @Field(() => Int, { description: 'How many days before its end a member is reminded of a membership.' })
  @Property({ type: types.smallint })
  renewalReminderDays!: number;

  @Field(() => Boolean, { description: 'Whether members may earn a commission on memberships they bring.' })
  @Property({ type: types.boolean })
  arePromotersEnabled!: boolean;

  @Field(() => Int, { description: 'A promoter’s commission in basis points.' })
  @Property({ type: types.integer })
  promoterRateBps!: number;

  @Field(() => Int, { description: 'How many days after the sale a commission can be paid out.' })
  @Property({ type: types.smallint })
  coolingOffDays!: number;

  @Field(() => FenScalar, { description: 'The least that is paid out at once.' })
  @Property({ type: new BigIntType('number') })
  payoutMinFen!: Fen;

  @Field(() => Int, { description: 'Send it with updateMoneySettings.' })
  @Property({ type: types.integer })
  version!: number;

  @Field(() => Date, { description: 'When the settings were saved last.' })
  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;
}
