import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import {
  PublishCustomMenuPayload,
  PublishCustomMenuSuccess,
  RestoreCustomMenuInput,
  RestoreCustomMenuPayload,
  RestoreCustomMenuSuccess,
  UpdateCustomMenuInput,
  UpdateCustomMenuPayload,
  UpdateCustomMenuSuccess,
} from './custom-menu.payloads.ts';
import { menuRefusalWords } from './custom-menu.refusals.ts';
import { CustomMenuView, OpenArticleAction, OpenSeriesAction, PrimaryMenuEntryView } from './custom-menu.view.ts';
import { CustomMenuPublication } from './custom-menu-publication.entity.ts';
import { menuPublications } from './custom-menu-publication.projection.ts';

const PublicationConnection = connectionType(
  'CustomMenuPublication',
  () => CustomMenuPublication,
  'publications of a menu',
);

@Resolver(() => CustomMenuView)
export class CustomMenuResolver {
  @Query(() => CustomMenuView, {
    nullable: true,
    description: `${staffMay('readMenus')}: the Official Account's menu, drafted and published; null when none was saved yet.`,
  })
  customMenu(@Ctx() { viewer, customMenus }: Context): Promise<CustomMenuView | null> {
    permit(viewer, 'readMenus');
    return customMenus.read(viewer.accountId);
  }

  @Command(() => UpdateCustomMenuPayload, {
    description: `${staffMay('changeMenus')}: saves the menu as a draft. Followers see it after publishCustomMenu.`,
  })
  async updateCustomMenu(
    @Arg('input') input: UpdateCustomMenuInput,
    @Ctx() { viewer, customMenus }: Context,
  ): Promise<typeof UpdateCustomMenuPayload> {
    return new UpdateCustomMenuSuccess(await customMenus.update(viewer, input));
  }

  @Command(() => RestoreCustomMenuPayload, {
    description: `${staffMay('changeMenus')}: makes the draft what was published once. Followers see it after publishCustomMenu.`,
  })
  async restoreCustomMenu(
    @Arg('input') input: RestoreCustomMenuInput,
    @Ctx() { viewer, customMenus }: Context,
  ): Promise<typeof RestoreCustomMenuPayload> {
    return new RestoreCustomMenuSuccess(await customMenus.restore(viewer, input));
  }

  @Command(() => PublishCustomMenuPayload, {
    description: `${staffMay('changeMenus')}: gives the saved menu to WeChat; an empty one removes the menu. Safe to repeat.`,
  })
  async publishCustomMenu(@Ctx() { viewer, customMenus }: Context): Promise<typeof PublishCustomMenuPayload> {
    return new PublishCustomMenuSuccess(await customMenus.publish(viewer));
  }
}

@Resolver(() => CustomMenuPublication)
export class CustomMenuPublicationResolver {
  @Query(() => PublicationConnection, {
    description: `${staffMay('readMenus')}: every attempt to publish the menu, the latest first.`,
  })
  customMenuPublications(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
  ) {
    permit(context.viewer, 'readMenus');
    return context.projector.connection(menuPublications, context, info, page);
  }

  @FieldResolver(() => [PrimaryMenuEntryView], { description: 'The menu as it was, from left to right.' })
  entries(@Root() publication: CustomMenuPublication, @Info() info: ReadInfo): PrimaryMenuEntryView[] {
    return projected(publication, info);
  }

  @FieldResolver(() => String, { description: 'Who published it.' })
  staffName(@Root() publication: CustomMenuPublication, @Info() info: ReadInfo): string {
    return projected(publication, info);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why WeChat refused it, and what to do; else null.' })
  problem(@Root() { errcode }: CustomMenuPublication, @Ctx() { locale }: Context): string | null {
    return errcode === null ? null : menuRefusalWords(errcode)[locale];
  }
}

@Resolver(() => OpenArticleAction)
export class OpenArticleActionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Its title; null when it is not published any more.' })
  title(@Root() { articleId }: OpenArticleAction, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.menuTargetTitles.load({ what: 'article', id: articleId });
  }
}

@Resolver(() => OpenSeriesAction)
export class OpenSeriesActionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Its title; null when it is not there any more.' })
  title(@Root() { seriesId }: OpenSeriesAction, @Ctx() { loaders }: Context): Promise<string | null> {
    return loaders.menuTargetTitles.load({ what: 'series', id: seriesId });
  }
}
