import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Collection, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { LedgerEntry } from './ledger-entry.entity.ts';
import { Order } from './order.entity.ts';
import { Payment } from './payment.entity.ts';

export enum LedgerKind {
  SALE = 'SALE',
  TIP = 'TIP',
  UNAPPLIED_PAYMENT = 'UNAPPLIED_PAYMENT',
  REFUND = 'REFUND',
  FEE = 'FEE',
  FEE_RETURN = 'FEE_RETURN',
  COMMISSION = 'COMMISSION',
  COMMISSION_REVERSAL = 'COMMISSION_REVERSAL',
  PAYOUT = 'PAYOUT',
  PAYOUT_RETURN = 'PAYOUT_RETURN',
  ROUNDING = 'ROUNDING',
  ADJUSTMENT = 'ADJUSTMENT',
}
registerEnumType(LedgerKind, {
  name: 'LedgerKind',
  description: 'What happened to the money.',
  valuesConfig: {
    SALE: { description: 'An order was paid and fulfilled.' },
    TIP: { description: 'A tip was paid.' },
    UNAPPLIED_PAYMENT: { description: 'Money came for an order that was paid already; it is owed to the payer.' },
    REFUND: { description: 'Money went back to the payer.' },
    FEE: { description: 'WeChat kept its fee.' },
    FEE_RETURN: { description: 'WeChat gave a fee back with a refund.' },
    COMMISSION: { description: 'A sale earned a commission.' },
    COMMISSION_REVERSAL: { description: 'The sale was refunded, and its commission with it.' },
    PAYOUT: { description: 'A commission was paid out.' },
    PAYOUT_RETURN: { description: 'A payout did not reach its receiver and came back.' },
    ROUNDING: { description: 'Fen that WeChat rounds otherwise than we do.' },
    ADJUSTMENT: { description: 'The staff corrected the books, with a reason.' },
  },
});

/** One event of the books: lines that add up to nothing. Written once, never changed: PostgreSQL refuses both. */
@ObjectType({ simpleResolvers: true, description: 'One event of the books, in double entry. It is never changed.' })
@Entity({ tableName: 'ledger_transactions' })
export class LedgerTransaction {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => LedgerKind, { description: 'What happened.' })
  @Enum({ items: () => LedgerKind, type: types.text })
  kind!: LedgerKind;

  @Field(() => Order, { nullable: true, description: 'The order it belongs to.' })
  @ManyToOne(() => Order, { nullable: true })
  order: Rel<Order> | null = null;

  @Field(() => Payment, { nullable: true, description: 'The attempt it belongs to.' })
  @ManyToOne(() => Payment, { nullable: true })
  payment: Rel<Payment> | null = null;

  @Field(() => String, { description: 'WeChat’s document for it: rail, merchant and number.' })
  @Property({ type: types.text })
  providerDocument!: string;

  @Property({ type: types.uuid, nullable: true })
  refundId: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  commissionId: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  payoutId: string | null = null;

  /** How many lines it has: PostgreSQL refuses fewer, and more. */
  @Property({ type: types.smallint })
  lineCount!: number;

  @Field(() => Date, { description: 'When it happened, by WeChat’s clock.' })
  @Property({ type: types.datetime, length: 6 })
  occurredAt!: Date;

  @Field(() => Date, { description: 'When it was written down.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => [LedgerEntry], { description: 'Its lines; their amounts add up to nothing.' })
  @OneToMany(
    () => LedgerEntry,
    (entry) => entry.transaction,
  )
  entries = new Collection<LedgerEntry>(this);
}
