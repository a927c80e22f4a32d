import { viewerMay } from '../accounts/permission.facts.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { computed, connection, derived, descending, projection, resolved } from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { entryViews } from './custom-menu.view.ts';
import { CustomMenuPublication } from './custom-menu-publication.entity.ts';
import type { PrimaryMenuEntry } from './menu-entry.ts';

export const customMenuPublicationProjection = projection<CustomMenuPublication>(CustomMenuPublication, {
  type: 'CustomMenuPublication',
  visible: () => sql`${viewerMay('readMenus')}`,
  fields: {
    entries: derived(
      (row) => [row.col('entries')],
      (entries: readonly PrimaryMenuEntry[]) => entryViews(entries),
    ),
    staffName: computed((row, query) =>
      query.aggregate(
        Staff,
        (staff) => sql`max(${staff.col('displayName')})`,
        (staff) => sql`${staff.col('id')} = ${row.col('staffId')}`,
      ),
    ),
    problem: resolved('outcome', 'errcode'),
  },
});

/** Every attempt, the latest first. */
export const menuPublications = connection(customMenuPublicationProjection, {
  order: descending({ property: 'startedAt', type: 'timestamptz' }, { property: 'id', type: 'uuid' }),
});
