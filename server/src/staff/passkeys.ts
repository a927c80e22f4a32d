import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { Account } from '../accounts/account.entity.ts';
import { permit, requireSecondFactor } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { Session } from '../members/session.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { Attempts } from './attempts.ts';
import { Passkey } from './passkey.entity.ts';
import { maxPasskeyNameLength, NoPasskey, PasskeyNameOutOfRange, PasskeyRefused } from './passkey.payloads.ts';
import { ChallengePurpose, PasskeyChallenge } from './passkey-challenge.entity.ts';
import { relyingPartyOf } from './relying-party.ts';

const CHALLENGE_LIFE_MS = 5 * 60_000;
/** How long a passkey, shown once, vouches for money and roles in that session. */
const ELEVATION_MS = 15 * 60_000;

/** EdDSA, ES256 and RS256, as COSE numbers them: what authenticators have. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** What browsers send, as far as it is read before the library checks the whole. */
const credential = z.object({
  id: z.string().max(2_000),
  response: z.object({ clientDataJSON: z.string().max(10_000) }),
});
const clientData = z.object({ challenge: z.string().max(200) });

/**
 * Passkeys as a second factor: registered, removed, and shown before money and roles.
 * @see Web Authentication Level 3
 */
export class Passkeys {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #attempts: Attempts;
  readonly #publicUrl: () => string;

  constructor(deps: { orm: MikroORM; clock: Clock; attempts: Attempts; publicUrl: () => string }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#attempts = deps.attempts;
    this.#publicUrl = deps.publicUrl;
  }

  /** Begins a registration. @returns what the browser needs, as JSON text */
  async begin(viewer: Viewer): Promise<string> {
    const staffId = this.#own(viewer);
    const em = this.#orm.em.fork();
    const of = { account: viewer.accountId, staff: staffId };
    const [account, staff, known] = [
      await em.findOneOrFail(Account, { id: viewer.accountId }),
      await em.findOneOrFail(Staff, { account: viewer.accountId, id: staffId }),
      await em.find(Passkey, of),
    ];
    const options = await generateRegistrationOptions({
      rpName: account.name,
      rpID: relyingPartyOf(this.#publicUrl()).id,
      userID: Uint8Array.from(Buffer.from(staffId)),
      userName: staff.displayName,
      userDisplayName: staff.displayName,
      attestationType: 'none',
      supportedAlgorithmIDs,
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    await this.#challenge(em, of, ChallengePurpose.REGISTER, options.challenge);
    return JSON.stringify(options);
  }

  /**
   * Keeps a passkey the browser has made; it has just been shown, so it vouches at once.
   * @returns its id. @throws Rejection PasskeyNameOutOfRange, PasskeyRefused
   */
  async add(viewer: Viewer, { name, responseJson }: { name: string; responseJson: string }): Promise<string> {
    const staffId = this.#own(viewer);
    const called = name.trim();
    if (called === '' || [...called].length > maxPasskeyNameLength || called.includes('\0')) {
      throw new Rejection(new PasskeyNameOutOfRange());
    }
    const { challenge, whole } = read(responseJson);
    return this.#orm.em.fork().transactional(async (em) => {
      const expectedChallenge = await this.#use(em, viewer, staffId, ChallengePurpose.REGISTER, challenge);
      const { id: expectedRPID, origin: expectedOrigin } = relyingPartyOf(this.#publicUrl());
      const response = whole as RegistrationResponseJSON;
      const { registrationInfo } = await checked(
        verifyRegistrationResponse({
          response,
          expectedChallenge,
          expectedOrigin,
          expectedRPID,
          supportedAlgorithmIDs,
        }),
      );
      if (!registrationInfo) throw new Rejection(new PasskeyRefused());
      const { id, publicKey, counter, transports } = registrationInfo.credential;
      if ((await em.count(Passkey, { credentialId: id })) > 0) throw new Rejection(new PasskeyRefused());
      const passkey = em.create(Passkey, {
        account: viewer.accountId,
        staff: staffId,
        credentialId: id,
        publicKey,
        counter,
        transports: transports ?? [],
        name: called,
        createdAt: this.#clock.now(),
      });
      await this.#elevate(em, viewer);
      return passkey.id;
    });
  }

  /** Removes one of the viewer's passkeys; a second time changes nothing. @throws ApiError NOT_FOUND */
  async remove(viewer: Viewer, id: string): Promise<string> {
    const staffId = this.#own(viewer);
    if (!isId(id)) throw new ApiError('NOT_FOUND');
    return this.#orm.em.fork().transactional(async (em) => {
      const passkey = await em.findOne(Passkey, { account: viewer.accountId, staff: staffId, id });
      if (passkey) em.remove(passkey);
      return id;
    });
  }

