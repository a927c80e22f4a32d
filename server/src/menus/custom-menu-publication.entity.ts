import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { CustomMenu } from './custom-menu.entity.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

export enum PublicationOutcome {
  PENDING = 'PENDING',
  PUBLISHED = 'PUBLISHED',
  REFUSED = 'REFUSED',
  /** WeChat gave no usable answer, or this server died while it waited: the menu may or may not be the new one. */
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(PublicationOutcome, {
  name: 'MenuPublicationOutcome',
  description: 'What came of giving a menu to WeChat.',
  valuesConfig: {
    PENDING: { description: 'It is on its way.' },
    PUBLISHED: { description: 'WeChat took it.' },
    REFUSED: { description: 'WeChat did not accept it; followers kept the menu before.' },
    UNKNOWN: { description: 'WeChat gave no usable answer: followers may or may not see it. Publish again.' },
  },
});

/** One attempt to give a menu to WeChat. Its entries are frozen: what followers see is the latest that was published. */
@ObjectType({ simpleResolvers: true, description: 'One attempt to give a menu to WeChat, with the menu as it was.' })
@Entity({ tableName: 'custom_menu_publications' })
export class CustomMenuPublication {
  @Field(() => ID, { description: 'Opaque id; what restoreCustomMenu takes.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => CustomMenu)
  customMenu!: Rel<CustomMenu>;

  @Property({ type: types.json })
  entries!: readonly PrimaryMenuEntry[];

  @Property({ type: types.uuid })
  staffId!: string;

  @Field(() => PublicationOutcome, { description: 'What came of it.' })
  @Enum({ items: () => PublicationOutcome, type: types.text })
  outcome: Opt<PublicationOutcome> = PublicationOutcome.PENDING;

  /** WeChat's reason, when it refused. */
  @Field(() => Int, { nullable: true, description: "WeChat's number for the reason, when it refused." })
  @Property({ type: types.integer, nullable: true })
  errcode: number | null = null;

  @Field(() => Date, { description: 'When WeChat was asked.' })
  @Property({ type: types.datetime, length: 6 })
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When its outcome was known; null while it is on its way.' })
  @Property({ type: types.datetime, length: 6, nullable: true })
  finishedAt: Date | null = null;

  /** @returns false when it was finished before: the first result stays */
  finish(outcome: Exclude<PublicationOutcome, 'PENDING'>, at: Date, errcode: number | null = null): boolean {
    if (this.outcome !== PublicationOutcome.PENDING) return false;
    this.outcome = outcome;
    this.finishedAt = at;
    this.errcode = errcode;
    return true;
  }
}
