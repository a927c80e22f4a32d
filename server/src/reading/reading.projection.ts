import { viewerMay } from '../accounts/permission.facts.ts';
import { descending, projection, toMany } from '../graphql/projector/definition.ts';
import { viewerMember } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { Member } from '../members/member.entity.ts';
import { ReadingProgress } from './reading-progress.entity.ts';

export const readingProjection = projection<ReadingProgress>(ReadingProgress, {
  type: 'Reading',
  visible: (row) => sql`(${row.col('member')} = ${viewerMember} or ${viewerMay('readMembers')})`,
  fields: {},
});

/** What a member read, for Member's projection; what was read last comes first. */
export const readingsOfMember = toMany<Member, ReadingProgress>(
  { type: 'Reading', entity: ReadingProgress },
  {
    where: (reading, member) => sql`${reading.col('member')} = ${member.col('id')}`,
    order: descending({ property: 'updatedAt', type: 'timestamptz' }, { property: 'article', type: 'uuid' }),
    page: 'connection',
  },
);
