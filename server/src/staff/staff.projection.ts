import { Staff } from '../accounts/staff.entity.ts';
import { condition, one, projection } from '../graphql/projector/definition.ts';
import { viewerIsStaff } from '../graphql/projector/facts.ts';
import { sql } from '../graphql/projector/sql.ts';

/** Colleagues see each other; nobody else sees them. */
export const staffProjection = projection<Staff>(Staff, {
  type: 'Staff',
  visible: () => sql`${viewerIsStaff}`,
  fields: {},
});

export const staffById = one(staffProjection, {
  conditions: { id: condition('uuid', (staff, value) => sql`${staff.col('id')} = ${value}`) },
});
