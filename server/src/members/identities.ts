import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Member } from './member.entity.ts';
import { MemberIdentity } from './member-identity.entity.ts';
import { mergeMembers } from './merge-members.ts';

/** What WeChat told us about a person, through one app. */
export interface Introduction {
  readonly appid: string;
  readonly openid: string;
  readonly unionid?: string;
  /** The Mini Program's session_key, kept sealed for Virtual Payment's signatures. */
  readonly sessionKey?: string;
  /** What the person calls themselves, where they agreed to say it. */
  readonly nickname?: string;
  /** How somebody who is new came here: one of MemberSource, or what an imported list said. */
  readonly source?: string;
  /** When somebody who is new really came, as an imported list says. */
  readonly joinedAt?: Date;
}

/** A merge moved the identity to another member while we waited for the lock. */
class MergedMeanwhile extends Error {}
const MAX_TRIES = 3;

/** Finds or makes the member behind what WeChat says, and joins two that turn out to be one. */
export class Identities {
  readonly #clock: Clock;
  readonly #cipher: Cipher;

  constructor(deps: { clock: Clock; cipher: Cipher }) {
    this.#clock = deps.clock;
    this.#cipher = deps.cipher;
  }

  /**
   * The one living member behind an introduction. Safe to repeat and to run twice at once.
   * @param em a fork of its own; this begins and ends a transaction
   */
  async meet(em: EntityManager, accountId: string, introduction: Introduction): Promise<Member> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#meetOnce(em.fork(), accountId, introduction);
      } catch (error) {
        // Somebody else met, or merged, the same person at this very moment; what they wrote is there now.
        const isOvertaken = error instanceof UniqueConstraintViolationException || error instanceof MergedMeanwhile;
        if (!isOvertaken || attempt === MAX_TRIES) throw error;
      }
    }
  }

  #meetOnce(outer: EntityManager, accountId: string, introduction: Introduction): Promise<Member> {
    return outer.transactional(async (em) => {
      const { appid, openid, unionid } = introduction;
      // Two apps may introduce one person at the same time, each without seeing the other's uncommitted row.
      if (unionid) await lockName(em, unionName(accountId, unionid));
      const now = this.#clock.now();
      let identity = await em.findOne(MemberIdentity, { account: accountId, appid, openid });
      const relatives = unionid
        ? await em.find(MemberIdentity, { account: accountId, unionid }, { orderBy: { createdAt: 'asc', id: 'asc' } })
        : [];
      if (!identity) {
        const member = relatives[0]?.member ?? newMember(em, accountId, introduction.joinedAt ?? now, introduction);
        identity = em.create(MemberIdentity, { account: accountId, member, appid, openid, createdAt: now });
      }
      if (unionid) identity.unionid = unionid;
      if (introduction.sessionKey) {
        identity.sessionKeyEncrypted = this.#cipher.encrypt(introduction.sessionKey);
        identity.sessionKeyAt = now;
      }
      await em.flush();
      const memberIds = new Set([identity.member.id, ...relatives.map((relative) => relative.member.id)]);
      const members = await em.find(
        Member,
        { account: accountId, id: { $in: [...memberIds] } },
        { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      const living = members.filter((member) => member.mergedInto === null);
      const [survivor, ...others] = living.sort(
        (a, b) => a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1),
      );
      if (!survivor) throw new MergedMeanwhile(`no living member behind identity ${identity.id}`);
      for (const other of others) await mergeMembers(em, survivor, other, this.#clock.now());
      if (introduction.nickname && isGivenName(survivor.displayName)) survivor.displayName = introduction.nickname;
      return survivor;
    });
  }
}

/** Not the name of any tier: a reader who has paid nothing must not look like one who has. */
const givenNamePrefix = '茶友';
const isGivenName = (name: string): boolean => new RegExp(`^${givenNamePrefix} [0-9A-Z]{4}$`).test(name);

/** Somebody the account has not met before; written at the flush of `em`. */
export function newMember(
  em: EntityManager,
  accountId: string,
  joinedAt: Date,
  { nickname, source }: Pick<Introduction, 'nickname' | 'source'>,
): Member {
  const id = newId();
  // WeChat tells nobody's name any more; four signs let the staff tell two apart.
  const displayName = nickname || `${givenNamePrefix} ${id.slice(-4).toUpperCase()}`;
  return em.create(Member, { id, account: accountId, displayName, joinedAt, source: source ?? '' });
}

/** Waits until no other transaction holds this name; given back at the end of the transaction. */
async function lockName(em: EntityManager, name: string): Promise<void> {
  await em
    .getConnection()
    .execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name], 'run', em.getTransactionContext());
}

/** Keeps everybody else from meeting the people of these unionids until the end of the transaction. */
export async function lockUnionids(em: EntityManager, accountId: string, unionids: readonly string[]): Promise<void> {
  const names = [...new Set(unionids)].map((unionid) => unionName(accountId, unionid));
  if (names.length === 0) return;
  // In one order, so that two who lock many do not wait for each other.
  await em.getConnection().execute(
    `select pg_advisory_xact_lock(key)
       from (select distinct hashtextextended(name, 0) as key
               from json_array_elements_text(?::json) as given (name) order by 1) as keys`,
    [JSON.stringify(names)],
    'run',
    em.getTransactionContext(),
  );
}

const unionName = (accountId: string, unionid: string) => `${accountId} unionid ${unionid}`;
