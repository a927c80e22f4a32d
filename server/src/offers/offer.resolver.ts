import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { Offer } from './offer.entity.ts';
import {
  ArchiveOfferInput,
  ArchiveOfferPayload,
  ArchiveOfferSuccess,
  CreateOfferInput,
  CreateOfferPayload,
  CreateOfferSuccess,
  OfferUse,
  StartTrialInput,
  StartTrialPayload,
  StartTrialSuccess,
} from './offer.payloads.ts';
import { OfferRefusalReason } from './offer.refusals.ts';

const OfferConnection = connectionType('Offer', () => Offer, 'offers');

@Resolver(() => Offer)
export class OfferResolver {
  @Query(() => Offer, { nullable: true, description: 'The offer with this code; null when there is none in use.' })
  offer(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('code', () => String, { description: 'As the reader typed it; case and surrounding space do not matter.' })
    code: string,
  ): Promise<Offer | null> {
    return context.offerReads.offerWithCode(context, info, code);
  }

  @Query(() => OfferConnection, { description: `${staffMay('readOffers')}: every offer, the newest first.` })
  offers(@Ctx() context: Context, @Info() info: ReadInfo, @Args(() => ConnectionArguments) page: ConnectionArguments) {
    permit(context.viewer, 'readOffers');
    return context.offerReads.offers(context, info, page);
  }

  @FieldResolver(() => OfferUse, { nullable: true, description: 'How much of it is used; null for who is not staff.' })
  use(@Root() offer: Offer, @Ctx() { viewer }: Context, @Info() info: ReadInfo): OfferUse | null {
    return viewer.staff ? projected<OfferUse>(offer, info) : null;
  }

  @FieldResolver(() => OfferRefusalReason, {
    nullable: true,
    description:
      'Why the viewer may not use it, whatever they buy with it; null when they may, or nobody is signed in.',
  })
  viewerRefusal(@Root() { id }: Offer, @Ctx() { viewer, offers }: Context): Promise<OfferRefusalReason | null> {
    return offers.viewerRefusal(viewer, id);
  }

  @Command(() => CreateOfferPayload, { description: `${staffMay('sell')}: makes an offer.` })
  async createOffer(
    @Arg('input') input: CreateOfferInput,
    @Ctx() { viewer, offers }: Context,
  ): Promise<typeof CreateOfferPayload> {
    return new CreateOfferSuccess(await offers.create(viewer, input));
  }

  @Command(() => ArchiveOfferPayload, {
    description: `${staffMay('sell')}: takes an offer out of use; who has ordered with it may still pay. Safe to repeat.`,
  })
  async archiveOffer(
    @Arg('input') input: ArchiveOfferInput,
    @Ctx() { viewer, offers }: Context,
  ): Promise<typeof ArchiveOfferPayload> {
    return new ArchiveOfferSuccess(await offers.archive(viewer, input.id));
  }

  @Command(() => StartTrialPayload, {
    description: 'Begins a trial of a tier, without money; once per member and tier.',
  })
  async startTrial(@Arg('input') input: StartTrialInput, @Ctx() context: Context): Promise<typeof StartTrialPayload> {
    const membershipId = await context.trials.start(context.viewer, input.offerCode);
    return new StartTrialSuccess(membershipId, await context.refresh());
  }
}

@Resolver(() => CreateOfferSuccess)
export class CreateOfferSuccessResolver {
  @FieldResolver(() => Offer, { description: 'The new offer.' })
  offer(@Root() { id }: CreateOfferSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.offerReads.offer(context, info, id);
  }
}

@Resolver(() => ArchiveOfferSuccess)
export class ArchiveOfferSuccessResolver {
  @FieldResolver(() => Offer, { description: 'The offer as it is now.' })
  offer(@Root() { id }: ArchiveOfferSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.offerReads.offer(context, info, id);
  }
}

@Resolver(() => StartTrialSuccess)
export class StartTrialSuccessResolver {
  @FieldResolver(() => Membership, { description: 'The trial.' })
  membership(@Root() { membershipId }: StartTrialSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.membershipReads.membership(context, info, membershipId);
  }
}