  /** Begins a confirmation. @returns what the browser needs, as JSON text. @throws Rejection NoPasskey */
  async beginConfirmation(viewer: Viewer): Promise<string> {
    const staffId = permit(viewer, 'keepOwnAccess');
    const em = this.#orm.em.fork();
    const of = { account: viewer.accountId, staff: staffId };
    const known = await em.find(Passkey, of);
    if (known.length === 0) throw new Rejection(new NoPasskey());
    const options = await generateAuthenticationOptions({
      rpID: relyingPartyOf(this.#publicUrl()).id,
      allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      userVerification: 'required',
    });
    await this.#challenge(em, of, ChallengePurpose.CONFIRM, options.challenge);
    return JSON.stringify(options);
  }

  /**
   * Takes a passkey as proof that it is the viewer. @returns until when it vouches.
   * @throws Rejection PasskeyRefused. @throws ApiError TOO_MANY_ATTEMPTS
   */
  async confirm(viewer: Viewer, responseJson: string): Promise<Date> {
    const staffId = permit(viewer, 'keepOwnAccess');
    if (!this.#attempts.mayTry('wrongPasskey', staffId)) throw new ApiError('TOO_MANY_ATTEMPTS');
    try {
      return await this.#confirm(viewer, staffId, responseJson);
    } catch (error) {
      if (error instanceof Rejection) this.#attempts.count('wrongPasskey', staffId);
      throw error;
    }
  }

  async #confirm(viewer: Viewer, staffId: string, responseJson: string): Promise<Date> {
    const { id, challenge, whole } = read(responseJson);
    return this.#orm.em.fork().transactional(async (em) => {
      const expectedChallenge = await this.#use(em, viewer, staffId, ChallengePurpose.CONFIRM, challenge);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const of = { account: viewer.accountId, staff: staffId, credentialId: id };
      const passkey = await em.findOne(Passkey, of, { lockMode });
      if (!passkey) throw new Rejection(new PasskeyRefused());
      const { id: expectedRPID, origin: expectedOrigin } = relyingPartyOf(this.#publicUrl());
      const { verified, authenticationInfo } = await checked(
        verifyAuthenticationResponse({
          response: whole as AuthenticationResponseJSON,
          expectedChallenge,
          expectedOrigin,
          expectedRPID,
          credential: {
            id: passkey.credentialId,
            publicKey: Uint8Array.from(passkey.publicKey),
            counter: passkey.counter,
          },
        }),
      );
      if (!verified) throw new Rejection(new PasskeyRefused());
      passkey.counter = authenticationInfo.newCounter;
      passkey.lastUsedAt = this.#clock.now();
      return this.#elevate(em, viewer);
    });
  }

  /** Changing one's passkeys asks for one, when there is one: an open browser must not be enough to get rid of it. */
  #own(viewer: Viewer): string {
    const staffId = permit(viewer, 'keepOwnAccess');
    requireSecondFactor(viewer);
    return staffId;
  }

  async #challenge(
    em: EntityManager,
    of: { account: string; staff: string },
    purpose: ChallengePurpose,
    challenge: string,
  ): Promise<void> {
    const now = this.#clock.now();
    const expiresAt = new Date(now.getTime() + CHALLENGE_LIFE_MS);
    em.create(PasskeyChallenge, { ...of, purpose, challenge, createdAt: now, expiresAt });
    await em.flush();
  }

  /** Uses up the challenge that was signed. @returns it. @throws Rejection PasskeyRefused when we did not ask for it */
  async #use(
    em: EntityManager,
    { accountId }: Viewer,
    staffId: string,
    purpose: ChallengePurpose,
    challenge: string,
  ): Promise<string> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const of = { account: accountId, staff: staffId, purpose, challenge };
    const asked = await em.findOne(PasskeyChallenge, of, { lockMode });
    if (!asked?.use(this.#clock.now())) throw new Rejection(new PasskeyRefused());
    return asked.challenge;
  }

  async #elevate(em: EntityManager, viewer: Viewer): Promise<Date> {
    const session = await em.findOneOrFail(Session, { account: viewer.accountId, id: viewer.sessionId });
    session.elevatedUntil = new Date(this.#clock.now().getTime() + ELEVATION_MS);
    return session.elevatedUntil;
  }
}

/** What a browser sent. @throws Rejection PasskeyRefused when it cannot be one */
function read(responseJson: string): { id: string; challenge: string; whole: unknown } {
  try {
    const whole: unknown = JSON.parse(responseJson);
    const { id, response } = credential.parse(whole);
    const { challenge } = clientData.parse(JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString()));
    return { id, challenge, whole };
  } catch {
    throw new Rejection(new PasskeyRefused());
  }
}

/** The library throws plain errors for whatever does not hold. */
async function checked<Verified>(verification: Promise<Verified>): Promise<Verified> {
  try {
    return await verification;
  } catch {
    throw new Rejection(new PasskeyRefused());
  }
}
