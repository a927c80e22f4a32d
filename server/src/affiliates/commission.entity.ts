import { Entity, Enum, ManyToOne, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { AffiliateConversion } from './affiliate-conversion.entity.ts';

export enum CommissionStatus {
  COOLING_OFF = 'COOLING_OFF',
  PAYABLE = 'PAYABLE',
  IN_PAYOUT = 'IN_PAYOUT',
  PAID = 'PAID',
  REVERSED = 'REVERSED',
}
registerEnumType(CommissionStatus, {
  name: 'CommissionStatus',
  description: 'Where a commission stands.',
  valuesConfig: {
    COOLING_OFF: { description: 'The sale can still be taken back without anybody owing anything.' },
    PAYABLE: { description: 'Can be paid out.' },
    IN_PAYOUT: { description: 'Part of a payout that is under way.' },
    PAID: { description: 'Paid out. Should the sale be refunded now, the next payout is smaller by it.' },
    REVERSED: { description: 'The sale was refunded whole.' },
  },
});

/** What one sale earns its one earner. */
@ObjectType({ simpleResolvers: true, description: 'What one sale earns. A sale has one commission, on one level.' })
@Entity({ tableName: 'commissions' })
export class Commission {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => AffiliateConversion, { description: 'The sale.' })
  @OneToOne(() => AffiliateConversion, { owner: true, fieldName: 'conversion_id' })
  conversion!: Rel<AffiliateConversion>;

  @ManyToOne(() => Member, { nullable: true })
  earnerMember: Rel<Member> | null = null;

  @Field(() => FenScalar, { description: 'What the sale earned.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => FenScalar, { description: 'What of it went back with refunds.' })
  @Property({ type: new BigIntType('number') })
  reversedFen: Opt<Fen> = fen(0);

  @Field(() => CommissionStatus, { description: 'Where it stands.' })
  @Enum({ items: () => CommissionStatus, type: types.text })
  status: Opt<CommissionStatus> = CommissionStatus.COOLING_OFF;

  @Field(() => Date, { description: 'When its cooling-off ends.' })
  @Property({ type: types.datetime, length: 6 })
  payableAt!: Date;

  @Property({ type: types.uuid, nullable: true })
  payoutId: string | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  /**
   * Makes `reversedFen` of it go back in all.
   * @returns how much more goes back than before; 0 when nothing does
   */
  reverseTo(reversedFen: Fen, at: Date): Fen {
    const more = Math.min(reversedFen, this.amountFen) - this.reversedFen;
    if (more <= 0) return fen(0);
    this.reversedFen = fen(this.reversedFen + more);
    const isUnpaid = this.status === CommissionStatus.COOLING_OFF || this.status === CommissionStatus.PAYABLE;
    if (isUnpaid && this.reversedFen === this.amountFen) {
      this.status = CommissionStatus.REVERSED;
      this.endedAt = at;
    }
    return fen(more);
  }
}
