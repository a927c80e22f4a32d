import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { permit } from '../accounts/permissions.ts';
import { textOf } from '../articles/article.texts.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { MediumInUse, MediumReplaced } from './media.refusals.ts';
import type { MediaStorage } from './media-storage.ts';
import { Medium } from './medium.entity.ts';

export const maxAltLength = 500;
export const maxNameLength = 200;
const KEPT_AFTER_REMOVAL_MS = 30 * 86_400_000;
const AT_A_TIME = 100;

/** The twin of Medium.useCount, for a command that already holds the medium. */
const countUses = `
  select (select count(*) from articles a where a.account_id = $1
            and (strpos(a.free_document::text, $2) > 0 or strpos(a.locked_document::text, $2) > 0 or strpos(a.cover_url, $2) > 0
              or exists (select from article_revisions r where r.account_id = a.account_id and r.id = a.pending_revision_id
                   and (strpos(r.document::text, $2) > 0 or strpos(r.cover_url, $2) > 0))))
       + (select count(*) from series s where s.account_id = $1 and strpos(s.cover_url, $2) > 0)
       + (select count(*) from affiliate_links l where l.account_id = $1 and strpos(l.image_url, $2) > 0) as count`;

/** What is done with media that are in the library. */
export class MediaService {
  readonly #orm: MikroORM;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #storage: MediaStorage;

  constructor(deps: { orm: MikroORM; pool: Pool; clock: Clock; storage: MediaStorage }) {
    this.#orm = deps.orm;
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#storage = deps.storage;
  }

  /** Renames it, or says what it shows. @throws Rejection TextLengthOutOfRange */
  update(viewer: Viewer, input: { id: string; name?: string | null; alt?: string | null }): Promise<string> {
    permit(viewer, 'useMedia');
    return this.#change(viewer, input.id, async (medium) => {
      if (input.name != null) medium.name = textOf('name', input.name, 1, maxNameLength);
      if (input.alt != null) medium.alt = textOf('alt', input.alt, 0, maxAltLength);
    });
  }

  /** Takes it out of the library; its bytes stay for 30 days. A second time changes nothing. @throws Rejection MediumInUse */
  remove(viewer: Viewer, { id, evenIfUsed }: { id: string; evenIfUsed: boolean }): Promise<string> {
    permit(viewer, 'useMedia');
    return this.#change(viewer, id, async (medium) => {
      if (!evenIfUsed && !medium.removedAt) {
        const { rows } = await this.#pool.query<{ count: number }>(countUses, [viewer.accountId, medium.storageKey]);
        const useCount = rows[0]?.count ?? 0;
        if (useCount > 0) throw new Rejection(new MediumInUse(medium.id, useCount));
      }
      medium.remove(this.#clock.now());
    });
  }

  /** Takes a removal back. @throws Rejection MediumReplaced when the same bytes are in the library again */
  async restore(viewer: Viewer, id: string): Promise<string> {
    permit(viewer, 'useMedia');
    try {
      return await this.#change(viewer, id, async (medium) => {
        medium.removedAt = null;
      });
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) throw new Rejection(new MediumReplaced());
      throw error;
    }
  }

  /** Forgets the bytes of what was removed long ago. */
  async forgetRemoved(): Promise<void> {
    const em = this.#orm.em.fork();
    const before = new Date(this.#clock.now().getTime() - KEPT_AFTER_REMOVAL_MS);
    const removed = await em.find(Medium, { removedAt: { $lte: before } }, { limit: AT_A_TIME });
    for (const medium of removed) {
      for (const key of medium.keys()) await this.#storage.remove(key);
      await em.transactional(async (inner) => {
        await inner.execute('update uploads set media_id = null where account_id = ? and media_id = ?', [
          medium.account.id,
          medium.id,
        ]);
        await inner.nativeDelete(Medium, { account: medium.account.id, id: medium.id });
      });
    }
  }

  #change(viewer: Viewer, id: string, change: (medium: Medium) => Promise<void>): Promise<string> {
    return this.#orm.em.fork().transactional(async (em) => {
      const medium = isId(id)
        ? await em.findOne(Medium, { account: viewer.accountId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!medium) throw new ApiError('NOT_FOUND');
      await change(medium);
      await em.flush();
      return medium.id;
    });
  }
}
