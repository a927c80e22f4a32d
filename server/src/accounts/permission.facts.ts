import { fact } from '../graphql/projector/facts.ts';
import type { Bound } from '../graphql/projector/sql.ts';
import { isPermitted, type Permission } from './permissions.ts';

/** Whether the viewer's role is in a row of the table, for statements that ask once more what the resolver asked first. */
export const viewerMay = (deed: Permission): Bound =>
  fact(`may:${deed}`, 'boolean', ({ viewer }) => isPermitted(viewer, deed));
