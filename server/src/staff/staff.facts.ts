import { fact } from '../graphql/projector/facts.ts';

/** Null, which equals nothing, when the viewer is not of the staff. */
export const viewerStaff = fact('staff', 'uuid', ({ viewer }) => viewer.staff?.id ?? null);
export const viewerSession = fact('session', 'uuid', ({ viewer }) => viewer.sessionId);
