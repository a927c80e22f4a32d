import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';

export enum ScanPurpose {
  SIGN_IN = 'SIGN_IN',
  LINK = 'LINK',
}
registerEnumType(ScanPurpose, {
  name: 'ScanPurpose',
  description: 'What a scanned code asks for.',
  valuesConfig: {
    SIGN_IN: { description: 'A browser wants to be signed in to the console.' },
    LINK: { description: 'Somebody of the staff, signed in already, says: this is me in the Mini Program.' },
  },
});

export enum ScanStatus {
  WAITING = 'WAITING',
  CONFIRMED = 'CONFIRMED',
  REFUSED = 'REFUSED',
  USED = 'USED',
}

/** A code on a screen that waits for somebody to scan it and to confirm. Works once, for two minutes; kept as hashes only. */
@Entity({ tableName: 'scan_sign_ins' })
export class ScanSignIn {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  /** Of what the code says. */
  @Property({ type: types.blob })
  codeHash!: Buffer;

  /** Of what the waiting browser alone knows: who only saw the code cannot take the session. Null for LINK. */
  @Property({ type: types.blob, nullable: true })
  browserHash: Buffer | null = null;

  @Enum({ items: () => ScanPurpose, type: types.text })
  purpose!: ScanPurpose;

  /** For LINK: whose Mini Program it is to become. */
  @ManyToOne(() => Staff, { nullable: true })
  forStaff: Rel<Staff> | null = null;

  @Property({ type: types.text })
  device: Opt<string> = '';

  @Property({ type: types.text })
  address: Opt<string> = '';

  @Enum({ items: () => ScanStatus, type: types.text })
  status: Opt<ScanStatus> = ScanStatus.WAITING;

  /** Who confirmed. */
  @ManyToOne(() => Staff, { nullable: true })
  staff: Rel<Staff> | null = null;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  endedAt: Date | null = null;

  isWaiting(at: Date): boolean {
    return this.status === ScanStatus.WAITING && at < this.expiresAt;
  }

  /** @returns false when it does not wait any more */
  confirm(at: Date, by: Staff): boolean {
    if (!this.isWaiting(at)) return false;
    this.staff = by;
    // A link is made with the confirmation; a sign-in is used by its browser.
    this.status = this.purpose === ScanPurpose.LINK ? ScanStatus.USED : ScanStatus.CONFIRMED;
    if (this.status === ScanStatus.USED) this.endedAt = at;
    return true;
  }

  /** @returns false when it does not wait any more */
  refuse(at: Date): boolean {
    if (!this.isWaiting(at)) return false;
    this.status = ScanStatus.REFUSED;
    this.endedAt = at;
    return true;
  }

  /** Signs the browser in, once. @returns who confirmed; null when nobody did, or it was used, or is too old */
  use(at: Date): Staff | null {
    if (this.status !== ScanStatus.CONFIRMED || at >= this.expiresAt) return null;
    this.status = ScanStatus.USED;
    this.endedAt = at;
    return this.staff;
  }
}
