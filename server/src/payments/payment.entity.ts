import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Client } from '../members/session.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { Order, type SellingClient } from './order.entity.ts';
import { OrderKind, Rail } from './rail.ts';

export enum PaymentStatus {
  PENDING = 'PENDING',
  PAID = 'PAID',
  CLOSED = 'CLOSED',
}
registerEnumType(PaymentStatus, {
  name: 'PaymentStatus',
  description: 'Where an attempt to pay stands. It only moves forward.',
  valuesConfig: {
    PENDING: { description: 'WeChat has not said yet.' },
    PAID: { description: 'WeChat has the money.' },
    CLOSED: { description: 'Given up. Should WeChat report money later, it becomes PAID.' },
  },
});

/** Which of the three voices told us first that the money is there. */
export enum SettledFrom {
  NOTIFICATION = 'NOTIFICATION',
  QUERY = 'QUERY',
  RECONCILIATION = 'RECONCILIATION',
}

/** One attempt to pay an order: one `outTradeNo`, one rail, one payer. An order has one open attempt at most. */
@ObjectType({
  simpleResolvers: true,
  description: 'One attempt to pay an order. A failed one never stands in the way of the next.',
})
@Entity({ tableName: 'payments' })
export class Payment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Order, { description: 'What it pays for.' })
  @ManyToOne(() => Order)
  order!: Rel<Order>;

  /** The order's kind and client, repeated so that PostgreSQL can refuse an unlawful rail by itself. */
  @Enum({ items: () => OrderKind, type: types.text })
  orderKind!: OrderKind;

  @Enum({ items: () => Client, type: types.text })
  client!: SellingClient;

  @Field(() => Rail, { description: 'The way the money takes.' })
  @Enum({ items: () => Rail, type: types.text })
  rail!: Rail;

  @Field(() => String, { description: 'Our number for it at WeChat; on the payer’s bill as merchant order number.' })
  @Property({ type: types.text })
  outTradeNo!: string;

  /** Who takes the money: offerId of Virtual Payment, or mchid. */
  @Property({ type: types.text })
  merchant!: string;

  @Property({ type: types.text })
  appid!: string;

  /** The payer's name within `appid`. */
  @Property({ type: types.text })
  payerOpenid!: string;

  /** 0 live, 1 WeChat's trial environment; null on other rails. */
  @Property({ type: types.smallint, nullable: true })
  xpayEnv: 0 | 1 | null = null;

  @Field(() => FenScalar, { description: 'What is to be paid.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Property({ type: types.text })
  currency: Opt<'CNY'> = 'CNY';

  @Field(() => FenScalar, { description: 'What was given back of it so far.' })
  @Property({ type: new BigIntType('number') })
  refundedFen: Opt<Fen> = fen(0);

  /** Apple took the money: only Apple gives it back. */
  @Property({ type: types.boolean })
  isApple: Opt<boolean> = false;

  /** WeChat Pay keeps the money for splitting until it is split or unfrozen. */
  @Property({ type: types.boolean })
  isProfitSharing: Opt<boolean> = false;

  /** What WeChat kept of it; null until WeChat said so. */
  @Property({ type: new BigIntType('number'), nullable: true })
  feeFen: Fen | null = null;

  @Field(() => PaymentStatus, { description: 'Where the attempt stands.' })
  @Enum({ items: () => PaymentStatus, type: types.text })
  status: Opt<PaymentStatus> = PaymentStatus.PENDING;

  /** WeChat Pay's handle for the pay sheet; null until WeChat Pay gave one. */
  @Property({ type: types.text, nullable: true })
  prepayId: string | null = null;

  @Property({ type: types.text, nullable: true })
  providerTransactionId: string | null = null;

  @Field(() => Date, { description: 'When the attempt began.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the money was paid, by WeChat’s clock.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  paidAt: Date | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  settledAt: Date | null = null;

  @Enum({ items: () => SettledFrom, type: types.text, nullable: true })
  settledFrom: SettledFrom | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  closedAt: Date | null = null;

  /** When to ask WeChat about it next; null when nothing can change any more. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  nextQueryAt: Date | null = null;

  isExpiredAt(instant: Date): boolean {
    return instant >= this.expiresAt;
  }

  /**
   * WeChat has the money. A closed attempt can still turn out to be paid.
   * @returns false when that was known
   */
  markPaid(proof: { paidAt: Date; settledAt: Date; from: SettledFrom; providerTransactionId: string | null }): boolean {
    if (this.status === PaymentStatus.PAID) return false;
    this.status = PaymentStatus.PAID;
    this.paidAt = proof.paidAt;
    this.settledAt = proof.settledAt;
    this.settledFrom = proof.from;
    this.providerTransactionId = proof.providerTransactionId;
    this.nextQueryAt = null;
    return true;
  }

  /**
   * Gives the attempt up.
   * @param nextQueryAt when to look once more whether money came all the same; null when WeChat says it cannot
   * @returns false unless it was pending
   */
  close(at: Date, nextQueryAt: Date | null): boolean {
    if (this.status !== PaymentStatus.PENDING) return false;
    this.status = PaymentStatus.CLOSED;
    this.closedAt = at;
    this.nextQueryAt = nextQueryAt;
    return true;
  }
}
