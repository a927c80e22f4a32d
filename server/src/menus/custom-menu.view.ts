import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  type MenuAction,
  MenuActionKind,
  MenuClient,
  type PrimaryMenuEntry,
  type SecondaryMenuEntry,
} from './menu-entry.ts';

@ObjectType({ simpleResolvers: true, description: 'Opens an article.' })
export class OpenArticleAction {
  @Field(() => ID, { description: 'The article.' })
  articleId!: string;

  @Field(() => MenuClient, { description: 'Where it opens.' })
  opensIn!: MenuClient;
}

@ObjectType({ simpleResolvers: true, description: 'Opens a series.' })
export class OpenSeriesAction {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => MenuClient, { description: 'Where it opens.' })
  opensIn!: MenuClient;
}

@ObjectType({ simpleResolvers: true, description: 'Opens the membership page or the home page.' })
export class OpenPageAction {
  @Field(() => MenuActionKind, { description: 'MEMBERSHIP or HOME.' })
  page!: MenuActionKind;

  @Field(() => MenuClient, { description: 'Where it opens.' })
  opensIn!: MenuClient;
}

@ObjectType({ simpleResolvers: true, description: 'Opens an address.' })
export class OpenUrlAction {
  @Field(() => String, { description: 'http or https.' })
  url!: string;
}

@ObjectType({ simpleResolvers: true, description: "Sends the entry's key to the account." })
export class SendKeyAction {
  @Field(() => String, { description: "The entry's key." })
  key!: string;
}

export const MenuActionUnion = createUnionType({
  name: 'MenuAction',
  description: 'What a menu entry does when it is tapped.',
  types: () => [OpenArticleAction, OpenSeriesAction, OpenPageAction, OpenUrlAction, SendKeyAction] as const,
});
type MenuActionView = typeof MenuActionUnion;

@ObjectType('SecondaryMenuEntry', { simpleResolvers: true, description: 'An entry of the list a primary entry opens.' })
export class SecondaryMenuEntryView {
  @Field(() => String, {
    description: 'Stays the same when the entry is renamed or moved; readers bring it as their source.',
  })
  key!: string;

  @Field(() => String, { description: 'What followers read.' })
  name!: string;

  @Field(() => MenuActionUnion, { description: 'What it does.' })
  action!: MenuActionView;
}

@ObjectType('PrimaryMenuEntry', { simpleResolvers: true, description: 'An entry of the bar.' })
export class PrimaryMenuEntryView {
  @Field(() => String, {
    description: 'Stays the same when the entry is renamed or moved; readers bring it as their source.',
  })
  key!: string;

  @Field(() => String, { description: 'What followers read.' })
  name!: string;

  @Field(() => MenuActionUnion, { nullable: true, description: 'What it does; null when it opens a list.' })
  action!: MenuActionView | null;

  @Field(() => [SecondaryMenuEntryView], { description: 'The list it opens; empty when it acts itself.' })
  entries!: SecondaryMenuEntryView[];
}

@ObjectType({ simpleResolvers: true, description: 'The menu followers see.' })
export class PublishedCustomMenu {
  @Field(() => [PrimaryMenuEntryView], { description: 'From left to right.' })
  entries!: PrimaryMenuEntryView[];

  @Field(() => Date, { description: 'When WeChat took it.' })
  publishedAt!: Date;
}

@ObjectType('CustomMenu', { simpleResolvers: true, description: "The Official Account's menu as its staff edits it." })
export class CustomMenuView {
  @Field(() => Int, { description: 'Counts edits; send it with the next one.' })
  version!: number;

  @Field(() => [PrimaryMenuEntryView], { description: 'From left to right.' })
  entries!: PrimaryMenuEntryView[];

  @Field(() => Date, { description: 'When it was last saved.' })
  updatedAt!: Date;

  @Field(() => PublishedCustomMenu, {
    nullable: true,
    description: 'What followers see; null before the first publication.',
  })
  published!: PublishedCustomMenu | null;

  @Field(() => Boolean, { description: 'Whether followers see something else than this.' })
  hasUnpublishedChanges!: boolean;
}

export function entryViews(entries: readonly PrimaryMenuEntry[]): PrimaryMenuEntryView[] {
  return entries.map((entry) =>
    Object.assign(new PrimaryMenuEntryView(), {
      key: entry.key,
      name: entry.name,
      action: 'entries' in entry ? null : actionView(entry.key, entry.action),
      entries: 'entries' in entry ? entry.entries.map(secondaryView) : [],
    }),
  );
}

function secondaryView({ key, name, action }: SecondaryMenuEntry): SecondaryMenuEntryView {
  return Object.assign(new SecondaryMenuEntryView(), { key, name, action: actionView(key, action) });
}

function actionView(key: string, action: MenuAction): MenuActionView {
  switch (action.kind) {
    case MenuActionKind.ARTICLE: {
      const { articleId, opensIn } = action;
      return Object.assign(new OpenArticleAction(), { articleId, opensIn });
    }
    case MenuActionKind.SERIES: {
      const { seriesId, opensIn } = action;
      return Object.assign(new OpenSeriesAction(), { seriesId, opensIn });
    }
    case MenuActionKind.URL:
      return Object.assign(new OpenUrlAction(), { url: action.url });
    case MenuActionKind.CLICK:
      return Object.assign(new SendKeyAction(), { key });
    default:
      return Object.assign(new OpenPageAction(), { page: action.kind, opensIn: action.opensIn });
  }
}
