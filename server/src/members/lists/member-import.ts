import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../../accounts/account.entity.ts';
import { Membership, MembershipSource } from '../../memberships/membership.entity.ts';
import type { Locale } from '../../shared/locale/locale.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { TaskKind } from '../../tasks/task.entity.ts';
import { type RunningTask, TaskFailed, type TaskOutcome, type TaskWork } from '../../tasks/task-work.ts';
import { Tier } from '../../tiers/tier.entity.ts';
import type { Identities } from '../identities.ts';
import { Member } from '../member.entity.ts';
import { MemberIdentity } from '../member-identity.entity.ts';
import { MemberNote } from '../member-note.entity.ts';
import { MemberSource } from '../member-source.ts';
import { MemberTag } from '../member-tag.entity.ts';
import { isNothing, type KnownMember, learn, planOf, type RowPlan } from './import-plan.ts';
import { ImportTally } from './import-tally.ts';
import { KnownMembers, loadKnown } from './known-members.ts';
import { type FileRow, type ListFile, readList } from './list-file.ts';
import type { ListProblem } from './list-problem.ts';
import { type ListRow, type ListVocabulary, listRowOf } from './list-row.ts';

/** Rows that are looked up together. */
const PAGE_SIZE = 200;
/** The app of an identity that a list gave the unionid of and no openid. */
export const LISTED_APP = 'IMPORT';

/** What an import was told; kept with the task. */
export interface MemberImportInput {
  readonly fileName: string;
  readonly isDryRun: boolean;
  /** In which the file of problems speaks. */
  readonly locale: Locale;
}

/** Brings members in from a list, or says row by row what that would do. Both decide by the same code. */
export class MemberImport implements TaskWork {
  readonly kind = TaskKind.IMPORT_MEMBERS;
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #identities: Identities;

  constructor(deps: { orm: MikroORM; clock: Clock; identities: Identities }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#identities = deps.identities;
  }

