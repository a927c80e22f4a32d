import { viewerMay } from '../accounts/permission.facts.ts';
import { condition, connection, derived, descending, projection } from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { type AuditValues, changesOf } from './audit-values.ts';

export const auditEntryProjection = projection<AuditEntry>(AuditEntry, {
  type: 'AuditEntry',
  visible: () => sql`${viewerMay('readAudit')}`,
  fields: {
    changes: derived(
      (entry) => [entry.col('before'), entry.col('after')],
      (before: AuditValues | null, after: AuditValues | null) => changesOf(before, after),
    ),
  },
});

/** The latest first. */
export const auditEntries = connection(auditEntryProjection, {
  conditions: {
    subjectType: condition('text', (entry, value) => sql`${entry.col('subjectType')} = ${value}`),
    subjectId: condition('text', (entry, value) => sql`${entry.col('subjectId')} = ${value}`),
    staffId: condition('uuid', (entry, value) => sql`${entry.col('staff')} = ${value}`),
    action: condition('text', (entry, value) => sql`${entry.col('action')} = ${value}`),
  },
  order: descending({ property: 'occurredAt', type: 'timestamptz' }, { property: 'id', type: 'uuid' }),
});
