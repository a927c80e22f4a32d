import type { Pool } from 'pg';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { isId } from '../shared/ids.ts';
import type { Member } from './member.entity.ts';
import { memberById, memberNoteById, membersBy } from './member.projection.ts';
import { conditionsOf, type MemberFilter, MemberSort } from './member-filter.ts';
import type { MemberNote } from './member-note.entity.ts';

/** A word that members of the account carry, and how many do. */
export interface Carried {
  readonly value: string;
  readonly memberCount: number;
}

const survivor = {
  name: 'survivor-of-member',
  text: `select merged_into_id as id from members where account_id = $1 and id = $2`,
};
const tags = {
  name: 'tags-of-members',
  text: `select tag as value, count(*)::int as "memberCount" from member_tags where account_id = $1
          group by tag order by 2 desc, 1 limit 200`,
};
const sources = {
  name: 'sources-of-members',
  text: `select source as value, count(*)::int as "memberCount" from members
          where account_id = $1 and merged_into_id is null group by source order by 2 desc, 1 limit 200`,
};

/** Reads of members. A member sees themselves, staff see everyone. */
export class MemberReads {
  readonly #projector: Projector;
  readonly #pool: Pool;

  constructor(deps: { projector: Projector; pool: Pool }) {
    this.#projector = deps.projector;
    this.#pool = deps.pool;
  }

  member(context: ReadContext, info: ReadInfo, id: string): Promise<Member | null> {
    return this.#projector.one(memberById, context, info, { id });
  }

  /** The member, or who they turned out to be: an address that was kept goes on leading to the person. */
  async memberOrSurvivor(context: ReadContext, info: ReadInfo, id: string): Promise<Member | null> {
    const member = await this.member(context, info, id);
    if (member || !isId(id)) return member;
    const { rows } = await this.#pool.query<{ id: string | null }>({
      ...survivor,
      values: [context.viewer.accountId, id],
    });
    return rows[0]?.id ? this.member(context, info, rows[0].id) : null;
  }

  /** Everyone the account knows. */
  members(
    context: ReadContext,
    info: ReadInfo,
    page: PageArguments,
    filter?: MemberFilter | null,
    sort: MemberSort = MemberSort.NEWEST,
  ) {
    return this.#projector.connection(membersBy[sort], context, info, page, conditionsOf(filter));
  }

  count(context: ReadContext, filter?: MemberFilter | null): Promise<number> {
    return this.#projector.count(membersBy.NEWEST, context, conditionsOf(filter));
  }

  /** Ids of everyone who fits, in pages: for work on many members. */
  async *idPages(context: ReadContext, filter: MemberFilter | null, size: number): AsyncGenerator<readonly string[]> {
    const values = conditionsOf(filter);
    for (let after: string | null = null; ; ) {
      const ids: string[] = await this.#projector.ids(membersBy.NEWEST, context, values, { first: size, after });
      if (ids.length > 0) yield ids;
      if (ids.length < size) return;
      after = ids.at(-1)!;
    }
  }

  note(context: ReadContext, info: ReadInfo, id: string): Promise<MemberNote | null> {
    return this.#projector.one(memberNoteById, context, info, { id });
  }

  /** Tags in use, the most used first. */
  async tags(accountId: string): Promise<Carried[]> {
    return (await this.#pool.query<Carried>({ ...tags, values: [accountId] })).rows;
  }

  /** Ways members came by, the commonest first. */
  async sources(accountId: string): Promise<Carried[]> {
    return (await this.#pool.query<Carried>({ ...sources, values: [accountId] })).rows;
  }
}
