import { viewerMay } from '../accounts/permission.facts.ts';
import {
  computed,
  condition,
  connection,
  descending,
  one,
  projection,
  resolved,
} from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Task } from './task.entity.ts';

export const taskProjection = projection<Task>(Task, {
  type: 'Task',
  // Whoever may begin such work sees all of its kind: it goes on when its beginner has gone home.
  visible: (row) => sql`case when ${row.col('kind')} = 'RECONCILE' then ${viewerMay('readBooks')}
    else ${viewerMay('readMembers')} end`,
  fields: {
    failureMessage: resolved('failure'),
    downloadPath: resolved('id', 'outputKey'),
    fileName: computed((row) => sql`${row.col('input')} ->> 'fileName'`),
    memberImport: resolved('kind', 'result'),
    memberExport: resolved('kind', 'result'),
    reconciliation: resolved('kind', 'result'),
  },
});

export const taskById = one(taskProjection, {
  conditions: { id: condition('uuid', (row, value) => sql`${row.col('id')} = ${value}`) },
});

/** The latest first. */
export const tasksByTime = connection(taskProjection, {
  conditions: { kind: condition('text', (row, value) => sql`${row.col('kind')} = ${value}`) },
  order: descending({ property: 'createdAt', type: 'timestamptz' }, { property: 'id', type: 'uuid' }),
});
