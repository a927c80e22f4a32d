import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';

export enum InboxSource {
  OFFICIAL_ACCOUNT = 'OFFICIAL_ACCOUNT',
  MINI_PROGRAM = 'MINI_PROGRAM',
  WECHAT_PAY = 'WECHAT_PAY',
}

/** Something WeChat told us, kept before it was answered. */
@Entity({ tableName: 'inbox_messages' })
export class InboxMessage {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Enum({ items: () => InboxSource, type: types.text })
  source!: InboxSource;

  /** WeChat's own key for the message: a repetition carries the same one. */
  @Property({ type: types.text })
  providerKey!: string;

  /** Which handler it is for. */
  @Property({ type: types.text })
  kind!: string;

  @Property({ type: types.json })
  body!: unknown;

  @Property({ type: types.datetime, length: 6 })
  receivedAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  processedAt: Date | null = null;

  /** Failed tries so far, and why the last one failed. */
  @Property({ type: types.integer })
  attempts: Opt<number> = 0;

  @Property({ type: types.text, nullable: true })
  lastError: string | null = null;

  /** @returns false when it was processed before */
  markProcessed(at: Date): boolean {
    if (this.processedAt) return false;
    this.processedAt = at;
    this.lastError = null;
    return true;
  }

  markFailed(reason: string): void {
    if (this.processedAt) return;
    this.attempts += 1;
    this.lastError = reason.slice(0, 1_000);
  }
}
