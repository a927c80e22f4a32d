import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

/** A menu that only followers with a tag see (个性化菜单); everybody else sees the account's Custom Menu. */
@Entity({ tableName: 'custom_menu_variants' })
export class MenuVariant {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** A tag of members; also the name of the tag at WeChat. */
  @Property({ type: types.text })
  tag!: string;

  @Property({ type: types.json })
  entries!: readonly PrimaryMenuEntry[];

  /** Counts edits by the staff; what is kept of publications is none. */
  @Property({ type: types.integer })
  version: Opt<number> = 1;

  @Property({ type: types.datetime, length: 6 })
  updatedAt!: Date;

  /** Taken out of use; the row goes once WeChat has removed it. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  removedAt: Date | null = null;

  /** Since when it is on its way to WeChat. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  claimedAt: Date | null = null;

  @Property({ type: types.integer, nullable: true })
  wechatTagId: number | null = null;

  @Property({ type: types.text, nullable: true })
  wechatMenuId: string | null = null;

  /** Menus at WeChat that this one took the place of, still to be removed there. */
  @Property({ type: types.array, columnType: 'text[]' })
  staleMenuIds: Opt<string[]> = [];

  @Property({ type: types.json, nullable: true })
  publishedEntries: readonly PrimaryMenuEntry[] | null = null;

  @Property({ type: types.datetime, length: 6, nullable: true })
  publishedAt: Date | null = null;

  edit(entries: readonly PrimaryMenuEntry[], at: Date): void {
    this.entries = entries;
    this.version += 1;
    this.updatedAt = at;
  }

  /** WeChat has this menu now; what it had before is to be removed. */
  markPublished(of: { menuId: string; entries: readonly PrimaryMenuEntry[]; at: Date }): void {
    if (this.wechatMenuId !== null) this.staleMenuIds = [...this.staleMenuIds, this.wechatMenuId];
    this.wechatMenuId = of.menuId;
    this.publishedEntries = of.entries;
    this.publishedAt = of.at;
  }

  remove(at: Date): void {
    this.removedAt ??= at;
  }
}
