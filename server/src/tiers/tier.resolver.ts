import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { isPermitted, permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Tier } from './tier.entity.ts';
import {
  AddTierPriceInput,
  AddTierPricePayload,
  AddTierPriceSuccess,
  ArchiveTierInput,
  ArchiveTierPayload,
  ArchiveTierSuccess,
  CreateTierInput,
  CreateTierPayload,
  CreateTierSuccess,
  OrderTiersInput,
  OrderTiersPayload,
  OrderTiersSuccess,
  ReplaceTierPriceInput,
  ReplaceTierPricePayload,
  ReplaceTierPriceSuccess,
  TierHolders,
  UpdateTierInput,
  UpdateTierPayload,
  UpdateTierSuccess,
  WithdrawTierPriceInput,
  WithdrawTierPricePayload,
  WithdrawTierPriceSuccess,
} from './tier.payloads.ts';
import { TierPrice } from './tier-price.entity.ts';

@Resolver(() => Tier)
export class TierResolver {
  @Query(() => [Tier], { description: 'What is on sale, in the order it is offered.' })
  tiers(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Tier[]> {
    return context.tierReads.tiers(context, info);
  }

  @Query(() => [Tier], { description: `${staffMay('readOffers')}: what is off sale, the latest made first.` })
  archivedTiers(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Tier[]> {
    permit(context.viewer, 'readOffers');
    return context.tierReads.archived(context, info);
  }

  @FieldResolver(() => TierHolders, {
    nullable: true,
    description: `${staffMay('readOffers')}: who holds it; null for everyone else.`,
  })
  holders(@Root() tier: Tier, @Ctx() { viewer }: Context, @Info() info: ReadInfo): TierHolders | null {
    return isPermitted(viewer, 'readOffers') ? projected<TierHolders>(tier, info) : null;
  }

  @Query(() => Tier, { nullable: true, description: 'One tier, on sale or not; null when there is none with this id.' })
  tier(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ): Promise<Tier | null> {
    return context.tierReads.tier(context, info, id);
  }

  @Command(() => CreateTierPayload, { description: `${staffMay('sell')}: puts a new tier on sale.` })
  async createTier(
    @Arg('input') input: CreateTierInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof CreateTierPayload> {
    return new CreateTierSuccess(await tiers.createTier(viewer, input));
  }

  @Command(() => UpdateTierPayload, {
    description: `${staffMay('sell')}: gives a tier other words; its key and prices stay. Safe to repeat.`,
  })
  async updateTier(
    @Arg('input') input: UpdateTierInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof UpdateTierPayload> {
    return new UpdateTierSuccess(await tiers.updateTier(viewer, input));
  }

  @Command(() => OrderTiersPayload, {
    description: `${staffMay('sell')}: offers the tiers in another order. Safe to repeat.`,
  })
  async orderTiers(
    @Arg('input') input: OrderTiersInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof OrderTiersPayload> {
    return new OrderTiersSuccess(await tiers.orderTiers(viewer, input.ids));
  }

  @Command(() => AddTierPricePayload, { description: `${staffMay('sell')}: puts one more price of a tier on sale.` })
  async addTierPrice(
    @Arg('input') input: AddTierPriceInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof AddTierPricePayload> {
    return new AddTierPriceSuccess(await tiers.addPrice(viewer, input));
  }

  @Command(() => ReplaceTierPricePayload, {
    description: `${staffMay('sell')}: puts another price in the place of one, in one step; who bought or ordered at the old one keeps it. Safe to repeat.`,
  })
  async replaceTierPrice(
    @Arg('input') input: ReplaceTierPriceInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof ReplaceTierPricePayload> {
    return new ReplaceTierPriceSuccess(await tiers.replacePrice(viewer, input));
  }

  @Command(() => WithdrawTierPricePayload, {
    description: `${staffMay('sell')}: takes a price off sale; who has ordered at it may still pay. Safe to repeat.`,
  })
  async withdrawTierPrice(
    @Arg('input') input: WithdrawTierPriceInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof WithdrawTierPricePayload> {
    return new WithdrawTierPriceSuccess(await tiers.withdrawPrice(viewer, input.id));
  }

  @Command(() => ArchiveTierPayload, {
    description: `${staffMay('sell')}: takes a tier off sale; memberships of it go on. Safe to repeat.`,
  })
  async archiveTier(
    @Arg('input') input: ArchiveTierInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof ArchiveTierPayload> {
    return new ArchiveTierSuccess(await tiers.archiveTier(viewer, input.id));
  }
}

@Resolver(() => TierPrice)
export class TierPriceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `${staffMay('readOffers')}: the good (道具) to publish at Virtual Payment under this price; null for everyone else.`,
  })
  xpayProductId(@Root() price: TierPrice, @Ctx() { viewer }: Context): string | null {
    return isPermitted(viewer, 'readOffers') ? price.xpayProductId : null;
  }
}

@Resolver(() => CreateTierSuccess)
export class CreateTierSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The new tier.' })
  tier(@Root() { id }: CreateTierSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}

@Resolver(() => UpdateTierSuccess)
export class UpdateTierSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier as it is now.' })
  tier(@Root() { id }: UpdateTierSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}

@Resolver(() => OrderTiersSuccess)
export class OrderTiersSuccessResolver {
  @FieldResolver(() => [Tier], { description: 'What is on sale, in its new order.' })
  tiers(@Root() _: OrderTiersSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tiers(context, info);
  }
}

@Resolver(() => ArchiveTierSuccess)
export class ArchiveTierSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier as it is now.' })
  tier(@Root() { id }: ArchiveTierSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}

@Resolver(() => AddTierPriceSuccess)
export class AddTierPriceSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier with its prices as they are now.' })
  tier(@Root() { id }: AddTierPriceSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}

@Resolver(() => ReplaceTierPriceSuccess)
export class ReplaceTierPriceSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier with its prices as they are now.' })
  tier(@Root() { id }: ReplaceTierPriceSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}

@Resolver(() => WithdrawTierPriceSuccess)
export class WithdrawTierPriceSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier with its prices as they are now.' })
  tier(@Root() { id }: WithdrawTierPriceSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}
