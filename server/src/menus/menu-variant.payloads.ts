import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
import { PrimaryMenuEntryInput } from './custom-menu.payloads.ts';
import {
  CustomMenuConflict,
  CustomMenuPublishInProgress,
  CustomMenuRefused,
  MenuEntryIncomplete,
  MenuKeyNotUsable,
  MenuNameLengthOutOfRange,
  MenuNeedsMiniProgram,
  MenuTargetUnavailable,
  MenuUrlNotUsable,
  OfficialAccountNotConnected,
  TooManyMenuDomains,
  TooManyMenuEntries,
} from './custom-menu.refusals.ts';
import { PrimaryMenuEntryView } from './custom-menu.view.ts';

export const maxMenuVariants = 20;

@InputType({ description: 'A menu for members with a tag, as it shall be.' })
export class SaveMenuVariantInput {
  @Field(() => ID, { nullable: true, description: 'The menu to change; a new one when not given.' })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For a new one: whose menu it is, a tag of members. One menu per tag; a menu keeps its tag.',
  })
  tag?: string | null;

  @Field(() => [PrimaryMenuEntryInput], { description: 'All of the menu: 1 to 3 entries, from left to right.' })
  entries!: PrimaryMenuEntryInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was edited; a newer one refuses the change. Without it the menu is overwritten.',
  })
  version?: number | null;
}

@InputType({ description: 'Which menu to take away.' })
export class RemoveMenuVariantInput {
  @Field(() => ID, { description: 'The menu.' })
  id!: string;
}

@InputType({ description: 'For whom to ask WeChat.' })
export class TryCustomMenuInput {
  @Field(() => ID, { description: 'A member who follows the Official Account.' })
  memberId!: string;
}

@ObjectType('MenuVariant', {
  simpleResolvers: true,
  description: 'A menu that only members with a tag see (个性化菜单).',
})
export class MenuVariantView {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id!: string;

  @Field(() => String, { description: 'Whose menu it is.' })
  readonly tag!: string;

  @Field(() => Int, { description: 'Counts edits; send it with the next one.' })
  readonly version!: number;

  @Field(() => [PrimaryMenuEntryView], { description: 'From left to right.' })
  readonly entries!: PrimaryMenuEntryView[];

  @Field(() => Int, { description: 'Members with the tag who follow the Official Account: they see it.' })
  readonly followerCount!: number;

  @Field(() => Date, { nullable: true, description: 'When WeChat took it last; null while it has none.' })
  readonly publishedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether followers see something else than this.' })
  readonly hasUnpublishedChanges!: boolean;

  @Field(() => Boolean, { description: 'Whether it was taken away, and WeChat shows it until the next publication.' })
  readonly isRemoved!: boolean;
}

@ObjectType({
  implements: UserError,
  description: 'This tag cannot be used, or has a menu already, or there are 20 menus.',
})
export class MenuTagNotUsable extends UserError {
  constructor(why: 'invalid' | 'taken' | 'tooMany') {
    super(
      'MENU_TAG_NOT_USABLE',
      {
        invalid: {
          'zh-CN': '请选择一个标签：1 到 30 个字，不含逗号和分号',
          en: 'Choose a tag: 1 to 30 characters, without commas and semicolons',
        },
        taken: { 'zh-CN': '这个标签已经有菜单了，请改它', en: 'This tag has a menu already; change that one' },
        tooMany: {
          'zh-CN': `个性化菜单最多 ${maxMenuVariants} 份，请先去掉几份`,
          en: `There are ${maxMenuVariants} menus of tags at most; take some away first`,
        },
      }[why],
    );
  }
}

@ObjectType({
  implements: UserError,
  description: 'Menus of tags stand beside the menu for everybody: publish that first.',
})
export class MenuForEverybodyMissing extends UserError {
  constructor() {
    super('MENU_FOR_EVERYBODY_MISSING', {
      'zh-CN': '微信要求先有给所有人的菜单，请先发布它',
      en: 'WeChat wants a menu for everybody first; publish that',
    });
  }
}

@ObjectType({ implements: UserError, description: 'The member does not follow the Official Account, so sees no menu.' })
export class MemberFollowsNot extends UserError {
  constructor() {
    super('MEMBER_FOLLOWS_NOT', {
      'zh-CN': '这位会员没有关注公众号，看不到菜单',
      en: 'This member does not follow the Official Account, and sees no menu',
    });
  }
}

@ObjectType({ description: 'Saved. Followers see it after publishMenuVariants.' })
export class SaveMenuVariantSuccess {
  @Field(() => MenuVariantView, { description: 'The menu as it is now.' })
  readonly menuVariant: MenuVariantView;

  constructor(menuVariant: MenuVariantView) {
    this.menuVariant = menuVariant;
  }
}

@ObjectType({ description: 'What was done to the menus of tags.' })
export class MenuVariantsSuccess {
  @Field(() => [MenuVariantView], { description: 'All of them, as they are now.' })
  readonly menuVariants: MenuVariantView[];

  constructor(menuVariants: MenuVariantView[]) {
    this.menuVariants = menuVariants;
  }
}

@ObjectType({ simpleResolvers: true, description: 'An entry of the bar as WeChat shows it.' })
export class ShownMenuEntry {
  @Field(() => String, { description: 'What the follower reads.' })
  readonly name!: string;

  @Field(() => [String], { description: 'What its list holds; empty when it acts itself.' })
  readonly entries!: string[];
}

@ObjectType({ description: 'The menu WeChat shows this member now.' })
export class TryCustomMenuSuccess {
  @Field(() => [ShownMenuEntry], { description: 'From left to right; empty when there is none.' })
  readonly entries: ShownMenuEntry[];

  constructor(entries: ShownMenuEntry[]) {
    this.entries = entries;
  }
}

export const SaveMenuVariantPayload = createUnionType({
  name: 'SaveMenuVariantPayload',
  description: 'What came of saveMenuVariant: its success, or a refusal.',
  types: () =>
    [
      SaveMenuVariantSuccess,
      MenuTagNotUsable,
      TooManyMenuEntries,
      MenuNameLengthOutOfRange,
      MenuEntryIncomplete,
      MenuKeyNotUsable,
      MenuUrlNotUsable,
      MenuTargetUnavailable,
      MenuNeedsMiniProgram,
      TooManyMenuDomains,
      CustomMenuConflict,
    ] as const,
});

export const PublishMenuVariantsPayload = createUnionType({
  name: 'PublishMenuVariantsPayload',
  description:
    'What came of publishMenuVariants: its success, or a refusal. What went before the refusal is published.',
  types: () =>
    [
      MenuVariantsSuccess,
      OfficialAccountNotConnected,
      MenuForEverybodyMissing,
      MenuTargetUnavailable,
      MenuNeedsMiniProgram,
      TooManyMenuDomains,
      CustomMenuPublishInProgress,
      CustomMenuRefused,
      WeChatUnavailable,
    ] as const,
});

export const TryCustomMenuPayload = createUnionType({
  name: 'TryCustomMenuPayload',
  description: 'What came of tryCustomMenu: its success, or a refusal.',
  types: () =>
    [
      TryCustomMenuSuccess,
      MemberFollowsNot,
      OfficialAccountNotConnected,
      CustomMenuRefused,
      WeChatUnavailable,
    ] as const,
});
