import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Staff, StaffRole } from '../accounts/staff.entity.ts';
import { actingAs } from '../audit/actor.ts';
import { recordSignIn } from '../audit/audit-log.ts';
import { Client, Session } from '../members/session.entity.ts';
import { readSessionToken } from '../members/session-token.ts';
import type { BegunSession, Sessions } from '../members/sessions.ts';
import { newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { SignInLink } from './sign-in-link.entity.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';
import { hashOf, newLinkToken } from './tokens.ts';

const LINK_LIFE_MS = 24 * 3_600_000;

/** Where a sign-in comes from: what the list of sessions and the audit log tell of it. */
export interface SignInFrom {
  /** "Chrome · macOS" */
  readonly device: string;
  readonly requestId: string;
}

/** How somebody came in. */
export type SignInMeans = 'LINK' | 'INVITATION' | 'SCAN';

/** What an invitation says to who holds its link. */
export interface OpenInvitation {
  readonly accountName: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly expiresAt: Date;
}

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
    const { token, hash } = newLinkToken();
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
        tokenHash: hash,
        createdAt: now,
        expiresAt: new Date(now.getTime() + LINK_LIFE_MS),
      });
    });
    return `/console/sign-in?token=${token}`;
  }

  /** Whether anybody has opened an account here. */
  async hasAccounts(): Promise<boolean> {
    return (await this.#orm.em.fork().count(Account)) > 0;
  }

  /** Signs in with a link. @returns null when it is none of ours, was used, or is too old */
  async signInWithLink(token: string, from: SignInFrom): Promise<BegunSession | null> {
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const link = await em.findOne(SignInLink, { tokenHash: hashOf(token) }, { lockMode });
      if (!link?.use(now)) return null;
      const staff = await em.findOneOrFail(Staff, { account: link.account.id, id: link.staff.id });
      return this.begin(em, staff, 'LINK', from);
    });
  }

  /** What an invitation's link is worth; null when it is none of ours, was used or taken back, or is too old. */
  async openInvitation(code: string): Promise<OpenInvitation | null> {
    const invitation = await this.#orm.em
      .fork()
      .findOne(StaffInvitation, { codeHash: hashOf(code) }, { populate: ['account'] });
    if (!invitation?.isOpen(this.#clock.now())) return null;
    const { account, displayName, role, expiresAt } = invitation;
    return { accountName: account.name, displayName, role, expiresAt };
  }

  /** Makes whoever holds an invitation's link one of the staff, and signs them in. @returns null likewise */
  async signInWithInvitation(code: string, from: SignInFrom): Promise<BegunSession | null> {
    const now = this.#clock.now();
    const em = this.#orm.em.fork();
    const found = await em.findOne(StaffInvitation, { codeHash: hashOf(code) });
    if (!found) return null;
    const accountId = found.account.id;
    const staffId = newId();
    const { requestId } = from;
    return actingAs({ accountId, staffId, requestId, clock: this.#clock }, () =>
      em.transactional(async (inner) => {
        const invitation = await inner.refresh(found, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (!invitation?.isOpen(now)) return null;
        const { displayName, role } = invitation;
        const staff = inner.create(Staff, { id: staffId, account: accountId, displayName, role, createdAt: now });
        invitation.accept(now, staff);
        return this.begin(inner, staff, 'INVITATION', from);
      }),
    );
  }

  /** Ends the session of a token; anything else changes nothing. */
  async signOut(token: string): Promise<void> {
    const presented = readSessionToken(token);
    if (!presented) return;
    const em = this.#orm.em.fork();
    const session = await em.findOne(Session, { account: presented.accountId, tokenHash: presented.hash });
    session?.end(this.#clock.now());
    await em.flush();
  }

  /**
   * Begins a session for a person who has shown who they are; part of the caller's transaction.
   * @returns null when they have left
   */
  async begin(em: EntityManager, staff: Staff, means: SignInMeans, from: SignInFrom): Promise<BegunSession | null> {
    if (staff.leftAt) return null;
    const now = this.#clock.now();
    const accountId = staff.account.id;
    const { device, requestId } = from;
    staff.lastSeenAt = now;
    recordSignIn(em, { accountId, staff, at: now, requestId, means, device });
    return this.#sessions.beginForStaff(em, { accountId, staffId: staff.id, client: Client.CONSOLE, device });
  }
}
