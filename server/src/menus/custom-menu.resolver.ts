import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import {
  PublishCustomMenuPayload,
  PublishCustomMenuSuccess,
  UpdateCustomMenuInput,
  UpdateCustomMenuPayload,
  UpdateCustomMenuSuccess,
} from './custom-menu.payloads.ts';
import { CustomMenuView, OpenArticleAction, OpenSeriesAction } from './custom-menu.view.ts';

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

  @Command(() => PublishCustomMenuPayload, {
    description: `${staffMay('changeMenus')}: gives the saved menu to WeChat; an empty one removes the menu. Safe to repeat.`,
  })
  async publishCustomMenu(@Ctx() { viewer, customMenus }: Context): Promise<typeof PublishCustomMenuPayload> {
    return new PublishCustomMenuSuccess(await customMenus.publish(viewer));
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
