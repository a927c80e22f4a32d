import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import { Member } from './member.entity.ts';

/** Where a session lives. It decides the payment rail (payments/rail.ts), so no request can choose it. */
export enum Client {
  MINI_PROGRAM = 'MINI_PROGRAM',
  OFFICIAL_ACCOUNT_H5 = 'OFFICIAL_ACCOUNT_H5',
  CONSOLE = 'CONSOLE',
}

/** A signed-in member or person of the staff. Only the token's hash is kept. */
@Entity({ tableName: 'sessions' })
export class Session {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** SHA-256 of the token. */
  @Property({ type: types.blob })
  tokenHash!: Buffer;

  @ManyToOne(() => Member, { nullable: true })
  member: Rel<Member> | null = null;

  @ManyToOne(() => Staff, { nullable: true })
  staff: Rel<Staff> | null = null;

  @Enum({ items: () => Client, type: types.text })
  client!: Client;

  /** What the device calls itself: ios, android, windows, mac, ohos, devtools. */
  @Property({ type: types.text })
  platform: Opt<string> = '';

  /** The app that signed in, and its name for the member: the payer of payments started from here. */
  @Property({ type: types.text, nullable: true })
  appid: string | null = null;

  @Property({ type: types.text, nullable: true })
  openid: string | null = null;

  /** WeChat's scene value of the launch (1035 is the Custom Menu); with path and menu entry, the honest source. */
  @Property({ type: types.integer, nullable: true })
  launchScene: number | null = null;

  @Property({ type: types.text, nullable: true })
  launchPath: string | null = null;

  @Property({ type: types.text, nullable: true })
  launchEntryKey: string | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  /** Until when a passkey, shown in this session, vouches for money and roles. */
  @Property({ type: types.datetime, length: 6, nullable: true })
  elevatedUntil: Date | null = null;

  /** Browser and system, as a person would name them. */
  @Property({ type: types.text })
  device: Opt<string> = '';

  @Property({ type: types.datetime, length: 6, nullable: true })
  lastSeenAt: Date | null = null;

  /** @returns false when it had ended already */
  end(at: Date): boolean {
    if (this.endedAt) return false;
    this.endedAt = at;
    return true;
  }
}
