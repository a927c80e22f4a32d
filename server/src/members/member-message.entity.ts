import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { Member } from './member.entity.ts';
import { MemberApp } from './member-identity.entity.ts';

export enum MemberMessageKind {
  TEXT = 'TEXT',
  IMAGE = 'IMAGE',
  VOICE = 'VOICE',
  VIDEO = 'VIDEO',
  LOCATION = 'LOCATION',
  LINK = 'LINK',
  FOLLOW = 'FOLLOW',
  UNFOLLOW = 'UNFOLLOW',
  SCAN = 'SCAN',
  MENU_TAP = 'MENU_TAP',
}
registerEnumType(MemberMessageKind, {
  name: 'MemberMessageKind',
  description: 'What a member sent to one of the account’s apps, or did there.',
  valuesConfig: {
    TEXT: { description: 'Words; text has them.' },
    IMAGE: { description: 'A picture.' },
    VOICE: { description: 'Speech; text has its words where WeChat recognized them.' },
    VIDEO: { description: 'A video.' },
    LOCATION: { description: 'A place; text has its name.' },
    LINK: { description: 'A link; text has its title.' },
    FOLLOW: {
      description: 'Followed the Official Account; text has the scene of the code that was scanned, if one was.',
    },
    UNFOLLOW: { description: 'Left the Official Account.' },
    SCAN: { description: 'Scanned a code of the Official Account while following it; text has its scene.' },
    MENU_TAP: { description: 'Tapped an entry of the Custom Menu; text has its key, address or page.' },
  },
});

/** What a member sent to one of the account's apps, or did there, as WeChat pushed it. Written by MemberMessages. */
@ObjectType({ simpleResolvers: true, description: 'What a member sent to one of the account’s apps, or did there.' })
@Entity({ tableName: 'member_messages' })
export class MemberMessage {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => Member)
  member!: Rel<Member>;

  /** To which app. */
  @Property({ type: types.text })
  appid!: string;

  /** WeChat's own key for the push: a repetition carries the same one. */
  @Property({ type: types.text })
  providerKey!: string;

  @Field(() => MemberMessageKind, { description: 'What it is.' })
  @Enum({ items: () => MemberMessageKind, type: types.text })
  kind!: MemberMessageKind;

  @Field(() => String, { description: 'Its words, as the kind says; empty when it has none.' })
  @Property({ type: types.text })
  text!: string;

  @Field(() => Date, { description: 'When it was sent, to the second.' })
  @Property({ type: types.datetime, length: 6 })
  sentAt!: Date;

  /** Read by the projector. */
  @Field(() => MemberApp, { description: 'To which of the account’s apps.' })
  readonly app?: MemberApp;
}
