import { viewerMay } from '../accounts/permission.facts.ts';
import {
  condition,
  connection,
  descending,
  type OrderKey,
  one,
  projection,
  resolved,
  toMany,
} from '../graphql/projector/definition.ts';
import { requestInstant, viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Row, Subqueries } from '../graphql/projector/statement.ts';
import type { Member } from '../members/member.entity.ts';
import { tierPriceProjection } from '../tiers/tier.projection.ts';
import { RenewalCharge } from './renewal-charge.entity.ts';
import { RenewalContract } from './renewal-contract.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };
const latest = descending({ property: 'createdAt', type: 'timestamptz' }, id);
const contract = { type: 'RenewalContract', entity: RenewalContract };
const charge = { type: 'RenewalCharge', entity: RenewalCharge };

const isVisible = (row: Row<RenewalContract>) =>
  sql`(${row.col('member')} = ${viewerMember} or ${viewerMay('readOrders')})`;
const isOpen = (row: Row<RenewalCharge>) => sql`${row.col('status')} in ('DUE', 'ANNOUNCED', 'SUBMITTED')`;
const isOf = (row: Row<RenewalCharge>, parent: Row<RenewalContract>) =>
  sql`${row.col('contract')} = ${parent.col('id')}`;

export const renewalContractProjection = projection<RenewalContract>(RenewalContract, {
  type: 'RenewalContract',
  visible: isVisible,
  fields: {
    words: resolved('status', 'variant', 'isEnding', 'endedBy', 'amountFen', 'periodDays', 'renewsAt', 'signedAt'),
    // One at most: one_open_charge. The resolver takes it out of the list.
    nextCharge: toMany<RenewalContract, RenewalCharge>(charge, {
      where: (row, parent) => sql`${isOf(row, parent)} and ${isOpen(row)}`,
      order: descending(id),
      page: 'all',
      limit: 1,
    }),
    charges: toMany<RenewalContract, RenewalCharge>(charge, {
      where: isOf,
      order: descending({ property: 'periodNumber', type: 'integer' }, id),
      page: 'connection',
    }),
  },
});

export const renewalChargeProjection = projection<RenewalCharge>(RenewalCharge, {
  type: 'RenewalCharge',
  visible: (row, query: Subqueries) =>
    query.exists(RenewalContract, (parent) => sql`${isOf(row, parent)} and ${isVisible(parent)}`),
  fields: { words: resolved('status', 'dueOn', 'amountFen', 'lastFailure', 'tries', 'announcedAt') },
});

export const contractById = one(renewalContractProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** The contract a member should know of: the one that runs, else the last signed one for a month after its end. */
export const contractOfMember = one(renewalContractProjection, {
  conditions: {
    memberId: condition(
      'uuid',
      (row, value, query) => sql`${row.col('member')} = ${value} and ${row.col('signedAt')} is not null
        and coalesce(${row.col('endedAt')} > ${requestInstant} - interval '30 days', true)
        and not ${query.exists(
          RenewalContract,
          (other) => sql`${other.col('member')} = ${row.col('member')} and ${other.col('signedAt')} is not null
            and (${other.col('endedAt')} is null, ${other.col('signedAt')}, ${other.col('id')})
              > (${row.col('endedAt')} is null, ${row.col('signedAt')}, ${row.col('id')})`,
        )}`,
    ),
  },
});

/** Contracts that were signed, the latest first. */
export const contractsByTime = connection(renewalContractProjection, {
  where: (row) => sql`${row.col('signedAt')} is not null`,
  order: latest,
});

/** For Member's projection. */
export const contractsOfMember = toMany<Member, RenewalContract>(contract, {
  where: (row, member) => sql`${row.col('member')} = ${member.col('id')} and ${row.col('signedAt')} is not null`,
  order: latest,
  page: 'connection',
});

/** One price, on sale or not. */
export const priceById = one(tierPriceProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});
