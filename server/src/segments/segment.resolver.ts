import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { Segment } from './segment.entity.ts';
import {
  CreateSegmentInput,
  CreateSegmentPayload,
  CreateSegmentSuccess,
  DeleteSegmentInput,
  DeleteSegmentPayload,
  DeleteSegmentSuccess,
  UpdateSegmentInput,
  UpdateSegmentPayload,
  UpdateSegmentSuccess,
} from './segment.payloads.ts';

@Resolver(() => Segment)
export class SegmentResolver {
  @Query(() => [Segment], { description: `${staffMay('readMembers')}: saved filters of the members’ list, by name.` })
  segments(@Ctx() context: Context, @Info() info: ReadInfo): Promise<Segment[]> {
    permit(context.viewer, 'readMembers');
    return context.segments.segments(context, info);
  }

  @Command(() => CreateSegmentPayload, { description: `${staffMay('tendMembers')}: saves a filter under a name.` })
  async createSegment(
    @Arg('input') input: CreateSegmentInput,
    @Ctx() { viewer, segments }: Context,
  ): Promise<typeof CreateSegmentPayload> {
    return new CreateSegmentSuccess(await segments.create(viewer, input));
  }

  @Command(() => UpdateSegmentPayload, {
    description: `${staffMay('tendMembers')}: renames a segment, or has it show others.`,
  })
  async updateSegment(
    @Arg('input') input: UpdateSegmentInput,
    @Ctx() { viewer, segments }: Context,
  ): Promise<typeof UpdateSegmentPayload> {
    return new UpdateSegmentSuccess(await segments.update(viewer, input));
  }

  @Command(() => DeleteSegmentPayload, {
    description: `${staffMay('tendMembers')}: deletes a segment; the members it showed stay as they are.`,
  })
  async deleteSegment(
    @Arg('input') { id }: DeleteSegmentInput,
    @Ctx() { viewer, segments }: Context,
  ): Promise<typeof DeleteSegmentPayload> {
    const { name, filter } = await segments.delete(viewer, id);
    return new DeleteSegmentSuccess(name, filter);
  }
}

@Resolver(() => CreateSegmentSuccess)
export class CreateSegmentSuccessResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  async segment(
    @Root() { id }: CreateSegmentSuccess,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Segment> {
    return (await context.segments.segment(context, info, id))!;
  }
}

@Resolver(() => UpdateSegmentSuccess)
export class UpdateSegmentSuccessResolver {
  @FieldResolver(() => Segment, { description: 'The segment, changed.' })
  async segment(
    @Root() { id }: UpdateSegmentSuccess,
    @Ctx() context: Context,
    @Info() info: ReadInfo,
  ): Promise<Segment> {
    return (await context.segments.segment(context, info, id))!;
  }
}
