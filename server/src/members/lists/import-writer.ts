import { type EntityManager, LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Membership, MembershipSource } from '../../memberships/membership.entity.ts';
import { newId } from '../../shared/ids.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { type Identities, lockUnionids, newMember } from '../identities.ts';
import { Member } from '../member.entity.ts';
import { MemberIdentity } from '../member-identity.entity.ts';
import { MemberNote } from '../member-note.entity.ts';
import { MemberTag } from '../member-tag.entity.ts';
import { type KnownMember, learn, planOf, type RowPlan } from './import-plan.ts';
import { KnownMembers, loadKnown, unknownMember } from './known-members.ts';
import type { ListProblem } from './list-problem.ts';
import type { ListRow } from './list-row.ts';

/** The app of an identity that a list gave the unionid of and no openid. */
export const LISTED_APP = 'IMPORT';

/** What a row came to. */
export type RowOutcome = { readonly isNew: boolean; readonly plan: RowPlan } | ListProblem;

/** In whose name rows are written. */
export interface ImportedBy {
  readonly accountId: string;
  readonly staffId: string;
}

/** Somebody met, or merged, a person of the page at this very moment. */
class Overtaken extends Error {}

/** Writes what rows bring: many in one commit, and one by one where a row gives somebody another identity. */
export class ImportWriter {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #identities: Identities;

  constructor(deps: { orm: MikroORM; clock: Clock; identities: Identities }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#identities = deps.identities;
  }

  /** @returns what each row came to, in their order */
  async write(by: ImportedBy, rows: readonly ListRow[]): Promise<RowOutcome[]> {
    const outcomes = await this.#writeTogether(by, rows);
    const all: RowOutcome[] = [];
    for (const [index, row] of rows.entries()) all.push(outcomes[index] ?? (await this.#writeOne(by, row)));
    return all;
  }

  /** One commit for all that can be written so; undefined stands for a row that has to be written by itself. */
  async #writeTogether(by: ImportedBy, rows: readonly ListRow[]): Promise<(RowOutcome | undefined)[]> {
    try {
      return await this.#orm.em.fork().transactional((em) => this.#writeIn(em, by, rows));
    } catch (error) {
      if (error instanceof Overtaken || error instanceof UniqueConstraintViolationException) return [];
      throw error;
    }
  }

  async #writeIn(em: EntityManager, by: ImportedBy, rows: readonly ListRow[]): Promise<(RowOutcome | undefined)[]> {
    const { accountId } = by;
    await lockUnionids(
      em,
      accountId,
      rows.flatMap(({ unionid }) => unionid ?? []),
    );
    const known = new KnownMembers();
    await known.load(em, accountId, rows, async (ids) => {
      const where = { account: accountId, id: { $in: [...ids] } };
      const members = await em.find(Member, where, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
      if (members.some(({ mergedInto }) => mergedInto !== null)) throw new Overtaken();
    });
    return rows.map((row) => {
      const found = known.find(row);
      if (found === 'two') return { code: 'CONTRADICTING_IDENTITY' };
      if (found && !known.knowsNames(row)) {
        // The rows behind it may use the name it brings.
        known.remember(row, found);
        return undefined;
      }
      const plan = planOf(row, found, this.#clock.now());
      if (plan === 'over') return { code: 'ENDS_BEFORE_START' };
      const member = found ?? this.#meetNew(em, accountId, row);
      known.remember(row, member);
      this.#bring(em, by, member, plan);
      return { isNew: found === null, plan };
    });
  }

  /** A row that may join identities: meeting people is what knows how. */
  async #writeOne(by: ImportedBy, row: ListRow): Promise<RowOutcome> {
    const { accountId } = by;
    const em = this.#orm.em.fork();
    const known = new KnownMembers();
    await known.load(em, accountId, [row]);
    const found = known.find(row);
    if (found === 'two') return { code: 'CONTRADICTING_IDENTITY' };
    if (planOf(row, found, this.#clock.now()) === 'over') return { code: 'ENDS_BEFORE_START' };
    const memberId =
      found && known.knowsNames(row) ? found.id : (await this.#identities.meet(em, accountId, introductionOf(row))).id;
    const plan = await this.#orm.em.fork().transactional((inner) => this.#bringUnderLock(inner, by, memberId, row));
    return { isNew: found === null, plan };
  }

  /** Decided again under the lock: an import beside this one leaves nothing to do. */
  async #bringUnderLock(em: EntityManager, by: ImportedBy, memberId: string, row: ListRow): Promise<RowPlan> {
    const { id } = await lockedSurvivor(em, by.accountId, memberId);
    const known = (await loadKnown(em, by.accountId, [id])).get(id)!;
    const planned = planOf(row, known, this.#clock.now());
    const plan: RowPlan = planned === 'over' ? { membership: null, tags: [], note: null } : planned;
    this.#bring(em, by, known, plan);
    return plan;
  }

  #meetNew(em: EntityManager, accountId: string, row: ListRow): KnownMember {
    const { appid, openid, nickname, source, unionid = null, joinedAt } = introductionOf(row);
    const now = this.#clock.now();
    const member = newMember(em, accountId, joinedAt ?? now, { ...(nickname && { nickname }), source });
    em.create(MemberIdentity, { account: accountId, member, appid, openid, unionid, createdAt: now });
    return unknownMember(member.id);
  }

  #bring(em: EntityManager, { accountId, staffId }: ImportedBy, member: KnownMember, plan: RowPlan): void {
    const of = { account: accountId, member: em.getReference(Member, member.id), createdAt: this.#clock.now() };
    if (plan.membership) {
      const { tierId: tier, startsAt, endsAt, importedAs } = plan.membership;
      const source = MembershipSource.IMPORT;
      em.create(Membership, { ...of, tier, source, startsAt, endsAt, importedAs, grantedByStaffId: staffId });
    }
    for (const tag of plan.tags) em.create(MemberTag, { ...of, tag });
    if (plan.note !== null) em.create(MemberNote, { ...of, id: newId(), staff: staffId, text: plan.note });
    learn(member, plan);
  }
}

function introductionOf({ app, unionid, displayName, source, joinedAt }: ListRow) {
  const { appid, openid } = app ?? { appid: LISTED_APP, openid: unionid! };
  return {
    appid,
    openid,
    source,
    ...(unionid && { unionid }),
    ...(displayName && { nickname: displayName }),
    ...(joinedAt && { joinedAt }),
  };
}

async function lockedSurvivor(em: EntityManager, accountId: string, id: string): Promise<Member> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const member = await em.findOneOrFail(Member, { account: accountId, id }, { lockMode });
  return member.mergedInto
    ? em.findOneOrFail(Member, { account: accountId, id: member.mergedInto.id }, { lockMode })
    : member;
}
