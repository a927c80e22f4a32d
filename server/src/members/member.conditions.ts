import { type Condition, condition } from '../graphql/projector/definition.ts';
import { requestInstant } from '../graphql/projector/facts.ts';
import { Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Membership } from '../memberships/membership.entity.ts';
import type { Member } from './member.entity.ts';
import { endingSoonDays, MemberStatus } from './member-status.ts';
import { MemberTag } from './member-tag.entity.ts';

type MemberRow = Row<Member>;
const days = new Fragment([`interval '${endingSoonDays} days'`]);

const isOf = (membership: Row<Membership>, row: MemberRow) => sql`${membership.col('member')} = ${row.col('id')}`;
const isBanned = (row: MemberRow) => sql`${row.col('bannedAt')} is not null`;
const everHeld = (row: MemberRow, query: Subqueries) => query.exists(Membership, (one) => isOf(one, row));
const holds = (row: MemberRow, query: Subqueries) =>
  query.exists(
    Membership,
    (one) => sql`${isOf(one, row)} and ${one.col('endsAt')} > ${requestInstant} and ${one.col('revokedAt')} is null`,
  );
const holdsBeyondSoon = (row: MemberRow, query: Subqueries) =>
  query.exists(
    Membership,
    (one) =>
      sql`${isOf(one, row)} and ${one.col('endsAt')} > ${requestInstant} + ${days} and ${one.col('revokedAt')} is null`,
  );

/** Until when the member holds something, as far as known today. */
export const heldUntil = (row: MemberRow, query: Subqueries): Fragment =>
  query.aggregate(
    Membership,
    (one) => sql`max(${one.col('endsAt')})`,
    (one) => sql`${isOf(one, row)} and ${one.col('endsAt')} > ${requestInstant} and ${one.col('revokedAt')} is null`,
  );

/** In one word. Its parts are the conditions below, in the order in which they count. */
export const statusOf = (row: MemberRow, query: Subqueries): Fragment => sql`case
  when ${isBanned(row)} then 'BANNED'
  when ${holdsBeyondSoon(row, query)} then 'ACTIVE'
  when ${holds(row, query)} then 'ENDING_SOON'
  when ${everHeld(row, query)} then 'ENDED'
  else 'NEVER' end`;

const whoStands: Readonly<Record<MemberStatus, (row: MemberRow, query: Subqueries) => Fragment>> = {
  ACTIVE: (row, query) => sql`not ${isBanned(row)} and ${holds(row, query)}`,
  ENDING_SOON: (row, query) =>
    sql`not ${isBanned(row)} and ${holds(row, query)} and not ${holdsBeyondSoon(row, query)}`,
  ENDED: (row, query) => sql`not ${isBanned(row)} and ${everHeld(row, query)} and not ${holds(row, query)}`,
  NEVER: (row, query) => sql`not ${isBanned(row)} and not ${everHeld(row, query)}`,
  BANNED: (row) => isBanned(row),
};

/** Every condition of a list of members; member-filter.ts names them. */
export const memberConditions: Readonly<Record<string, Condition<Member>>> = {
  name: condition('text', (row, value) => sql`position(${value} in lower(${row.col('displayName')})) > 0`),
  ...Object.fromEntries(
    Object.values(MemberStatus).map((status) => [
      status,
      condition<Member>('boolean', (row, value, query) => sql`${value} and ${whoStands[status](row, query)}`),
    ]),
  ),
  tierId: condition('uuid', (row, value, query) =>
    query.exists(
      Membership,
      (one) => sql`${isOf(one, row)} and ${one.col('endsAt')} > ${requestInstant} and ${one.col('revokedAt')} is null
        and ${one.col('startsAt')} <= ${requestInstant} and ${one.col('tier')} = ${value}`,
    ),
  ),
  tag: condition('text', (row, value, query) =>
    query.exists(MemberTag, (tag) => sql`${tag.col('tag')} = ${value} and ${tag.col('member')} = ${row.col('id')}`),
  ),
  source: condition('text', (row, value) => sql`${row.col('source')} = ${value}`),
  joinedFrom: condition('timestamptz', (row, value) => sql`${row.col('joinedAt')} >= ${value}`),
  joinedBefore: condition('timestamptz', (row, value) => sql`${row.col('joinedAt')} < ${value}`),
  spentMinFen: condition('bigint', (row, value) => sql`${row.col('spentFen')} >= ${value}`),
  spentMaxFen: condition('bigint', (row, value) => sql`${row.col('spentFen')} <= ${value}`),
  readFrom: condition('timestamptz', (row, value) => sql`${row.col('readOrder')} >= ${value}`),
  // Who never read stands at the beginning of time.
  readBefore: condition('timestamptz', (row, value) => sql`${row.col('readOrder')} < ${value}`),
};
