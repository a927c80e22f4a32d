import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Tier } from './tier.entity.ts';
import {
  ArchiveTierInput,
  ArchiveTierPayload,
  ArchiveTierSuccess,
  CreateTierInput,
  CreateTierPayload,
  CreateTierSuccess,
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

  @Command(() => CreateTierPayload, { description: 'Staff (OWNER): puts a new tier on sale.' })
  async createTier(
    @Arg('input') input: CreateTierInput,
    @Ctx() { viewer, tiers }: Context,
  ): Promise<typeof CreateTierPayload> {
    return new CreateTierSuccess(await tiers.createTier(viewer, input));
  }

  @Command(() => ArchiveTierPayload, {
    description: 'Staff (OWNER): takes a tier off sale; memberships of it go on. Safe to repeat.',
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
