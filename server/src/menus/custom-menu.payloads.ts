import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { WeChatUnavailable } from '../shared/errors/wechat-unavailable.ts';
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
  NoCustomMenu,
  OfficialAccountNotConnected,
  TooManyMenuDomains,
  TooManyMenuEntries,
} from './custom-menu.refusals.ts';
import { CustomMenuView } from './custom-menu.view.ts';
import { MenuActionKind, MenuClient } from './menu-entry.ts';

registerEnumType(MenuClient, {
  name: 'MenuClient',
  description: 'Where a menu entry opens one of our pages.',
  valuesConfig: {
    MINI_PROGRAM: { description: 'In the Mini Program; old WeChat versions open the web page instead.' },
    H5: { description: 'On the web, inside WeChat.' },
  },
});
registerEnumType(MenuActionKind, {
  name: 'MenuActionKind',
  description: 'What a menu entry does when it is tapped.',
  valuesConfig: {
    ARTICLE: { description: 'Opens an article; needs articleId.' },
    SERIES: { description: 'Opens a series; needs seriesId.' },
    MEMBERSHIP: { description: 'Opens the membership page.' },
    HOME: { description: 'Opens the home page.' },
    URL: { description: 'Opens an address; needs url.' },
    CLICK: { description: "Sends the entry's key to the account." },
  },
});

@InputType({ description: 'What an entry does when it is tapped.' })
export class MenuActionInput {
  @Field(() => MenuActionKind, { description: 'Says which of the other fields are needed.' })
  kind!: MenuActionKind;

  @Field(() => ID, { nullable: true, description: 'For ARTICLE: a published article of the account.' })
  articleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For SERIES: a series of the account.' })
  seriesId?: string | null;

  @Field(() => String, { nullable: true, description: 'For URL: http or https, at most 1024 bytes.' })
  url?: string | null;

  @Field(() => MenuClient, {
    nullable: true,
    description: 'For our own pages; without it the Mini Program, or the web where the account has none.',
  })
  opensIn?: MenuClient | null;
}

@InputType({ description: 'An entry of the list that a primary entry opens.' })
export class SecondaryMenuEntryInput {
  @Field(() => String, {
    nullable: true,
    description:
      'As read; keeps what readers did there together. Without it one is made. 1–32 letters, digits, _ and -.',
  })
  key?: string | null;

  @Field(() => String, { description: '1 to 60 bytes of UTF-8; WeChat shows about 8 Chinese characters.' })
  name!: string;

  @Field(() => MenuActionInput, { description: 'What it does.' })
  action!: MenuActionInput;
}

@InputType({ description: 'An entry of the bar: give it an action or secondary entries.' })
export class PrimaryMenuEntryInput {
  @Field(() => String, {
    nullable: true,
    description:
      'As read; keeps what readers did there together. Without it one is made. 1–32 letters, digits, _ and -.',
  })
  key?: string | null;

  @Field(() => String, { description: '1 to 16 bytes of UTF-8; WeChat shows about 4 Chinese characters.' })
  name!: string;

  @Field(() => MenuActionInput, { nullable: true, description: 'What it does; leave it out to open a list.' })
  action?: MenuActionInput | null;

  @Field(() => [SecondaryMenuEntryInput], { nullable: true, description: 'The list it opens: 1 to 5 entries.' })
  entries?: SecondaryMenuEntryInput[] | null;
}

@InputType({ description: 'The menu as it shall be.' })
export class UpdateCustomMenuInput {
  @Field(() => [PrimaryMenuEntryInput], { description: 'All of the menu: 0 to 3 entries, from left to right.' })
  entries!: PrimaryMenuEntryInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was edited; a newer one refuses the change. Without it the menu is overwritten.',
  })
  version?: number | null;
}

@InputType({ description: 'Which menu to take up again.' })
export class RestoreCustomMenuInput {
  @Field(() => ID, { description: 'From customMenuPublications.' })
  publicationId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read; a newer one refuses the change. Without it the draft is overwritten.',
  })
  version?: number | null;
}

@ObjectType({ description: 'The draft is that menu now. Followers see it after publishCustomMenu.' })
export class RestoreCustomMenuSuccess {
  @Field(() => CustomMenuView, { description: 'The menu as it is now.' })
  readonly customMenu: CustomMenuView;

  constructor(customMenu: CustomMenuView) {
    this.customMenu = customMenu;
  }
}

@ObjectType({ description: 'The draft was saved. Followers see it after publishCustomMenu.' })
export class UpdateCustomMenuSuccess {
  @Field(() => CustomMenuView, { description: 'The menu as it is now.' })
  readonly customMenu: CustomMenuView;

  constructor(customMenu: CustomMenuView) {
    this.customMenu = customMenu;
  }
}

@ObjectType({ description: 'WeChat took the menu. Followers see it within five minutes, when they open the chat.' })
export class PublishCustomMenuSuccess {
  @Field(() => CustomMenuView, { description: 'The menu as it is now.' })
  readonly customMenu: CustomMenuView;

  constructor(customMenu: CustomMenuView) {
    this.customMenu = customMenu;
  }
}

export const UpdateCustomMenuPayload = createUnionType({
  name: 'UpdateCustomMenuPayload',
  description: 'What came of updateCustomMenu: its success, or a refusal.',
  types: () =>
    [
      UpdateCustomMenuSuccess,
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

export const PublishCustomMenuPayload = createUnionType({
  name: 'PublishCustomMenuPayload',
  description: 'What came of publishCustomMenu: its success, or a refusal.',
  types: () =>
    [
      PublishCustomMenuSuccess,
      NoCustomMenu,
      OfficialAccountNotConnected,
      MenuTargetUnavailable,
      MenuNeedsMiniProgram,
      TooManyMenuDomains,
      CustomMenuPublishInProgress,
      CustomMenuRefused,
      WeChatUnavailable,
    ] as const,
});

export const RestoreCustomMenuPayload = createUnionType({
  name: 'RestoreCustomMenuPayload',
  description: 'What came of restoreCustomMenu: its success, or a refusal.',
  types: () => [RestoreCustomMenuSuccess, CustomMenuConflict] as const,
});
