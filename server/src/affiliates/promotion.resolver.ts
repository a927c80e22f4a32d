import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { Command } from '../shared/errors/rejection.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import {
  BecomePromoterPayload,
  BecomePromoterSuccess,
  RequestPayoutPayload,
  RequestPayoutSuccess,
} from './affiliate.payloads.ts';
import type { Earnings } from './affiliate.reads.ts';
import { AffiliateLink } from './affiliate-link.entity.ts';
import { Payout } from './payout.entity.ts';

const PayoutConnection = connectionType('Payout', () => Payout, 'payouts');

@ObjectType({ simpleResolvers: true, description: 'What the viewer earns by bringing others.' })
export class Promotion {
  @Field(() => Boolean, { description: 'Whether the account offers it: see becomePromoter.' })
  readonly isOffered: boolean;

  @Field(() => FenScalar, { description: 'Earned, and not payable yet: the sales can still be taken back.' })
  readonly coolingOffFen: Fen;

  @Field(() => FenScalar, { description: 'Can be paid out now.' })
  readonly payableFen: Fen;

  @Field(() => FenScalar, { description: 'Was paid out.' })
  readonly paidFen: Fen;

  /** The field `link` is read through the projector. */
  readonly linkId: string | null;

  constructor(isOffered: boolean, linkId: string | null, earnings: Earnings) {
    this.isOffered = isOffered;
    this.linkId = linkId;
    this.coolingOffFen = earnings.coolingOffFen;
    this.payableFen = earnings.payableFen;
    this.paidFen = earnings.paidFen;
  }
}

@Resolver(() => Promotion)
export class PromotionResolver {
  @FieldResolver(() => AffiliateLink, { nullable: true, description: 'The link to share; null until becomePromoter.' })
  link(
    @Root() { linkId }: Promotion,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<AffiliateLink | null> | null {
    return linkId === null ? null : context.affiliateReads.link(context, info, linkId);
  }

  @Command(() => BecomePromoterPayload, {
    description: 'Gives the viewer a link for bringing readers to a membership. Safe to repeat.',
  })
  async becomePromoter(@Ctx() { viewer, affiliates }: Context): Promise<typeof BecomePromoterPayload> {
    return new BecomePromoterSuccess(await affiliates.becomePromoter(viewer));
  }

  @Command(() => RequestPayoutPayload, {
    description:
      'Pays out what can be paid out, by a transfer that the viewer confirms in WeChat; hands out the one under way again.',
  })
  async requestPayout(@Ctx() { viewer, payouts }: Context): Promise<typeof RequestPayoutPayload> {
    const { payoutId, request } = await payouts.request(viewer);
    return new RequestPayoutSuccess(payoutId, request);
  }

  @Query(() => PayoutConnection, { description: `${staffMay('readAffiliateSales')}: payouts, the latest first.` })
  payouts(@Args() page: ConnectionArguments, @Ctx() context: Context, @Info() info: ReadInfo) {
    permit(context.viewer, 'readAffiliateSales');
    return context.affiliateReads.payouts(context, info, page, {});
  }

  @Query(() => Payout, { nullable: true, description: 'A payout of yours; for staff any. Null when there is none.' })
  async payout(
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Payout | null> {
    if (context.viewer.staff) permit(context.viewer, 'readAffiliateSales');
    else requireMember(context.viewer);
    return context.affiliateReads.payout(context, info, id);
  }
}

@Resolver(() => ViewerType)
export class ViewerPromotionResolver {
  @FieldResolver(() => Promotion, { nullable: true, description: 'What the viewer earns; null for who is no member.' })
  async promotion(@Root() viewer: Viewer, @Ctx() context: Context): Promise<Promotion | null> {
    if (!viewer.member) return null;
    const { isOffered, linkId } = await context.affiliates.promotionOf(viewer.accountId, viewer.member.id);
    const earnings = await context.affiliateReads.earnings(viewer.accountId, viewer.member.id, context.now);
    return new Promotion(isOffered, linkId, earnings);
  }

  @FieldResolver(() => PayoutConnection, { nullable: true, description: 'Payouts to the viewer, the latest first.' })
  payouts(@Root() viewer: Viewer, @Args() page: ConnectionArguments, @Ctx() context: Context, @Info() info: ReadInfo) {
    if (!viewer.member) return null;
    return context.affiliateReads.payouts({ viewer, now: context.now }, info, page, { memberId: viewer.member.id });
  }
}

@Resolver(() => BecomePromoterSuccess)
export class BecomePromoterSuccessResolver {
  @FieldResolver(() => AffiliateLink, { description: 'The link to share.' })
  link(@Root() { linkId }: BecomePromoterSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.affiliateReads.link(context, info, linkId);
  }
}

@Resolver(() => RequestPayoutSuccess)
export class RequestPayoutSuccessResolver {
  @FieldResolver(() => Payout, { description: 'The payout under way.' })
  payout(@Root() { payoutId }: RequestPayoutSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.affiliateReads.payout(context, info, payoutId);
  }
}
