import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
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
  WithdrawTierPriceInput,
  WithdrawTierPricePayload,
  WithdrawTierPriceSuccess,
} from './tier.payloads.ts';

@Resolver(() => Tier)
export class TierResolver {
  @Query(() => [Tier], { description: 'What is on sale, in the order it is offered.' })
  tiers(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Tier[]> {
    return context.tierReads.tiers(context, info);
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

  @Command(() => AddTierPricePayload, { description: `${staffMay('sell')}: puts one more price of a tier on sale.` })
  async addTierPrice(
    @Arg('input') input: AddTierPriceInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof AddTierPricePayload> {
    return new AddTierPriceSuccess(await tiers.addPrice(viewer, input));
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

@Resolver(() => CreateTierSuccess)
export class CreateTierSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The new tier.' })
  tier(@Root() { id }: CreateTierSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
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

@Resolver(() => WithdrawTierPriceSuccess)
export class WithdrawTierPriceSuccessResolver {
  @FieldResolver(() => Tier, { description: 'The tier with its prices as they are now.' })
  tier(@Root() { id }: WithdrawTierPriceSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.tierReads.tier(context, info, id);
  }
}
