import { createHash, randomBytes } from 'node:crypto';
import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import { recordSignIn } from '../audit/audit-log.ts';
import { Client } from '../members/session.entity.ts';
import type { BegunSession, Sessions } from '../members/sessions.ts';
import type { Clock } from '../shared/time/clock.ts';
import { SignInLink } from './sign-in-link.entity.ts';

const LINK_LIFE_MS = 24 * 3_600_000;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Begins sessions of the staff. */
export class StaffSessions {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #sessions: Sessions;

  constructor(deps: { orm: MikroORM; clock: Clock; sessions: Sessions }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#sessions = deps.sessions;
  }

  /**
   * Makes a link that signs an owner in, once, within a day; whoever can run commands on the server is one.
   * An account without staff gets its first owner.
   * @param handle of the account; the only one of the installation when not given
   * @returns path of the link on this server; null when there is no such account
   */
  async linkForOwner(handle?: string): Promise<string | null> {
    const em = this.#orm.em.fork();
    const accounts = await em.find(Account, handle ? { handle } : {}, { limit: 2 });
    const [account] = accounts;
    if (!account || (accounts.length > 1 && !handle)) return null;
    const now = this.#clock.now();
    const token = randomBytes(32).toString('base64url');
    await em.transactional(async (inner) => {
      const known = await inner.findOne(
        Staff,
        { account: account.id, role: StaffRole.OWNER, leftAt: null },
        { orderBy: { createdAt: 'asc' } },
      );
      const owner =
        known ??
        inner.create(Staff, { account: account.id, displayName: account.name, role: StaffRole.OWNER, createdAt: now });
      inner.create(SignInLink, {
        account: account.id,
        staff: owner,
        tokenHash: hashOf(token),
        createdAt: now,
        expiresAt: new Date(now.getTime() + LINK_LIFE_MS),
      });
    });
    return `/console/sign-in?token=${token}`;
  }

  /** Signs in with a link. @returns null when it is none of ours, was used, or is too old */
  async signInWithLink(token: string, device: string): Promise<BegunSession | null> {
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const link = await em.findOne(SignInLink, { tokenHash: hashOf(token) }, { lockMode });
      if (!link?.use(now)) return null;
      const staff = await em.findOneOrFail(Staff, { account: link.account.id, id: link.staff.id });
      if (staff.leftAt) return null;
      staff.lastSeenAt = now;
      recordSignIn(em, { accountId: link.account.id, staff, at: now, requestId: null, means: 'LINK', device });
      return this.#sessions.beginForStaff(em, {
        accountId: link.account.id,
        staffId: staff.id,
        client: Client.CONSOLE,
        device,
      });
    });
  }
}
