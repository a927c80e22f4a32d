import type { Pool } from 'pg';
import type { Clock } from '../../shared/time/clock.ts';
import { TaskKind } from '../../tasks/task.entity.ts';
import type { RunningTask, TaskOutcome, TaskWork } from '../../tasks/task-work.ts';
import type { MemberReads } from '../member.reads.ts';
import type { MemberFilter } from '../member-filter.ts';
import { LISTED_APP } from './import-writer.ts';
import { listColumns, writtenList } from './list-columns.ts';
import { writtenInstant } from './list-instants.ts';

const PAGE_SIZE = 1_000;

/** What an export was told; kept with the task. */
export interface MemberExportInput {
  readonly filter: MemberFilter | null;
}
/** What came of it. */
export interface MemberExportResult {
  readonly memberCount: number;
  readonly rowCount: number;
}

interface Listed {
  readonly id: string;
  readonly displayName: string;
  readonly source: string;
  readonly joinedAt: string;
  readonly tags: readonly string[];
  readonly identities: readonly { readonly appid: string; readonly openid: string; readonly unionid: string | null }[];
  readonly memberships: readonly { readonly tier: string; readonly startsAt: string; readonly endsAt: string }[];
  readonly notes: readonly string[];
}

// A membership that was ended before its time was held until then; one that was ended before it began was never held.
const statement = {
  name: 'members-of-a-list',
  text: `
    select m.id, m.display_name as "displayName", m.source, m.joined_at as "joinedAt",
      array(select t.tag from member_tags t where t.account_id = $1 and t.member_id = m.id order by t.tag) as tags,
      (select coalesce(json_agg(json_build_object('appid', i.appid, 'openid', i.openid, 'unionid', i.unionid)
                order by i.created_at, i.id), '[]')
         from member_identities i where i.account_id = $1 and i.member_id = m.id) as identities,
      (select coalesce(json_agg(json_build_object('tier', t.key, 'startsAt', s.starts_at,
                'endsAt', least(s.ends_at, s.revoked_at)) order by s.starts_at, s.id), '[]')
         from memberships s join tiers t on t.account_id = s.account_id and t.id = s.tier_id
        where s.account_id = $1 and s.member_id = m.id and least(s.ends_at, s.revoked_at) > s.starts_at) as memberships,
      array(select n.text from member_notes n where n.account_id = $1 and n.member_id = m.id
             order by n.created_at, n.id) as notes
    from members m where m.account_id = $1 and m.id = any($2::uuid[]) order by m.id`,
};

/** Writes who fits a filter into a list that comes in as the same members. */
export class MemberExport implements TaskWork {
  readonly kind = TaskKind.EXPORT_MEMBERS;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #reads: MemberReads;

  constructor(deps: { pool: Pool; clock: Clock; reads: MemberReads }) {
    this.#pool = deps.pool;
    this.#clock = deps.clock;
    this.#reads = deps.reads;
  }

  async run({ task, viewer, progress }: RunningTask): Promise<TaskOutcome> {
    const { filter } = task.input as MemberExportInput;
    const context = { viewer, now: this.#clock.now() };
    const total = await this.#reads.count(context, filter);
    const rows: string[][] = [[...listColumns]];
    let memberCount = 0;
    await progress(0, total);
    for await (const ids of this.#reads.idPages(context, filter, PAGE_SIZE)) {
      const { rows: listed } = await this.#pool.query<Listed>({ ...statement, values: [viewer.accountId, ids] });
      for (const member of listed) rows.push(...rowsOf(member));
      memberCount += listed.length;
      await progress(memberCount, Math.max(total, memberCount));
    }
    const result: MemberExportResult = { memberCount, rowCount: rows.length - 1 };
    return { result, output: writtenList(rows) };
  }
}

/** As many rows as it takes to say everything; each says who it is about. */
function rowsOf(member: Listed): string[][] {
  const { identities, memberships, notes } = member;
  const count = Math.max(1, identities.length, memberships.length, notes.length);
  return Array.from({ length: count }, (_, index) => {
    const identity = identities[index] ?? identities[0];
    const isListed = identity?.appid === LISTED_APP;
    const membership = memberships[index];
    return [
      member.displayName,
      identity?.unionid ?? '',
      isListed ? '' : (identity?.openid ?? ''),
      isListed ? '' : (identity?.appid ?? ''),
      membership?.tier ?? '',
      membership ? writtenInstant(new Date(membership.startsAt)) : '',
      membership ? writtenInstant(new Date(membership.endsAt)) : '',
      member.source,
      member.tags.join(';'),
      notes[index] ?? '',
      writtenInstant(new Date(member.joinedAt)),
    ];
  });
}
