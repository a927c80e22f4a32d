import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Refund } from '../refunds/refund.entity.ts';
import { newId } from '../shared/ids.ts';
import { Payment } from './payment.entity.ts';

export enum PaymentExceptionKind {
  UNKNOWN_PAYMENT = 'UNKNOWN_PAYMENT',
  WRONG_MERCHANT = 'WRONG_MERCHANT',
  WRONG_APP = 'WRONG_APP',
  WRONG_CURRENCY = 'WRONG_CURRENCY',
  WRONG_AMOUNT = 'WRONG_AMOUNT',
  WRONG_PAYER = 'WRONG_PAYER',
  WRONG_GOODS = 'WRONG_GOODS',
  PAID_TWICE = 'PAID_TWICE',
  REFUNDED_ELSEWHERE = 'REFUNDED_ELSEWHERE',
  UNKNOWN_REFUND = 'UNKNOWN_REFUND',
  REFUND_MISMATCH = 'REFUND_MISMATCH',
  REFUND_FAILED = 'REFUND_FAILED',
  CREDIT_NOT_COVERED = 'CREDIT_NOT_COVERED',
  NOTHING_LEFT_OF_PASS = 'NOTHING_LEFT_OF_PASS',
  PASS_OVERLAPPED = 'PASS_OVERLAPPED',
  PAYOUT_STUCK = 'PAYOUT_STUCK',
  BILL_MISMATCH = 'BILL_MISMATCH',
  MISSING_IN_BILL = 'MISSING_IN_BILL',
  UNKNOWN_MOVEMENT = 'UNKNOWN_MOVEMENT',
  NOT_FULFILLED = 'NOT_FULFILLED',
}
registerEnumType(PaymentExceptionKind, {
  name: 'PaymentExceptionKind',
  description: 'What does not match between WeChat’s report and our books.',
  valuesConfig: {
    UNKNOWN_PAYMENT: { description: 'WeChat reports money under a number we never gave out.' },
    WRONG_MERCHANT: { description: 'The money went to another merchant number than asked.' },
    WRONG_APP: { description: 'It was paid in another app than asked.' },
    WRONG_CURRENCY: { description: 'It was paid in another currency.' },
    WRONG_AMOUNT: { description: 'Another amount was paid than asked.' },
    WRONG_PAYER: { description: 'Somebody else paid than the member who ordered.' },
    WRONG_GOODS: { description: 'Another good, or another number of pieces, was paid.' },
    PAID_TWICE: {
      description: 'The order was paid before, or another order brought what it buys; this money is being given back.',
    },
    REFUNDED_ELSEWHERE: {
      description: 'WeChat gave money back before we heard of the payment, and has not said how much; the bill will.',
    },
    UNKNOWN_REFUND: { description: 'WeChat reports a refund of a payment we do not know, or do not know as paid.' },
    REFUND_MISMATCH: {
      description: 'WeChat reports a refund otherwise than it was asked for, or of more than was left.',
    },
    REFUND_FAILED: { description: 'A refund failed, or waits for somebody; the discrepancy says why.' },
    CREDIT_NOT_COVERED: {
      description:
        'An upgrade was given more credit than was left of what it replaced: that was refunded, or used meanwhile.',
    },
    NOTHING_LEFT_OF_PASS: {
      description: 'A pass was paid when nothing of it was left; its money is to be given back.',
    },
    BILL_MISMATCH: { description: 'WeChat’s bill has another amount than our books.' },
    MISSING_IN_BILL: { description: 'Our books have a payment or refund that WeChat’s bill of its day does not have.' },
    UNKNOWN_MOVEMENT: { description: 'The merchant’s account moved for something we do not know.' },
    NOT_FULFILLED: { description: 'An order was paid and has nothing to show for it.' },
    PASS_OVERLAPPED: {
      description:
        'A pass runs beside another membership that was paid for too: a greater one that was being paid when it was bought, or a pass that came back when an upgrade was refunded.',
    },
    PAYOUT_STUCK: {
      description:
        'A payout does not end: WeChat reports it otherwise, or the account pays by another merchant number by now.',
    },
  },
});

/** One fact that differs. Amounts in fen. */
@ObjectType({ simpleResolvers: true, description: 'One fact that differs between our order and WeChat’s report.' })
export class PaymentDiscrepancy {
  @Field(() => String, { description: 'Which fact, for example amountFen, payerOpenid or currency.' })
  fact!: string;

  @Field(() => String, { nullable: true, description: 'What we asked for.' })
  expected!: string | null;

  @Field(() => String, { nullable: true, description: 'What WeChat reports.' })
  actual!: string | null;
}

export interface ExceptionDetail {
  readonly outTradeNo: string;
  readonly discrepancies: readonly PaymentDiscrepancy[];
}

/** Something about money that does not match: listed for the creator, and normally there is none. */
@ObjectType({
  simpleResolvers: true,
  description: 'Something about money that does not match. Nothing was given for it, and nothing is lost.',
})
@Entity({ tableName: 'payment_exceptions' })
export class PaymentException {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Payment, { nullable: true, description: 'The attempt it is about; null when we know none.' })
  @ManyToOne(() => Payment, { nullable: true })
  payment: Rel<Payment> | null = null;

  @Field(() => Refund, { nullable: true, description: 'The refund it is about; null when it is about none of ours.' })
  @ManyToOne(() => Refund, { nullable: true })
  refund: Rel<Refund> | null = null;

  @Field(() => PaymentExceptionKind, { description: 'What does not match.' })
  @Enum({ items: () => PaymentExceptionKind, type: types.text })
  kind!: PaymentExceptionKind;

  @Property({ type: types.json })
  detail!: ExceptionDetail;

  /** Names the provider's document, so that one report is listed once however often it arrives. */
  @Property({ type: types.text })
  evidenceKey!: string;

  @Field(() => Date, { description: 'When it was noticed.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it found its explanation; null while it is open.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  resolvedAt: Date | null = null;

  /** What the staff did about it; null when it found its explanation by itself. */
  @Field(() => String, { nullable: true, description: 'What the staff did about it; null when nobody had to.' })
  @Property({ type: types.text, nullable: true })
  resolution: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  resolvedByStaffId: string | null = null;

  /** @returns false when it was off the list already */
  resolve(at: Date, by: { resolution: string; staffId: string | null }): boolean {
    if (this.resolvedAt) return false;
    this.resolvedAt = at;
    this.resolution = by.resolution;
    this.resolvedByStaffId = by.staffId;
    return true;
  }
}
