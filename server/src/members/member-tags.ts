import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { currentActor } from '../audit/actor.ts';
import { AuditAction, AuditEntry } from '../audit/audit-entry.entity.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { MemberReads } from './member.reads.ts';
import { InvalidTag, maxNamedMembers, type TagMembersInput } from './member-desk.payloads.ts';
import { keptFilter, type MemberFilter } from './member-filter.ts';
import { tagOf } from './member-tag.entity.ts';

const PAGE_SIZE = 5_000;

export interface TaggedMembers {
  readonly tag: string;
  readonly changedCount: number;
  /** Null when the members were chosen by a filter: there may be very many. */
  readonly changedMemberIds: string[] | null;
}

// Merged rows carry nothing: a merge that is under way is waited for, and its absorbed row left out.
const putOn = `
  insert into member_tags (account_id, member_id, tag, created_at)
  select m.account_id, m.id, ?, ? from members m where m.account_id = ? and m.id = any(?::uuid[]) and m.merged_into_id is null
  order by m.id for share of m
  on conflict do nothing returning member_id as id`;
const takeOff = `delete from member_tags where tag = ? and account_id = ? and member_id = any(?::uuid[]) returning member_id as id`;

/** Puts tags on many members at once and takes them off: one statement for thousands, and one entry in the audit log. */
export class MemberTags {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #reads: MemberReads;

  constructor(deps: { orm: MikroORM; clock: Clock; reads: MemberReads }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#reads = deps.reads;
  }

  /** @throws Rejection InvalidTag. @throws ApiError BAD_INPUT when it is not said which members */
  tag(context: ReadContext, input: TagMembersInput): Promise<TaggedMembers> {
    const { accountId } = context.viewer;
    return this.#change(context, input, 'put on', (run, tag, ids) =>
      run(putOn, [tag, this.#clock.now(), accountId, arrayOf(ids)]),
    );
  }

  /** @throws as tag */
  untag(context: ReadContext, input: TagMembersInput): Promise<TaggedMembers> {
    const { accountId } = context.viewer;
    return this.#change(context, input, 'taken off', (run, tag, ids) => run(takeOff, [tag, accountId, arrayOf(ids)]));
  }

  async #change(
    context: ReadContext,
    input: TagMembersInput,
    deed: 'put on' | 'taken off',
    write: (run: Run, tag: string, ids: readonly string[]) => Promise<string[]>,
  ): Promise<TaggedMembers> {
    const staffId = permit(context.viewer, 'tendMembers');
    const tag = tagOf(input.tag);
    if (!tag) throw new Rejection(new InvalidTag());
    const chosen = chosenBy(input);
    return this.#orm.em.fork().transactional(async (em) => {
      const run = runIn(em);
      const changed: string[] = [];
      const pages = chosen.ids ? [chosen.ids] : this.#reads.idPages(context, chosen.filter, PAGE_SIZE);
      for await (const ids of pages) changed.push(...(await write(run, tag, ids)));
      if (changed.length > 0) this.#note(em, { context, staffId, tag, deed, changed, filter: input.filter ?? null });
      return { tag, changedCount: changed.length, changedMemberIds: chosen.ids ? changed : null };
    });
  }

  /** The unit of work does not see such statements, so the entry is written here. */
  #note(
    em: EntityManager,
    of: {
      context: ReadContext;
      staffId: string;
      tag: string;
      deed: string;
      changed: readonly string[];
      filter: TagMembersInput['filter'] | null;
    },
  ): void {
    const [only] = of.changed.length === 1 ? of.changed : [];
    em.create(AuditEntry, {
      account: em.getReference(Account, of.context.viewer.accountId),
      staff: em.getReference(Staff, of.staffId),
      requestId: currentActor()?.requestId ?? null,
      action: AuditAction.UPDATE,
      subjectType: only ? 'Member' : 'MemberTag',
      subjectId: only ?? of.tag,
      subjectName: of.tag,
      before: null,
      after: {
        tag: of.tag,
        deed: of.deed,
        memberCount: of.changed.length,
        ...(of.filter && { filter: JSON.stringify(keptFilter(of.filter)) }),
      },
      occurredAt: this.#clock.now(),
    });
  }
}

/** The driver would spread a list over several placeholders. */
const arrayOf = (ids: readonly string[]): string => `{${ids.join(',')}}`;

type Run = (sql: string, values: readonly unknown[]) => Promise<string[]>;

const runIn =
  (em: EntityManager): Run =>
  async (sql, values) => {
    const rows = await em.getConnection().execute<{ id: string }[]>(sql, values, 'all', em.getTransactionContext());
    return rows.map(({ id }) => id);
  };

/** @throws ApiError BAD_INPUT unless the members are chosen in exactly one way */
function chosenBy({ memberIds, filter }: TagMembersInput): { ids: string[] } | { ids: null; filter: MemberFilter } {
  if (filter && !memberIds) return { ids: null, filter };
  if (memberIds && !filter && memberIds.length <= maxNamedMembers) return { ids: memberIds.filter(isId) };
  throw new ApiError('BAD_INPUT', {
    'zh-CN': `请给出 memberIds（至多 ${maxNamedMembers} 位）或 filter，二者选一`,
    en: `Give either memberIds (at most ${maxNamedMembers}) or filter`,
  });
}
