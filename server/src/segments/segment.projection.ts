import { viewerMay } from '../accounts/permission.facts.ts';
import { ascending, condition, list, one, projection } from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Segment } from './segment.entity.ts';

export const segmentProjection = projection<Segment>(Segment, {
  type: 'Segment',
  visible: () => sql`${viewerMay('readMembers')}`,
  fields: {},
});

export const segmentById = one(segmentProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** All of them: somebody saved each by hand. */
export const segmentsByName = list(segmentProjection, {
  order: ascending({ property: 'name', type: 'text' }, { property: 'id', type: 'uuid' }),
});