  async run(running: RunningTask): Promise<TaskOutcome> {
    const input = running.task.input as MemberImportInput;
    const list = readList(await running.file());
    if (!list) throw new TaskFailed('UNREADABLE_FILE');
    const { accountId } = running.viewer;
    const vocabulary = await this.#vocabularyOf(accountId);
    const tally = new ImportTally(list, input);
    const known = new KnownMembers();
    for (const page of pagesOf(list)) {
      const rows = page.map((row) => ({
        ...row,
        read: listRowOf(row.cells, vocabulary, { defaultSource: MemberSource.imported }),
      }));
      const readable = rows.flatMap(({ read }) => (isProblem(read) ? [] : [read]));
      await known.load(this.#orm.em.fork(), accountId, readable);
      for (const row of rows) {
        if (isProblem(row.read)) tally.refuse(row, row.read);
        else await this.#take(running, { ...row, read: row.read }, known, tally);
      }
      await running.progress(tally.rowCount, list.rows.length);
    }
    return tally.outcome();
  }

  async #take(
    running: RunningTask,
    row: FileRow & { read: ListRow },
    known: KnownMembers,
    tally: ImportTally,
  ): Promise<void> {
    const found = known.find(row.read);
    if (found === 'two') return tally.refuse(row, { code: 'CONTRADICTING_IDENTITY' });
    const plan = planOf(row.read, found, this.#clock.now());
    if (plan === 'over') return tally.refuse(row, { code: 'ENDS_BEFORE_START' });
    const { isDryRun } = running.task.input as MemberImportInput;
    const isNew = found === null;
    if (isDryRun || (!isNew && isNothing(plan) && !bringsName(row.read))) {
      const member = found ?? emptyMember();
      learn(member, plan);
      known.remember(row.read, member);
      return tally.take(row, { isNew, plan });
    }
    const memberId = await this.#person(running.viewer.accountId, row.read);
    const done = await this.#write(running, memberId, row.read);
    // Whom other rows know already stays one: two for one person would look like two people.
    if (found) learn(found, done.plan);
    known.remember(row.read, found ?? done.known);
    tally.take(row, { isNew, plan: done.plan });
  }

  /** The member a row speaks of, made when there is none. */
  async #person(accountId: string, row: ListRow): Promise<string> {
    const em = this.#orm.em.fork();
    const { app, unionid, displayName, source, joinedAt } = row;
    const relative = unionid && !app ? await em.findOne(MemberIdentity, { account: accountId, unionid }) : null;
    if (relative) return relative.member.id;
    const { appid, openid } = app ?? { appid: LISTED_APP, openid: unionid! };
    const introduction = {
      appid,
      openid,
      source,
      ...(unionid && { unionid }),
      ...(displayName && { nickname: displayName }),
      ...(joinedAt && { joinedAt }),
    };
    return (await this.#identities.meet(em, accountId, introduction)).id;
  }

  /** Brings what is missing, decided again under the member's lock: an import beside this one has nothing left to do. */
  #write({ viewer }: RunningTask, memberId: string, row: ListRow): Promise<{ known: KnownMember; plan: RowPlan }> {
    const { accountId } = viewer;
    return this.#orm.em.fork().transactional(async (em) => {
      const member = await lockedSurvivor(em, accountId, memberId);
      const known = (await loadKnown(em, accountId, [member.id])).get(member.id)!;
      const now = this.#clock.now();
      const planned = planOf(row, known, now);
      const plan = planned === 'over' ? { membership: null, tags: [], note: null } : planned;
      const of = { account: accountId, member, createdAt: now };
      if (plan.membership) {
        const { tierId: tier, startsAt, endsAt, importedAs } = plan.membership;
        const source = MembershipSource.IMPORT;
        em.create(Membership, {
          ...of,
          tier,
          source,
          startsAt,
          endsAt,
          importedAs,
          grantedByStaffId: viewer.staff!.id,
        });
      }
      for (const tag of plan.tags) em.create(MemberTag, { ...of, tag });
      if (plan.note !== null) em.create(MemberNote, { ...of, staff: viewer.staff!.id, text: plan.note });
      learn(known, plan);
      return { known, plan };
    });
  }

  async #vocabularyOf(accountId: string): Promise<ListVocabulary> {
    const em = this.#orm.em.fork();
    const account = await em.findOneOrFail(Account, { id: accountId });
    const tiers = await em.find(Tier, { account: accountId }, { orderBy: { createdAt: 'asc' } });
    const keyed = tiers.map(({ id, key, name }) => ({ id, key, name }));
    return {
      // A key is unique and wins over a name that looks like it.
      tiers: new Map([
        ...keyed.map((tier) => [tier.name, tier] as const),
        ...keyed.map((tier) => [tier.key, tier] as const),
      ]),
      appids: new Set([account.miniProgramAppid, account.officialAccountAppid].filter((appid) => appid !== null)),
    };
  }
}

const isProblem = (read: ListRow | ListProblem): read is ListProblem => 'code' in read;

/** Whether it names somebody by an app or a unionid that may be new on them. */
const bringsName = ({ app, unionid }: ListRow): boolean => app !== null && unionid !== null;

const emptyMember = (): KnownMember => ({ id: '', memberships: [], tags: new Set(), notes: new Set() });

function* pagesOf({ rows }: ListFile): Generator<readonly FileRow[]> {
  for (let start = 0; start < rows.length; start += PAGE_SIZE) yield rows.slice(start, start + PAGE_SIZE);
}

async function lockedSurvivor(em: EntityManager, accountId: string, id: string): Promise<Member> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const member = await em.findOneOrFail(Member, { account: accountId, id }, { lockMode });
  return member.mergedInto
    ? em.findOneOrFail(Member, { account: accountId, id: member.mergedInto.id }, { lockMode })
    : member;
}
