import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

/** An account's Custom Menu as its staff edits it; followers see the latest publication. */
@Entity({ tableName: 'custom_menus' })
export class CustomMenu {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Property({ type: types.json })
  entries: Opt<readonly PrimaryMenuEntry[]> = [];

  /** Counts edits: two people editing one menu cannot overwrite each other unseen. */
  @Property({ type: types.integer, version: true })
  version: Opt<number> = 1;

  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;
}
