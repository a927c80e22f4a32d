import { Arg, Args, type ClassType, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import { ArticleDraft } from '../articles/article-draft.type.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import {
  BeginUploadInput,
  BeginUploadPayload,
  BeginUploadSuccess,
  MediaFilter,
  RemoveMediumInput,
  RemoveMediumPayload,
  RemoveMediumSuccess,
  RestoreMediumInput,
  RestoreMediumPayload,
  RestoreMediumSuccess,
  UpdateMediumInput,
  UpdateMediumPayload,
  UpdateMediumSuccess,
  type WrittenMedium,
} from './media.payloads.ts';
import { MediumInUse } from './media.refusals.ts';
import { Medium } from './medium.entity.ts';

export const MediumConnection = connectionType('Medium', () => Medium, 'media');

@Resolver(() => Medium)
export class MediaResolver {
  @Query(() => MediumConnection, { description: `${staffMay('useMedia')}: the media library, the newest first.` })
  media(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Arg('filter', () => MediaFilter, { nullable: true, description: 'Only some of them.' }) filter?: MediaFilter,
  ) {
    permit(context.viewer, 'useMedia');
    return context.mediaReads.library(context, info, page, filter ?? {});
  }

  @Query(() => Medium, {
    nullable: true,
    description: `${staffMay('useMedia')}: one medium, removed or not; null when there is none with this id.`,
  })
  medium(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ) {
    permit(context.viewer, 'useMedia');
    return context.mediaReads.medium(context, info, id);
  }

  @FieldResolver(() => [ArticleDraft], {
    description: 'Articles that show it, last edited first; at most 50, and none for who may not read drafts.',
  })
  usedIn(@Root() medium: Medium, @Info() info: ReadInfo): ArticleDraft[] {
    return projected(medium, info);
  }

  @Command(() => BeginUploadPayload, { description: `${staffMay('useMedia')}: begins to upload a file.` })
  async beginUpload(
    @Arg('input') input: BeginUploadInput,
    @Ctx() { viewer, uploads }: Context,
  ): Promise<typeof BeginUploadPayload> {
    return new BeginUploadSuccess(await uploads.begin(viewer, input));
  }

  @Command(() => UpdateMediumPayload, {
    description: `${staffMay('useMedia')}: renames a medium or says what it shows.`,
  })
  async updateMedium(
    @Arg('input') input: UpdateMediumInput,
    @Ctx() { viewer, media }: Context,
  ): Promise<typeof UpdateMediumPayload> {
    return new UpdateMediumSuccess(await media.update(viewer, input));
  }

  @Command(() => RemoveMediumPayload, {
    description: `${staffMay('useMedia')}: takes a medium out of the library. Safe to repeat.`,
  })
  async removeMedium(
    @Arg('input') input: RemoveMediumInput,
    @Ctx() { viewer, media }: Context,
  ): Promise<typeof RemoveMediumPayload> {
    return new RemoveMediumSuccess(await media.remove(viewer, input));
  }

  @Command(() => RestoreMediumPayload, {
    description: `${staffMay('useMedia')}: brings a removed medium back. Safe to repeat.`,
  })
  async restoreMedium(
    @Arg('input') input: RestoreMediumInput,
    @Ctx() { viewer, media }: Context,
  ): Promise<typeof RestoreMediumPayload> {
    return new RestoreMediumSuccess(await media.restore(viewer, input.id));
  }
}

/** The field `medium` of what a command left behind. */
function writtenMedium(type: ClassType<{ readonly id: string }>) {
  @Resolver(() => type)
  class WrittenMediumResolver {
    @FieldResolver(() => Medium, { description: 'The medium as it is now.' })
    medium(@Root() { id }: WrittenMedium, @Ctx() context: Context, @Info() info: ReadInfo) {
      return context.mediaReads.medium(context, info, id);
    }
  }
  return WrittenMediumResolver;
}

export const mediaResolvers = [
  MediaResolver,
  writtenMedium(UpdateMediumSuccess),
  writtenMedium(RemoveMediumSuccess),
  writtenMedium(RestoreMediumSuccess),
  writtenMedium(MediumInUse),
] as const;
