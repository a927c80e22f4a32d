import { Account } from '../accounts/account.entity.ts';
import { viewerMay } from '../accounts/permission.facts.ts';
import { giftsOfMember } from '../gifts/gift.projection.ts';
import {
  ascending,
  computed,
  condition,
  connection,
  descending,
  instant,
  type OrderKey,
  one,
  projection,
  resolved,
  type Source,
  toMany,
} from '../graphql/projector/definition.ts';
import { viewerIsStaff, viewerMember } from '../graphql/projector/facts.ts';
import { type Fragment, sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { ordersOfMember } from '../payments/order.projection.ts';
import { readingsOfMember } from '../reading/reading.projection.ts';
import { refundsOfMember } from '../refunds/refund.projection.ts';
import { contractsOfMember } from '../renewals/renewal.projection.ts';
import { tipsOfMember } from '../tips/tip.projection.ts';
import { unlocksOfMember } from '../unlocks/unlock.projection.ts';
import { heldUntil, memberConditions, statusOf } from './member.conditions.ts';
import { Member } from './member.entity.ts';
import { MemberSort } from './member-filter.ts';
import { MemberIdentity } from './member-identity.entity.ts';
import { MemberMessage } from './member-message.entity.ts';
import { MemberNote } from './member-note.entity.ts';
import { MemberTag } from './member-tag.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const newestCreated = descending({ property: 'createdAt', type: 'timestamptz' }, id);
/** What the staff note down for each other is not loaded for anybody else. */
const isForStaff = sql`${viewerMay('readMembers')}`;

/** Which of the account's apps an appid names. */
function appOf<E extends { readonly appid: string }>(row: Row<E>, query: Subqueries): Fragment {
  const isAppOf = (property: 'miniProgramAppid' | 'officialAccountAppid') =>
    query.exists(Account, (account) => sql`${account.col(property)} = ${row.col('appid')}`);
  return sql`case when ${isAppOf('miniProgramAppid')} then 'MINI_PROGRAM'
    when ${isAppOf('officialAccountAppid')} then 'OFFICIAL_ACCOUNT' else 'OTHER' end`;
}

export const memberProjection = projection<Member>(Member, {
  type: 'Member',
  // Members see themselves, staff see everyone; a row that was merged away is nobody.
  visible: (row) => sql`${row.col('mergedInto')} is null and (${viewerIsStaff} or ${row.col('id')} = ${viewerMember})`,
  fields: {
    isBanned: resolved('bannedAt'),
    status: computed(statusOf),
    heldUntil: instant(heldUntil),
    banReason: computed((row) => sql`case when ${isForStaff} then ${row.col('banReason')} end`),
    source: computed((row) => sql`case when ${isForStaff} then ${row.col('source')} end`),
    tags: computed(
      (row, query) =>
        sql`coalesce(${query.aggregate(
          MemberTag,
          (tag) => sql`array_agg(${tag.col('tag')} order by ${tag.col('tag')})`,
          (tag) => sql`${isForStaff} and ${tag.col('member')} = ${row.col('id')}`,
        )}, '{}')`,
    ),
    notes: toMany<Member, MemberNote>(
      { type: 'MemberNote', entity: MemberNote },
      {
        where: (note, row) => sql`${note.col('member')} = ${row.col('id')}`,
        order: newestCreated,
        page: 'connection',
      },
    ),
    messages: toMany<Member, MemberMessage>(
      { type: 'MemberMessage', entity: MemberMessage },
      {
        where: (message, row) => sql`${message.col('member')} = ${row.col('id')}`,
        order: descending({ property: 'sentAt', type: 'timestamptz' }, id),
        page: 'connection',
      },
    ),
    identities: toMany<Member, MemberIdentity>(
      { type: 'MemberIdentity', entity: MemberIdentity },
      {
        where: (identity, row) => sql`${identity.col('member')} = ${row.col('id')}`,
        order: ascending({ property: 'createdAt', type: 'timestamptz' }, id),
        page: 'all',
        limit: 50,
      },
    ),
    memberships: toMany<Member, Membership>(
      { type: 'Membership', entity: Membership },
      {
        where: (membership, row) => sql`${membership.col('member')} = ${row.col('id')}`,
        order: descending({ property: 'endsAt', type: 'timestamptz' }, id),
        page: 'all',
      },
    ),
    readings: readingsOfMember,
    orders: ordersOfMember,
    refunds: refundsOfMember,
    renewals: contractsOfMember,
    unlocks: unlocksOfMember,
    tips: tipsOfMember,
    giftsGiven: giftsOfMember,
  },
});

export const memberNoteProjection = projection<MemberNote>(MemberNote, {
  type: 'MemberNote',
  visible: () => isForStaff,
  fields: {},
});

export const memberIdentityProjection = projection<MemberIdentity>(MemberIdentity, {
  type: 'MemberIdentity',
  visible: () => isForStaff,
  fields: { app: computed(appOf) },
});

export const memberMessageProjection = projection<MemberMessage>(MemberMessage, {
  type: 'MemberMessage',
  visible: () => isForStaff,
  fields: { app: computed(appOf) },
});

export const memberById = one(memberProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

export const memberNoteById = one(memberNoteProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

const joined: OrderKey = { property: 'joinedAt', type: 'timestamptz' };
const spent: OrderKey = { property: 'spentFen', type: 'bigint' };
const read: OrderKey = { property: 'readOrder', type: 'timestamptz' };
const name: OrderKey = { property: 'displayName', type: 'text' };
const orders = {
  NEWEST: descending(joined, id),
  OLDEST: ascending(joined, id),
  MOST_SPENT: descending(spent, id),
  LEAST_SPENT: ascending(spent, id),
  READ_LATELY: descending(read, id),
  READ_LONG_AGO: ascending(read, id),
  NAME: ascending(name, id),
  NAME_BACKWARDS: descending(name, id),
} satisfies Record<MemberSort, unknown>;

/** Everyone the account knows, in each of the orders. */
export const membersBy = Object.fromEntries(
  Object.values(MemberSort).map((sort) => [
    sort,
    connection(memberProjection, { conditions: memberConditions, order: orders[sort] }),
  ]),
) as Readonly<Record<MemberSort, Source<Member>>>;
