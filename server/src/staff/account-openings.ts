import { LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account, type AccountKind } from '../accounts/account.entity.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import { actingAs } from '../audit/actor.ts';
import type { BegunSession } from '../members/sessions.ts';
import { newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { OpeningLink } from './opening-link.entity.ts';
import type { SignInFrom, StaffSessions } from './staff-sessions.ts';
import { hashOf, newLinkToken } from './tokens.ts';

const LINK_LIFE_MS = 24 * 3_600_000;

/** What somebody says of the account they open. Texts are trimmed and of lawful length. */
export interface Opening {
  readonly handle: string;
  readonly name: string;
  readonly kind: AccountKind;
  readonly ownerName: string;
}

/** Opens accounts for who runs this server: there is no door for anybody else. */
export class AccountOpenings {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #staffSessions: StaffSessions;

  constructor(deps: { orm: MikroORM; clock: Clock; staffSessions: StaffSessions }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#staffSessions = deps.staffSessions;
  }

  /** Makes a link that opens one account, within a day. @returns its path on this server */
  async link(): Promise<string> {
    const now = this.#clock.now();
    const { token, hash } = newLinkToken();
    const em = this.#orm.em.fork();
    em.create(OpeningLink, { tokenHash: hash, createdAt: now, expiresAt: new Date(now.getTime() + LINK_LIFE_MS) });
    await em.flush();
    return `/console/open?token=${token}`;
  }

  /**
   * Opens an account and signs its owner in. A handle that is taken leaves the link as it was.
   * @returns a refusal's code when the link is none of ours, was used or is too old, or the handle is taken
   */
  async open(
    token: string,
    { ownerName, ...account }: Opening,
    from: SignInFrom,
  ): Promise<BegunSession | 'LINK_NOT_VALID' | 'HANDLE_TAKEN'> {
    const now = this.#clock.now();
    const [accountId, staffId] = [newId(), newId()];
    const { requestId } = from;
    try {
      const begun = await actingAs({ accountId, staffId, requestId, clock: this.#clock }, () =>
        this.#orm.em.fork().transactional(async (em) => {
          const lockMode = LockMode.PESSIMISTIC_WRITE;
          const link = await em.findOne(OpeningLink, { tokenHash: hashOf(token) }, { lockMode });
          if (!link?.use(now)) return null;
          em.create(Account, { id: accountId, ...account, createdAt: now });
          const role = StaffRole.OWNER;
          const owner = em.create(Staff, {
            id: staffId,
            account: accountId,
            displayName: ownerName,
            role,
            createdAt: now,
          });
          await em.flush();
          return this.#staffSessions.begin(em, owner, 'LINK', from);
        }),
      );
      return begun ?? 'LINK_NOT_VALID';
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return 'HANDLE_TAKEN';
      throw error;
    }
  }
}
