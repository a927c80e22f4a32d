import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { Payment } from '../payments/payment.entity.ts';
import { Rail } from '../payments/rail.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

export enum RefundStatus {
  PENDING = 'PENDING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
}
registerEnumType(RefundStatus, {
  name: 'RefundStatus',
  description: 'Where a refund stands, by WeChat’s word.',
  valuesConfig: {
    PENDING: {
      description: 'Asked for. WeChat has not said that the payer has the money; it is asked again and again.',
    },
    SUCCEEDED: { description: 'The payer has the money. Never changes.' },
    FAILED: {
      description: 'No money moved, and `failure` says why. Should WeChat report success later, it succeeded.',
    },
  },
});

/** Whose idea a refund was. */
export enum RefundInitiator {
  STAFF = 'STAFF',
  MEMBER = 'MEMBER',
  APPLE = 'APPLE',
  WECHAT = 'WECHAT',
  SYSTEM = 'SYSTEM',
}
registerEnumType(RefundInitiator, {
  name: 'RefundInitiator',
  description: 'Whose idea a refund was.',
  valuesConfig: {
    STAFF: { description: 'The account’s staff.' },
    MEMBER: { description: 'The member, within the window for taking purchases back.' },
    APPLE: { description: 'Apple, which decides about its payments alone.' },
    WECHAT: { description: 'Somebody in WeChat’s own console, or WeChat; we only heard of it.' },
    SYSTEM: { description: 'Teahouse, because the order had been paid before.' },
  },
});

/** Why a refund did not succeed, or does not get on. */
export enum RefundFailure {
  MERCHANT_FUNDS_TOO_LOW = 'MERCHANT_FUNDS_TOO_LOW',
  PAYER_ACCOUNT_UNUSABLE = 'PAYER_ACCOUNT_UNUSABLE',
  TOO_LATE = 'TOO_LATE',
  APPLE_ONLY = 'APPLE_ONLY',
  REFUNDED_ELSEWHERE = 'REFUNDED_ELSEWHERE',
  REFUSED_BY_WECHAT = 'REFUSED_BY_WECHAT',
}
registerEnumType(RefundFailure, {
  name: 'RefundFailure',
  description: 'Why a refund failed or, while it is PENDING, what it waits for.',
  valuesConfig: {
    MERCHANT_FUNDS_TOO_LOW: {
      description: 'The merchant’s balance is too low. Top it up; it is tried again by itself.',
    },
    PAYER_ACCOUNT_UNUSABLE: {
      description: 'The payer’s card or account takes no money. Give it another way in WeChat Pay’s merchant console.',
    },
    TOO_LATE: { description: 'WeChat gives nothing back more than 365 days after the payment.' },
    APPLE_ONLY: { description: 'Apple took the money, and only Apple gives it back.' },
    REFUNDED_ELSEWHERE: { description: 'The money had been given back in WeChat’s own console.' },
    REFUSED_BY_WECHAT: { description: 'WeChat refused, in the words of `failureDetail`.' },
  },
});

/** Money on its way back to a payer: one `outRefundNo`, for one payment. A payment has one open refund at most. */
@ObjectType({ simpleResolvers: true, description: 'Money given back of a payment.' })
@Entity({ tableName: 'refunds' })
export class Refund {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Order, { description: 'What had been paid for.' })
  @ManyToOne(() => Order)
  order!: Rel<Order>;

  @Field(() => Payment, { description: 'The payment it gives back from.' })
  @ManyToOne(() => Payment)
  payment!: Rel<Payment>;

  @Field(() => Rail, { description: 'The way the money takes: the payment’s own.' })
  @Enum({ items: () => Rail, type: types.text })
  rail!: Rail;

  /** The payment's offerId or mchid. */
  @Property({ type: types.text })
  merchant!: string;

  @Field(() => String, {
    description: 'Our number for it at WeChat; WeChat’s own for a refund that was not asked for here.',
  })
  @Property({ type: types.text })
  outRefundNo!: string;

  @Field(() => FenScalar, { description: 'What goes back.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => RefundInitiator, { description: 'Whose idea it was.' })
  @Enum({ items: () => RefundInitiator, type: types.text })
  initiator!: RefundInitiator;

  @Property({ type: types.uuid, nullable: true })
  staffId: string | null = null;

  @Field(() => String, { description: 'Why, in words the payer sees too.' })
  @Property({ type: types.text })
  reason!: string;

  @Field(() => Boolean, { description: 'Whether what was bought ends when the payer has the money.' })
  @Property({ type: types.boolean })
  endsAccess!: boolean;

  @Field(() => RefundStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RefundStatus, type: types.text })
  status: Opt<RefundStatus> = RefundStatus.PENDING;

  /** WeChat's own number: refund_id of WeChat Pay, wx_order_id of the refund at Virtual Payment. */
  @Property({ type: types.text, nullable: true })
  providerRefundId: string | null = null;

  @Field(() => RefundFailure, { nullable: true, description: 'Why it failed, or what it waits for.' })
  @Enum({ items: () => RefundFailure, type: types.text, nullable: true })
  failure: RefundFailure | null = null;

  @Field(() => String, { nullable: true, description: 'Staff: WeChat’s own words about it; for others null.' })
  @Property({ type: types.text, nullable: true })
  failureDetail: string | null = null;

  @Property({ type: types.text, nullable: true })
  idempotencyKey: string | null = null;

  @Field(() => Date, { description: 'When it was asked for, or heard of.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the payer got the money, by WeChat’s clock.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  succeededAt: Date | null = null;

  @Field(() => Date, { nullable: true, description: 'When it was known to have failed.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  failedAt: Date | null = null;

  /** When to ask WeChat about it next; null when nothing can change any more. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  nextQueryAt: Date | null = null;

  /**
   * The payer has the money. That is a fact, whatever was believed before.
   * @returns false when that was known
   */
  markSucceeded(at: Date, providerRefundId: string | null): boolean {
    if (this.status === RefundStatus.SUCCEEDED) return false;
    this.status = RefundStatus.SUCCEEDED;
    this.succeededAt = at;
    this.failedAt = null;
    this.failure = null;
    this.failureDetail = null;
    this.providerRefundId = providerRefundId ?? this.providerRefundId;
    this.nextQueryAt = null;
    return true;
  }

  /** No money moved, and none will under this number. @returns false unless it was pending */
  markFailed(at: Date, failure: RefundFailure, detail: string | null): boolean {
    if (this.status !== RefundStatus.PENDING) return false;
    this.status = RefundStatus.FAILED;
    this.failedAt = at;
    this.failure = failure;
    this.failureDetail = detail;
    this.nextQueryAt = null;
    return true;
  }

  /** It does not get on until somebody acts; WeChat is asked on. */
  markWaiting(failure: RefundFailure | null, detail: string | null): void {
    if (this.status !== RefundStatus.PENDING) return;
    this.failure = failure;
    this.failureDetail = detail;
  }
}
