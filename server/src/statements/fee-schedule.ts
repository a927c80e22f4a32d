import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root, registerEnumType } from 'type-graphql';
import { isPermitted, permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Rail } from '../payments/rail.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';

export enum FeeCase {
  XPAY_ANDROID = 'XPAY_ANDROID',
  XPAY_IOS = 'XPAY_IOS',
  XPAY_RENEWAL = 'XPAY_RENEWAL',
  WECHAT_PAY = 'WECHAT_PAY',
}
registerEnumType(FeeCase, {
  name: 'FeeCase',
  description: 'On what WeChat’s fee depends.',
  valuesConfig: {
    XPAY_ANDROID: {
      description: 'Virtual Payment on Android, HarmonyOS and computers; also the first deduction of a contract.',
    },
    XPAY_IOS: { description: 'Virtual Payment on iOS, where Apple takes its part; renewals included.' },
    XPAY_RENEWAL: { description: 'Virtual Payment, every deduction of a contract after the first.' },
    WECHAT_PAY: { description: 'WeChat Pay in the Official Account.' },
  },
});

/**
 * What WeChat takes, in basis points. WeChat Pay's is the usual rate; a merchant's own may differ, and the bill has the last word.
 * @see WeChat Mini Program, "Virtual Payment", and WeChat Pay's merchant rates
 */
const schedule: readonly { readonly case: FeeCase; readonly rail: Rail; readonly rateBps: number }[] = [
  { case: FeeCase.XPAY_ANDROID, rail: Rail.XPAY, rateBps: 100 },
  { case: FeeCase.XPAY_IOS, rail: Rail.XPAY, rateBps: 1_200 },
  { case: FeeCase.XPAY_RENEWAL, rail: Rail.XPAY, rateBps: 1_000 },
  { case: FeeCase.WECHAT_PAY, rail: Rail.WECHAT_PAY, rateBps: 60 },
];

/** The fee of an amount, rounded half up as WeChat does. */
export const feeOf = (amountFen: Fen, rateBps: number): Fen =>
  fen(Number((BigInt(amountFen) * BigInt(rateBps) + 5_000n) / 10_000n));

@ObjectType({ simpleResolvers: true, description: 'What WeChat would keep of an amount, before it is paid.' })
export class FeeEstimate {
  @Field(() => FeeCase, { description: 'On which device, over which rail.' })
  readonly case: FeeCase;

  @Field(() => Rail, { description: 'The rail.' })
  readonly rail: Rail;

  @Field(() => Int, { description: 'The rate in basis points: 60 is 0.6%.' })
  readonly rateBps: number;

  @Field(() => FenScalar, { description: 'What WeChat keeps.' })
  readonly feeFen: Fen;

  @Field(() => FenScalar, { description: 'What is left for the creator.' })
  readonly keptFen: Fen;

  constructor(of: (typeof schedule)[number], amountFen: Fen) {
    this.case = of.case;
    this.rail = of.rail;
    this.rateBps = of.rateBps;
    this.feeFen = feeOf(amountFen, of.rateBps);
    this.keptFen = fen(amountFen - this.feeFen);
  }
}

export const estimatesOf = (amountFen: Fen): FeeEstimate[] => schedule.map((one) => new FeeEstimate(one, amountFen));

@Resolver()
export class FeeResolver {
  @Query(() => [FeeEstimate], {
    description: `${staffMay('readOffers')}: what WeChat keeps of an amount, per rail and platform. What it really kept stands in the ledger (FEE) when the bill has come.`,
  })
  feeEstimates(
    @Arg('amountFen', () => FenScalar, { description: 'The price; above zero.' }) amountFen: Fen,
    @Ctx() { viewer }: Context,
  ): FeeEstimate[] {
    permit(viewer, 'readOffers');
    if (amountFen <= 0) throw new ApiError('BAD_INPUT');
    return estimatesOf(amountFen);
  }
}

@Resolver(() => TierPrice)
export class TierPriceFeeResolver {
  @FieldResolver(() => [FeeEstimate], {
    nullable: true,
    description: `${staffMay('readOffers')}: what WeChat keeps of it, per rail and platform; null for everyone else.`,
  })
  feeEstimates(@Root() { amountFen }: TierPrice, @Ctx() { viewer }: Context): FeeEstimate[] | null {
    return isPermitted(viewer, 'readOffers') ? estimatesOf(amountFen) : null;
  }
}
