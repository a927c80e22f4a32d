import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

export enum PayoutMethod {
  TRANSFER = 'TRANSFER',
  PROFIT_SHARING = 'PROFIT_SHARING',
}
registerEnumType(PayoutMethod, {
  name: 'PayoutMethod',
  description: 'How a commission reaches its earner.',
  valuesConfig: {
    TRANSFER: { description: 'A merchant transfer; the earner confirms it in WeChat.' },
    PROFIT_SHARING: { description: "A share of the sale's own money, split by WeChat Pay." },
  },
});

export enum PayoutStatus {
  REQUESTED = 'REQUESTED',
  WAITING_FOR_MEMBER = 'WAITING_FOR_MEMBER',
  PROCESSING = 'PROCESSING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
}
registerEnumType(PayoutStatus, {
  name: 'PayoutStatus',
  description: 'Where a payout stands. Every one ends by itself: WeChat is asked until it does.',
  valuesConfig: {
    REQUESTED: { description: 'WeChat has not taken it yet.' },
    WAITING_FOR_MEMBER: { description: 'The earner has to confirm it in WeChat, within a day.' },
    PROCESSING: { description: 'WeChat is moving the money.' },
    SUCCEEDED: { description: 'The money is there.' },
    FAILED: { description: 'It did not come about; the commission can be paid out again.' },
  },
});

/** Commission on its way to its earner. A member has one payout under way at most. */
@ObjectType({ simpleResolvers: true, description: 'Commission on its way to its earner.' })
@Entity({ tableName: 'payouts' })
export class Payout {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Member, { description: 'Who is paid.' })
  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => PayoutMethod, { description: 'How.' })
  @Enum({ items: () => PayoutMethod, type: types.text })
  method!: PayoutMethod;

  @Field(() => FenScalar, { description: 'How much.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  /** mchid that pays. */
  @Property({ type: types.text })
  merchant!: string;

  @Field(() => String, { description: 'Our number for it at WeChat.' })
  @Property({ type: types.text })
  outBillNo!: string;

  @Property({ type: types.text })
  appid!: string;

  /** The earner's name within `appid`. */
  @Property({ type: types.text })
  openid!: string;

  /** The sale whose money is split; null for transfers. */
  @Property({ type: types.uuid, nullable: true })
  paymentId: string | null = null;

  @Field(() => PayoutStatus, { description: 'Where it stands.' })
  @Enum({ items: () => PayoutStatus, type: types.text })
  status: Opt<PayoutStatus> = PayoutStatus.REQUESTED;

  @Property({ type: types.text, nullable: true })
  providerBillNo: string | null = null;

  /** What opens WeChat's confirmation page. */
  @Property({ type: types.blob, nullable: true, lazy: true })
  packageEncrypted: Buffer | null = null;

  @Field(() => String, { nullable: true, description: "WeChat's word on why it failed." })
  @Property({ type: types.text, nullable: true })
  failure: string | null = null;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it succeeded or failed.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  /** When to ask WeChat next; null when it has ended. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  nextQueryAt: Date | null = null;

  /** @returns false when it had ended before */
  end(status: PayoutStatus.SUCCEEDED | PayoutStatus.FAILED, at: Date, failure: string | null = null): boolean {
    if (this.endedAt) return false;
    this.status = status;
    this.endedAt = at;
    this.failure = failure;
    this.nextQueryAt = null;
    return true;
  }

  /** WeChat took it, or went on with it. */
  proceed(status: PayoutStatus.WAITING_FOR_MEMBER | PayoutStatus.PROCESSING, nextQueryAt: Date): void {
    if (this.endedAt) return;
    this.status = status;
    this.nextQueryAt = nextQueryAt;
  }
}
