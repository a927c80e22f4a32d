import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { Bill } from './bill.entity.ts';

export enum BillLineKind {
  PAYMENT = 'PAYMENT',
  REFUND = 'REFUND',
  FEE = 'FEE',
  FEE_RETURN = 'FEE_RETURN',
  SPLIT = 'SPLIT',
  TRANSFER = 'TRANSFER',
  OTHER = 'OTHER',
}
registerEnumType(BillLineKind, {
  name: 'BillLineKind',
  description: 'What a line of a bill is about.',
  valuesConfig: {
    PAYMENT: { description: 'Money came from a payer.' },
    REFUND: { description: 'Money went back to a payer, or a refund came back.' },
    FEE: { description: 'WeChat kept a fee.' },
    FEE_RETURN: { description: 'WeChat gave a fee back.' },
    SPLIT: { description: 'Money was shared with a receiver.' },
    TRANSFER: { description: 'Money was transferred to a person, or came back.' },
    OTHER: { description: 'Something done at WeChat: paid in, withdrawn …' },
  },
});

export enum LineMatch {
  OPEN = 'OPEN',
  MATCHED = 'MATCHED',
  EXCEPTION = 'EXCEPTION',
}
registerEnumType(LineMatch, {
  name: 'LineMatch',
  description: 'Whether a line agrees with our books.',
  valuesConfig: {
    OPEN: { description: 'Not looked at yet.' },
    MATCHED: { description: 'It agrees.' },
    EXCEPTION: { description: 'It does not: see paymentExceptions.' },
  },
});

/** What else a line says, as far as matching and people need it. */
export interface BillLineDetail {
  readonly appid?: string;
  readonly payerOpenid?: string;
  readonly currency?: string;
  readonly providerRefundId?: string;
  readonly refundState?: string;
  /** In WeChat's words. */
  readonly businessName?: string;
  readonly flowId?: string;
  readonly documentNo?: string;
  readonly isApple?: boolean;
  /** What we gave with the payment. */
  readonly attach?: string;
}

/** One line of a bill. Money that came is positive, money that went is negative. */
@ObjectType({ simpleResolvers: true, description: 'One line of a bill.' })
@Entity({ tableName: 'bill_lines' })
export class BillLine {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Bill)
  bill!: Rel<Bill>;

  @Field(() => Int, { description: 'Its place in the bill, from 1.' })
  @Property({ type: types.integer })
  line!: number;

  @Field(() => BillLineKind, { description: 'What it is about.' })
  @Enum({ items: () => BillLineKind, type: types.text })
  kind!: BillLineKind;

  @Field(() => String, { nullable: true, description: 'Our number of the payment.' })
  @Property({ type: types.text, nullable: true })
  outTradeNo: string | null = null;

  @Property({ type: types.text, nullable: true })
  providerTransactionId: string | null = null;

  @Field(() => String, { nullable: true, description: 'Our number of the refund.' })
  @Property({ type: types.text, nullable: true })
  outRefundNo: string | null = null;

  @Field(() => FenScalar, { description: 'Money that came is positive, money that went negative.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => FenScalar, { description: 'What WeChat kept; negative where it gave some back.' })
  @Property({ type: new BigIntType('number') })
  feeFen: Opt<Fen> = fen(0);

  @Field(() => Date, { description: 'When it happened, by WeChat’s clock.' })
  @Property({ type: types.datetime, length: 6 })
  occurredAt!: Date;

  @Property({ type: types.json })
  detail: Opt<BillLineDetail> = {};

  @Field(() => LineMatch, { description: 'Whether it agrees with our books.' })
  @Enum({ items: () => LineMatch, type: types.text })
  match: Opt<LineMatch> = LineMatch.OPEN;
}
