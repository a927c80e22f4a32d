import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

export enum BillKind {
  WECHAT_PAY_TRADE = 'WECHAT_PAY_TRADE',
  WECHAT_PAY_FUND_FLOW = 'WECHAT_PAY_FUND_FLOW',
  XPAY = 'XPAY',
}
registerEnumType(BillKind, {
  name: 'BillKind',
  description: 'Which of WeChat’s bills.',
  valuesConfig: {
    WECHAT_PAY_TRADE: { description: 'Payments and refunds over WeChat Pay (交易账单).' },
    WECHAT_PAY_FUND_FLOW: { description: 'Every movement of the merchant’s account (资金账单).' },
    XPAY: { description: 'Orders and refunds of Virtual Payment.' },
  },
});

export enum BillStatus {
  WAITING = 'WAITING',
  DOWNLOADED = 'DOWNLOADED',
  MATCHED = 'MATCHED',
}
registerEnumType(BillStatus, {
  name: 'BillStatus',
  description: 'How far a bill has come.',
  valuesConfig: {
    WAITING: { description: 'WeChat has not given it out yet; it is asked again by itself.' },
    DOWNLOADED: { description: 'It is here, whole, and waits to be matched.' },
    MATCHED: { description: 'Every line was held against our books.' },
  },
});

/** WeChat's bill of one merchant and one day in China. */
@ObjectType({ simpleResolvers: true, description: 'WeChat’s bill of one merchant and one day in China.' })
@Entity({ tableName: 'bills' })
export class Bill {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => BillKind, { description: 'Which bill.' })
  @Enum({ items: () => BillKind, type: types.text })
  kind!: BillKind;

  @Field(() => String, { description: 'mchid, or offerId of Virtual Payment.' })
  @Property({ type: types.text })
  merchant!: string;

  @Field(() => String, { description: 'The day, YYYY-MM-DD in Asia/Shanghai.' })
  @Property({ type: types.date })
  billOn!: string;

  @Field(() => BillStatus, { description: 'How far it has come.' })
  @Enum({ items: () => BillStatus, type: types.text })
  status: Opt<BillStatus> = BillStatus.WAITING;

  @Field(() => Int, { description: 'Its lines.' })
  @Property({ type: types.integer })
  lineCount: Opt<number> = 0;

  @Field(() => FenScalar, { description: 'What came.' })
  @Property({ type: new BigIntType('number') })
  incomeFen: Opt<Fen> = fen(0);

  @Field(() => FenScalar, { description: 'What went, fees not counted.' })
  @Property({ type: new BigIntType('number') })
  expenseFen: Opt<Fen> = fen(0);

  @Field(() => FenScalar, { description: 'What WeChat kept, less what it gave back of that.' })
  @Property({ type: new BigIntType('number') })
  feeFen: Opt<Fen> = fen(0);

  /** Of the plain file, as WeChat announced it. */
  @Property({ type: types.text, nullable: true })
  sha1: string | null = null;

  @Property({ type: types.smallint })
  tries: Opt<number> = 0;

  @Field(() => String, { nullable: true, description: 'Why the last try to get it failed; null when it did not.' })
  @Property({ type: types.text, nullable: true })
  lastError: string | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  nextTryAt: Date | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was downloaded.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  downloadedAt: Date | null = null;

  @Field(() => Date, { nullable: true, description: 'When it was matched.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  matchedAt: Date | null = null;

  /** Read by the projector. */
  @Field(() => Int, { description: 'Lines that do not match; each is a payment exception. Normally 0.' })
  readonly exceptionCount?: number;
}
