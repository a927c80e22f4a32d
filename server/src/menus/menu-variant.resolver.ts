import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import {
  MenuVariantsSuccess,
  MenuVariantView,
  PublishMenuVariantsPayload,
  RemoveMenuVariantInput,
  SaveMenuVariantInput,
  SaveMenuVariantPayload,
  SaveMenuVariantSuccess,
  TryCustomMenuInput,
  TryCustomMenuPayload,
  TryCustomMenuSuccess,
} from './menu-variant.payloads.ts';

@Resolver()
export class MenuVariantResolver {
  @Query(() => [MenuVariantView], {
    description: `${staffMay('readMenus')}: the menus that only members with a tag see.`,
  })
  menuVariants(@Ctx() { viewer, menuVariants }: Context): Promise<MenuVariantView[]> {
    permit(viewer, 'readMenus');
    return menuVariants.read(viewer.accountId);
  }

  @Command(() => SaveMenuVariantPayload, {
    description: `${staffMay('changeMenus')}: saves a menu for members with a tag. They see it after publishMenuVariants.`,
  })
  async saveMenuVariant(
    @Arg('input') input: SaveMenuVariantInput,
    @Ctx() { viewer, menuVariants }: Context,
  ): Promise<typeof SaveMenuVariantPayload> {
    return new SaveMenuVariantSuccess(await menuVariants.save(viewer, input));
  }

  @Command(() => MenuVariantsSuccess, {
    description: `${staffMay('changeMenus')}: takes a menu away. Followers see it until publishMenuVariants. Safe to repeat.`,
  })
  async removeMenuVariant(
    @Arg('input') input: RemoveMenuVariantInput,
    @Ctx() { viewer, menuVariants }: Context,
  ): Promise<MenuVariantsSuccess> {
    return new MenuVariantsSuccess(await menuVariants.remove(viewer, input.id));
  }

  @Command(() => PublishMenuVariantsPayload, {
    description: `${staffMay('changeMenus')}: gives WeChat the menus of tags that changed, and who has which tag. Safe to repeat.`,
  })
  async publishMenuVariants(@Ctx() { viewer, menuVariants }: Context): Promise<typeof PublishMenuVariantsPayload> {
    return new MenuVariantsSuccess(await menuVariants.publish(viewer));
  }

  @Command(() => TryCustomMenuPayload, {
    description: `${staffMay('changeMenus')}: asks WeChat which menu a member sees now. It changes nothing.`,
  })
  async tryCustomMenu(
    @Arg('input') input: TryCustomMenuInput,
    @Ctx() { viewer, menuVariants }: Context,
  ): Promise<typeof TryCustomMenuPayload> {
    return new TryCustomMenuSuccess(await menuVariants.tryFor(viewer, input.memberId));
  }
}
