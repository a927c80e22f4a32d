import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, types } from '@mikro-orm/postgresql';
import { newId } from '../shared/ids.ts';

/** A link that works once. Only its token's hash is kept. */
@Entity({ abstract: true })
export abstract class OneTimeLink {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @Property({ type: types.blob })
  tokenHash!: Buffer;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;

  @Property({ type: types.datetime, length: 6 })
  expiresAt!: Date;

  @Property({ type: types.datetime, length: 6, nullable: true })
  usedAt: Date | null = null;

  /** @returns false when it was used, or is too old */
  use(at: Date): boolean {
    if (this.usedAt || at >= this.expiresAt) return false;
    this.usedAt = at;
    return true;
  }
}
