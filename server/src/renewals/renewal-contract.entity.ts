import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Member } from '../members/member.entity.ts';
import { newId } from '../shared/ids.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';

export enum RenewalContractStatus {
  SIGNING = 'SIGNING',
  SIGNED = 'SIGNED',
  ENDED = 'ENDED',
}
registerEnumType(RenewalContractStatus, {
  name: 'RenewalContractStatus',
  description: 'Where a renewal contract stands, by WeChat’s word.',
  valuesConfig: {
    SIGNING: { description: 'Offered to the member; WeChat has not said that it was signed.' },
    SIGNED: { description: 'The membership renews by itself.' },
    ENDED: { description: 'Over; what is paid runs to its end.' },
  },
});

/** Who charges. */
export enum RenewalVariant {
  ANDROID = 'ANDROID',
  APPLE = 'APPLE',
}
registerEnumType(RenewalVariant, {
  name: 'RenewalVariant',
  description: 'Who charges for the periods.',
  valuesConfig: {
    ANDROID: { description: 'WeChat, when we ask it to: signed on Android or HarmonyOS.' },
    APPLE: { description: 'Apple, by itself: signed on iOS, and ended only there.' },
  },
});

export enum ContractEnder {
  MEMBER = 'MEMBER',
  STAFF = 'STAFF',
  WECHAT = 'WECHAT',
  SYSTEM = 'SYSTEM',
}
registerEnumType(ContractEnder, {
  name: 'ContractEnder',
  description: 'Who ended a renewal contract.',
  valuesConfig: {
    MEMBER: { description: 'The member, here.' },
    STAFF: { description: 'The staff.' },
    WECHAT: { description: 'The member, in WeChat’s or Apple’s own list of subscriptions; or WeChat or Apple.' },
    SYSTEM: {
      description: 'Teahouse: never signed, deductions failed, the tier left the shop, a ban, a refund, a double.',
    },
  },
});

/** The periods of WeChat's contracts, in days. */
export type PeriodDays = 31 | 93 | 372;

/** Whose end is only our opinion, because WeChat never said that the contract was signed. */
const opinionatedEnders: readonly (ContractEnder | null)[] = [
  ContractEnder.MEMBER,
  ContractEnder.STAFF,
  ContractEnder.SYSTEM,
];

/** A member's consent to be charged again for each period of a tier, given to WeChat or Apple. */
@ObjectType({
  simpleResolvers: true,
  description: 'A member’s consent to be charged again for each period of a tier, given to WeChat or to Apple.',
})
@Entity({ tableName: 'renewal_contracts' })
export class RenewalContract {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Member, { description: 'Whose it is.' })
  @ManyToOne(() => Member)
  member!: Rel<Member>;

  @Field(() => Tier, { description: 'The tier that is renewed.' })
  @ManyToOne(() => Tier)
  tier!: Rel<Tier>;

  @Field(() => TierPrice, { description: 'The price and period it goes by; it stays when the price leaves the shop.' })
  @ManyToOne(() => TierPrice)
  tierPrice!: Rel<TierPrice>;

  @Field(() => RenewalVariant, { description: 'Who charges.' })
  @Enum({ items: () => RenewalVariant, type: types.text })
  variant!: RenewalVariant;

  @Property({ type: types.text })
  appid!: string;

  /** The payer's name within `appid`. */
  @Property({ type: types.text })
  openid!: string;

  @Property({ type: types.text })
  xpayOfferId!: string;

  /** The subscription good it was signed for; a lesser tier may be charged under it later. */
  @Property({ type: types.text })
  productId!: string;

  /** Our number for it at WeChat. */
  @Property({ type: types.text })
  outContractCode!: string;

  @Field(() => FenScalar, { description: 'What one period costs.' })
  @Property({ type: new BigIntType('number') })
  amountFen!: Fen;

  @Field(() => Int, { description: 'Days of one period: 31, 93 or 372.' })
  @Property({ type: types.smallint })
  periodDays!: PeriodDays;

  @Field(() => RenewalContractStatus, { description: 'Where it stands.' })
  @Enum({ items: () => RenewalContractStatus, type: types.text })
  status: Opt<RenewalContractStatus> = RenewalContractStatus.SIGNING;

  /** Apple's number of the subscription, the same over all its renewals and its lives. */
  @Property({ type: types.text, nullable: true })
  originalTransactionId: string | null = null;

  @Field(() => Date, { nullable: true, description: 'When it was signed.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  signedAt: Date | null = null;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  @Field(() => ContractEnder, { nullable: true, description: 'Who ended it, or is ending it.' })
  @Enum({ items: () => ContractEnder, type: types.text, nullable: true })
  endedBy: ContractEnder | null = null;

  @Field(() => Boolean, { description: 'Whether its end was decided here and WeChat has yet to confirm it.' })
  @Property({ type: types.boolean })
  isEnding: Opt<boolean> = false;

  @Field(() => Date, { nullable: true, description: 'When Apple charges next, or ends it; null where WeChat charges.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  renewsAt: Date | null = null;

  /** The trial that its first period is. */
  @Property({ type: types.uuid, nullable: true })
  offerId: string | null = null;

  /** When to ask WeChat about it next; null when nothing is expected. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  nextLookAt: Date | null = null;

  @Field(() => Date, { description: 'When it was offered to the member.' })
  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  isRunning(): boolean {
    return this.status === RenewalContractStatus.SIGNED && !this.isEnding;
  }

  /** @returns false unless it was waiting to be signed */
  sign(at: Date): boolean {
    if (this.status !== RenewalContractStatus.SIGNING || this.isEnding) return false;
    this.status = RenewalContractStatus.SIGNED;
    this.signedAt = at;
    return true;
  }

  /**
   * Decides its end; WeChat is told next. The first who decided stands.
   * @returns false when it had ended, or was ending
   */
  beginEnding(by: ContractEnder, now: Date): boolean {
    if (this.status === RenewalContractStatus.ENDED || this.isEnding) return false;
    this.isEnding = true;
    this.endedBy = by;
    this.nextLookAt = now;
    return true;
  }

  /**
   * It is over, by WeChat's word. The member's own wish from here stands as what ended it.
   * @returns false when that was known
   */
  end(by: ContractEnder, at: Date): boolean {
    if (this.status === RenewalContractStatus.ENDED) return false;
    this.status = RenewalContractStatus.ENDED;
    this.endedBy = this.isEnding ? this.endedBy : by;
    this.isEnding = false;
    this.endedAt = at;
    this.nextLookAt = null;
    return true;
  }

  /**
   * WeChat says that it was signed, or goes on, after we had given it up. Where somebody here had wished its end, it is ended
   * once more, at WeChat this time.
   * @returns false when it runs, or has ended for good
   */
  reopen(now: Date): boolean {
    if (this.status !== RenewalContractStatus.ENDED) return false;
    // WeChat's contracts never live again; Apple's do when the member turns them on again.
    const mayLive = this.variant === RenewalVariant.APPLE || this.signedAt === null;
    const isOurOpinion = this.variant === RenewalVariant.APPLE || opinionatedEnders.includes(this.endedBy);
    if (!mayLive || !isOurOpinion) return false;
    const wasWished = this.endedBy === ContractEnder.MEMBER || this.endedBy === ContractEnder.STAFF;
    this.status = RenewalContractStatus.SIGNING;
    this.endedAt = null;
    this.isEnding = wasWished && this.variant === RenewalVariant.ANDROID;
    if (!this.isEnding) this.endedBy = null;
    this.nextLookAt = now;
    return true;
  }
}
