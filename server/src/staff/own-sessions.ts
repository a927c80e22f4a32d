import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { Staff } from '../accounts/staff.entity.ts';
import { Session } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';

/** Ends sessions of the staff: one's own by hand, all of a person when they leave. */
export class OwnSessions {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /** Ends one of the viewer's sessions. @returns those that were ended now. @throws ApiError NOT_FOUND for another's */
  async end(viewer: Viewer, id: string): Promise<string[]> {
    const staffId = permit(viewer, 'keepOwnAccess');
    return this.#orm.em.fork().transactional(async (em) => {
      const session = isId(id) ? await em.findOne(Session, { account: viewer.accountId, staff: staffId, id }) : null;
      if (!session) throw new ApiError('NOT_FOUND');
      return session.end(this.#clock.now()) ? [session.id] : [];
    });
  }

  /** Ends every session of the viewer but this one. @returns those that were ended now */
  async endOthers(viewer: Viewer): Promise<string[]> {
    const staffId = permit(viewer, 'keepOwnAccess');
    return this.#orm.em
      .fork()
      .transactional((em) => this.#endAll(em, { account: viewer.accountId, staff: staffId }, viewer.sessionId));
  }

  /** Ends every session of a person; part of the caller's transaction. */
  async endAllOf(em: EntityManager, staff: Staff): Promise<void> {
    await this.#endAll(em, { account: staff.account.id, staff: staff.id }, null);
  }

  async #endAll(em: EntityManager, of: { account: string; staff: string }, but: string | null): Promise<string[]> {
    const now = this.#clock.now();
    const living = await em.find(Session, { ...of, endedAt: null, expiresAt: { $gt: now } });
    const ended = living.filter((session) => session.id !== but && session.end(now));
    return ended.map(({ id }) => id);
  }
}
