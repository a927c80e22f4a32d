import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../../accounts/account.entity.ts';
import { newId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale/locale.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { TaskKind } from '../../tasks/task.entity.ts';
import { type RunningTask, TaskFailed, type TaskOutcome, type TaskWork } from '../../tasks/task-work.ts';
import { Tier } from '../../tiers/tier.entity.ts';
import type { Identities } from '../identities.ts';
import { MemberSource } from '../member-source.ts';
import { learn, planOf } from './import-plan.ts';
import { ImportTally } from './import-tally.ts';
import { ImportWriter, type RowOutcome } from './import-writer.ts';
import { KnownMembers, unknownMember } from './known-members.ts';
import { readList } from './list-file.ts';
import { type ListRow, type ListVocabulary, listRowOf } from './list-row.ts';

/** Rows that are looked up, and written, together. */
const PAGE_SIZE = 200;

/** What an import was told; kept with the task. */
export interface MemberImportInput {
  readonly fileName: string;
  readonly isDryRun: boolean;
  /** In which the file of problems speaks. */
  readonly locale: Locale;
}

/** Brings members in from a list, or says row by row what that would do. Both decide by the same plan. */
export class MemberImport implements TaskWork {
  readonly kind = TaskKind.IMPORT_MEMBERS;
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #writer: ImportWriter;

  constructor(deps: { orm: MikroORM; clock: Clock; identities: Identities }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#writer = new ImportWriter(deps);
  }

  async run({ task, viewer, file, progress }: RunningTask): Promise<TaskOutcome> {
    const input = task.input as MemberImportInput;
    const list = readList(await file());
    if (!list) throw new TaskFailed('UNREADABLE_FILE');
    const by = { accountId: viewer.accountId, staffId: viewer.staff!.id };
    const vocabulary = await this.#vocabularyOf(by.accountId);
    const tally = new ImportTally(list, input);
    const known = new KnownMembers();
    for (let start = 0; start < list.rows.length; start += PAGE_SIZE) {
      const page = list.rows.slice(start, start + PAGE_SIZE);
      const read = page.map(({ cells }) => listRowOf(cells, vocabulary, { defaultSource: MemberSource.imported }));
      const rows = read.filter((row): row is ListRow => !('code' in row));
      const outcomes = input.isDryRun
        ? await this.#imagine(known, by.accountId, rows)
        : await this.#writer.write(by, rows);
      for (const [index, row] of page.entries()) {
        const one = read[index]!;
        const outcome = 'code' in one ? one : outcomes.shift()!;
        if ('code' in outcome) tally.refuse(row, outcome);
        else tally.take(row, outcome);
      }
      await progress(tally.rowCount, list.rows.length);
    }
    return tally.outcome();
  }

  /** What rows would come to, each after those before it. */
  async #imagine(known: KnownMembers, accountId: string, rows: readonly ListRow[]): Promise<RowOutcome[]> {
    await known.load(this.#orm.em.fork(), accountId, rows);
    return rows.map((row) => {
      const found = known.find(row);
      if (found === 'two') return { code: 'CONTRADICTING_IDENTITY' };
      const plan = planOf(row, found, this.#clock.now());
      if (plan === 'over') return { code: 'ENDS_BEFORE_START' };
      const member = found ?? unknownMember(newId());
      learn(member, plan);
      known.remember(row, member);
      return { isNew: found === null, plan };
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
