import type { ReviewState, ReviewStep, StaffRole } from '@teahouse/schema/operations.ts';

type Role = `${StaffRole}`;
type State = `${ReviewState}`;
export type Step = `${ReviewStep}`;

const writers: readonly Role[] = ['OWNER', 'EDITOR_IN_CHIEF', 'WRITER'];
const reviewers: readonly Role[] = ['OWNER', 'EDITOR_IN_CHIEF', 'REVIEWER'];
const editors: readonly Role[] = ['OWNER', 'EDITOR_IN_CHIEF'];

export const mayWrite = (role: Role): boolean => writers.includes(role);
export const mayApprove = (role: Role): boolean => editors.includes(role);

/** As articles/review-steps.ts on the server, which decides; this only spares people closed doors. */
const steps: Readonly<Record<State, readonly (readonly [Step, readonly Role[]])[]>> = {
  WRITING: [
    ['HAND_IN', writers],
    ['APPROVE', editors],
  ],
  IN_REVIEW: [
    ['PASS_ON', reviewers],
    ['SEND_BACK', reviewers],
    ['TAKE_BACK', writers],
    ['APPROVE', editors],
  ],
  WITH_EDITOR: [
    ['APPROVE', editors],
    ['SEND_BACK', editors],
  ],
  APPROVED: [['SEND_BACK', editors]],
};

/** The steps somebody may take from a state, the likeliest first. */
export const stepsFrom = (state: State, role: Role): readonly Step[] =>
  steps[state].filter(([, roles]) => roles.includes(role)).map(([step]) => step);

/** Whether somebody may let readers see it as it stands. */
export const mayPublish = (state: State, role: Role): boolean =>
  editors.includes(role) || (writers.includes(role) && state === 'APPROVED');
