import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit, requireSecondFactor } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { actingAs } from '../audit/actor.ts';
import { Member } from '../members/member.entity.ts';
import { Client } from '../members/session.entity.ts';
import type { BegunSession } from '../members/sessions.ts';
import { requireMember, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import { MemberLinkedAlready, NotOfTheStaff, ScanOver, type ScanRequest } from './scan.payloads.ts';
import { ScanPurpose, ScanSignIn, ScanStatus } from './scan-sign-in.entity.ts';
import type { SignInFrom, StaffSessions } from './staff-sessions.ts';
import { hashOf, newLinkToken } from './tokens.ts';

const SCAN_LIFE_MS = 2 * 60_000;
/** Codes that are over are of no use to anybody after this long. */
const KEPT_MS = 86_400_000;

/** A browser that asks to be signed in by a scan. */
export interface ScanFrom {
  readonly device: string;
  /** Its internet address. */
  readonly address: string;
}

/** A code to show. */
export interface ShownScan {
  /** The address the code is to hold. */
  readonly url: string;
  readonly expiresAt: Date;
  /** In the demo: where its phone opens the code, as a camera would; null elsewhere. */
  readonly simulatorUrl: string | null;
}

/** What a browser is told when it asks whether somebody has confirmed. */
export type ScanAnswer =
  | { readonly status: 'WAITING' | 'REFUSED' | 'OVER' }
  | { readonly status: 'SIGNED_IN'; readonly session: BegunSession };

/** Signing in by scanning a code with the Mini Program, and linking who one is there. */
export class Scans {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #staffSessions: StaffSessions;
  readonly #publicUrl: () => string;
  readonly #simulatorUrl: string | null;

  constructor(deps: {
    orm: MikroORM;
    clock: Clock;
    staffSessions: StaffSessions;
    publicUrl: () => string;
    /** Where the demo's phone is; null where WeChat is WeChat. */
    simulatorUrl: string | null;
  }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#staffSessions = deps.staffSessions;
    this.#publicUrl = deps.publicUrl;
    this.#simulatorUrl = deps.simulatorUrl;
  }

  /**
   * Begins a sign-in. @returns the address for the code, and the browser's own secret, which is never in it; null when the
   * account has no Mini Program to scan with
   */
  async begin(accountId: string, from: ScanFrom): Promise<(ShownScan & { secret: string }) | null> {
    const account = await this.#orm.em.fork().findOneOrFail(Account, { id: accountId });
    if (account.miniProgramAppid === null) return null;
    const { token: secret, hash } = newLinkToken();
    const shown = await this.#begin(accountId, {
      purpose: ScanPurpose.SIGN_IN,
      browserHash: hash,
      ...from,
    });
    return { ...shown, secret };
  }

  /** Begins to link the Mini Program of whoever scans to the viewer. @throws ApiError SECOND_FACTOR_NEEDED */
  async beginLink(viewer: Viewer, from: ScanFrom): Promise<ShownScan> {
    const staffId = this.#own(viewer);
    return this.#begin(viewer.accountId, { purpose: ScanPurpose.LINK, forStaff: staffId, ...from });
  }

  /** Whether somebody has confirmed; then the browser that asks is signed in, once. */
  async answer(secret: string, from: SignInFrom): Promise<ScanAnswer> {
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const scan = await em.findOne(ScanSignIn, { browserHash: hashOf(secret) }, { lockMode });
      if (scan?.isWaiting(now)) return { status: 'WAITING' };
      if (scan?.status === ScanStatus.REFUSED) return { status: 'REFUSED' };
      const confirmedBy = scan?.use(now);
      if (!confirmedBy) return { status: 'OVER' };
      const staff = await em.findOneOrFail(Staff, { account: scan!.account.id, id: confirmedBy.id });
      const session = await this.#staffSessions.begin(em, staff, 'SCAN', from);
      return session ? { status: 'SIGNED_IN', session } : { status: 'OVER' };
    });
  }

  /** What a code asks of the member who scanned it; null when it does not wait any more. */
  async request(viewer: Viewer, code: string): Promise<ScanRequest | null> {
    const memberId = requireScanner(viewer);
    const em = this.#orm.em.fork();
    const scan = await em.findOne(ScanSignIn, { account: viewer.accountId, codeHash: hashOf(code) });
    if (!scan?.isWaiting(this.#clock.now())) return null;
    const { purpose, device, address, createdAt, expiresAt, forStaff } = scan;
    const staff = forStaff
      ? await em.findOneOrFail(Staff, { account: viewer.accountId, id: forStaff.id })
      : await staffOfMember(em, viewer.accountId, memberId);
    const viewerMayConfirm = staff !== null;
    // Who cannot confirm is told nothing of the browser that asks.
    return {
      ...{ purpose, viewerMayConfirm, createdAt, expiresAt },
      ...(staff ? { device, address, staffName: staff.displayName } : { device: '', address: '', staffName: '' }),
    };
  }

  /** Confirms a code. @throws Rejection ScanOver, NotOfTheStaff, MemberLinkedAlready */
  async confirm(viewer: Viewer, code: string, requestId: string): Promise<ScanPurpose> {
    const memberId = requireScanner(viewer);
    const { accountId } = viewer;
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const scan = await this.#waiting(em, accountId, code, now);
      const known = await staffOfMember(em, accountId, memberId);
      if (scan.purpose === ScanPurpose.SIGN_IN) {
        if (!known) throw new Rejection(new NotOfTheStaff());
        scan.confirm(now, known);
        return scan.purpose;
      }
      const staff = await em.findOneOrFail(Staff, { account: accountId, id: scan.forStaff!.id });
      if (staff.leftAt) throw new Rejection(new ScanOver());
      if (known && known.id !== staff.id) throw new Rejection(new MemberLinkedAlready());
      staff.member = em.getReference(Member, memberId);
      scan.confirm(now, staff);
      // Done with the Mini Program in hand, and still the deed of the person it is linked to.
      await actingAs({ accountId, staffId: staff.id, requestId, clock: this.#clock }, () => em.flush());
      return scan.purpose;
    });
  }

  /** Refuses a code: nobody is signed in by it. Any member may who has it. @throws Rejection ScanOver */
  async refuse(viewer: Viewer, code: string): Promise<ScanPurpose> {
    requireScanner(viewer);
    const now = this.#clock.now();
    return this.#orm.em.fork().transactional(async (em) => {
      const scan = await this.#waiting(em, viewer.accountId, code, now);
      scan.refuse(now);
      return scan.purpose;
    });
  }

  /** Ends the viewer's link to the Mini Program. @returns false when there was none. @throws ApiError SECOND_FACTOR_NEEDED */
  async unlink(viewer: Viewer): Promise<boolean> {
    const staffId = this.#own(viewer);
    return this.#orm.em.fork().transactional(async (em) => {
      const staff = await em.findOneOrFail(Staff, { account: viewer.accountId, id: staffId });
      const wasLinked = staff.member !== null;
      staff.member = null;
      return wasLinked;
    });
  }

  /** Ways to sign in are changed by who has shown a passkey, if there is one. */
  #own(viewer: Viewer): string {
    const staffId = permit(viewer, 'keepOwnAccess');
    requireSecondFactor(viewer);
    return staffId;
  }

  async #begin(
    accountId: string,
    of: ScanFrom & { purpose: ScanPurpose; browserHash?: Buffer; forStaff?: string },
  ): Promise<ShownScan> {
    const now = this.#clock.now();
    const { token, hash } = newLinkToken();
    const expiresAt = new Date(now.getTime() + SCAN_LIFE_MS);
    const em = this.#orm.em.fork();
    await em.nativeDelete(ScanSignIn, { account: accountId, expiresAt: { $lt: new Date(now.getTime() - KEPT_MS) } });
    em.create(ScanSignIn, { account: accountId, codeHash: hash, createdAt: now, expiresAt, ...of });
    await em.flush();
    const { miniProgramAppid } = await em.findOneOrFail(Account, { id: accountId });
    const url = `${this.#publicUrl()}/console/scan?code=${token}`;
    return { url, expiresAt, simulatorUrl: this.#inSimulator(miniProgramAppid, url) };
  }

  /** WeChat hands a page the address of an ordinary code under `q`. */
  #inSimulator(appid: string | null, url: string): string | null {
    if (!this.#simulatorUrl || !appid) return null;
    const page = `packages/scan/index?q=${encodeURIComponent(url)}`;
    return `${this.#simulatorUrl}/?${new URLSearchParams({ scan: appid, page })}`;
  }

  async #waiting(em: EntityManager, accountId: string, code: string, now: Date): Promise<ScanSignIn> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const scan = await em.findOne(ScanSignIn, { account: accountId, codeHash: hashOf(code) }, { lockMode });
    if (!scan?.isWaiting(now)) throw new Rejection(new ScanOver());
    return scan;
  }
}

/** The member who scans: in the Mini Program, where WeChat vouches for the person. @throws ApiError UNAUTHENTICATED, FORBIDDEN */
function requireScanner(viewer: Viewer): string {
  const memberId = requireMember(viewer);
  if (viewer.client !== Client.MINI_PROGRAM) throw new ApiError('FORBIDDEN');
  return memberId;
}

const staffOfMember = (em: EntityManager, accountId: string, memberId: string): Promise<Staff | null> =>
  em.findOne(Staff, { account: accountId, member: memberId, leftAt: null });
