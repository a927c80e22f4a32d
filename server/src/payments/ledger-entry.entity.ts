import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { LedgerTransaction } from './ledger-transaction.entity.ts';

/** One line of a ledger transaction. */
@ObjectType({ simpleResolvers: true, description: 'One line of a ledger transaction.' })
@Entity({ tableName: 'ledger_entries' })
export class LedgerEntry {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => LedgerTransaction)
  transaction!: Rel<LedgerTransaction>;

  @Field(() => Int, { description: 'Its place in the transaction, from 1.' })
  @Property({ type: types.smallint })
  line!: number;

  @Field(() => String, { description: 'The ledger account, for example income:membership:tea.' })
  @Property({ type: types.text })
  ledgerAccount!: string;

  @Field(() => FenScalar, { description: 'Debit positive, credit negative.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;
}
