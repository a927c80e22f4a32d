import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Order } from '../payments/order.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { RenewalContract } from './renewal-contract.entity.ts';

export enum RenewalChargeStatus {
  DUE = 'DUE',
  ANNOUNCED = 'ANNOUNCED',
  SUBMITTED = 'SUBMITTED',
  PAID = 'PAID',
  GIVEN_UP = 'GIVEN_UP',
}
registerEnumType(RenewalChargeStatus, {
  name: 'RenewalChargeStatus',
  description: 'Where the charge for one period stands.',
  valuesConfig: {
    DUE: { description: 'Waits for its day.' },
    ANNOUNCED: { description: 'WeChat told the payer, or need not; it is deducted from dueOn on.' },
    SUBMITTED: { description: 'WeChat deducts, and has not said whether money came.' },
    PAID: { description: 'Paid; the membership goes on.' },
    GIVEN_UP: { description: 'Nothing is charged for this period; lastFailure says why.' },
  },
});

/** Why a charge brought nothing, so far or for good. */
export enum ChargeFailure {
  DEDUCTION_FAILED = 'DEDUCTION_FAILED',
  RENEWED_OTHERWISE = 'RENEWED_OTHERWISE',
  CONTRACT_ENDED = 'CONTRACT_ENDED',
  DAY_MISSED = 'DAY_MISSED',
  NOT_ANNOUNCED = 'NOT_ANNOUNCED',
}
registerEnumType(ChargeFailure, {
  name: 'ChargeFailure',
  description: 'Why a charge brought nothing, so far or for good.',
  valuesConfig: {
    DEDUCTION_FAILED: { description: 'WeChat could not deduct: too little money, a card that expired.' },
    RENEWED_OTHERWISE: { description: 'The member holds more time already: it is charged when that ends.' },
    CONTRACT_ENDED: { description: 'The contract ended first.' },
    DAY_MISSED: { description: 'WeChat was not asked on the announced day, and makes us wait a period.' },
    NOT_ANNOUNCED: { description: 'WeChat did not know of an announcement; it is made again.' },
  },
});

const open: readonly RenewalChargeStatus[] = [
  RenewalChargeStatus.DUE,
  RenewalChargeStatus.ANNOUNCED,
  RenewalChargeStatus.SUBMITTED,
];

/** What is charged for one period of a contract: one row per period, one open row per contract. */
@ObjectType({ simpleResolvers: true, description: 'What a renewal contract charges for one period.' })
@Entity({ tableName: 'renewal_charges' })
export class RenewalCharge {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => RenewalContract)
  contract!: Rel<RenewalContract>;

  @Field(() => Int, { description: 'Counted from 1 over the life of the contract.' })
  @Property({ type: types.integer })
  periodNumber!: number;

  @Field(() => String, {
    description: 'The day it is deducted on, YYYY-MM-DD in Asia/Shanghai; after a failure the next days.',
  })
  @Property({ type: types.date })
  dueOn!: string;

  @Field(() => FenScalar, { description: 'How much.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => Order, { nullable: true, description: 'The order it pays; null until WeChat is asked to deduct.' })
  @ManyToOne(() => Order, { nullable: true })
  order: Rel<Order> | null = null;

  @Field(() => RenewalChargeStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RenewalChargeStatus, type: types.text })
  status: Opt<RenewalChargeStatus> = RenewalChargeStatus.DUE;

  @Field(() => Int, { description: 'How often WeChat tried and brought nothing.' })
  @Property({ type: types.smallint })
  tries: Opt<number> = 0;

  /** When the next step is due; null when it has ended. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  nextTryAt: Date | null = null;

  @Field(() => ChargeFailure, { nullable: true, description: 'Why it brought nothing, so far or for good.' })
  @Enum({ items: () => ChargeFailure, type: types.text, nullable: true })
  lastFailure: ChargeFailure | null = null;

  /**
   * When WeChat was first asked to announce it. Null while DUE: it was not asked. Null while ANNOUNCED: soon after a signing no
   * announcement is needed.
   */
  @Field(() => Date, { nullable: true, description: 'When WeChat was asked to announce it to the payer.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  announcedAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was paid or given up.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  isOpen(): boolean {
    return open.includes(this.status);
  }

  /** Soon after a signing WeChat deducts without an announcement. */
  needsNoNotice(): boolean {
    return this.status === RenewalChargeStatus.ANNOUNCED && this.announcedAt === null;
  }

  /** Money came, in time or after it was given up. @returns false when that was known */
  markPaid(at: Date): boolean {
    if (this.status === RenewalChargeStatus.PAID) return false;
    this.status = RenewalChargeStatus.PAID;
    this.nextTryAt = null;
    this.endedAt = at;
    return true;
  }

  /** @returns false unless it was open */
  giveUp(why: ChargeFailure, at: Date): boolean {
    if (!this.isOpen()) return false;
    this.status = RenewalChargeStatus.GIVEN_UP;
    this.lastFailure = why;
    this.nextTryAt = null;
    this.endedAt = at;
    return true;
  }

  /** Waits for another day, to be announced then. */
  moveTo(dueOn: string, nextTryAt: Date, why: ChargeFailure | null = this.lastFailure): void {
    this.status = RenewalChargeStatus.DUE;
    this.dueOn = dueOn;
    this.announcedAt = null;
    this.lastFailure = why;
    this.nextTryAt = nextTryAt;
  }

  /** WeChat told the payer. */
  markAnnounced(dueOn: string, nextTryAt: Date): void {
    this.status = RenewalChargeStatus.ANNOUNCED;
    this.dueOn = dueOn;
    this.nextTryAt = nextTryAt;
  }

  markSubmitted(order: Order, nextTryAt: Date): void {
    this.status = RenewalChargeStatus.SUBMITTED;
    this.order = order;
    this.nextTryAt = nextTryAt;
  }

  /** WeChat tried and brought nothing: once more later, as announced. */
  markFailed(nextTryAt: Date): void {
    this.status = RenewalChargeStatus.ANNOUNCED;
    this.tries += 1;
    this.lastFailure = ChargeFailure.DEDUCTION_FAILED;
    this.nextTryAt = nextTryAt;
  }

  /** WeChat did not take it yet, and nothing happened: the same later. */
  markNotTaken(nextTryAt: Date): void {
    this.status = RenewalChargeStatus.ANNOUNCED;
    this.nextTryAt = nextTryAt;
  }
}
