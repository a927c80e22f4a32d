import { registerEnumType } from 'type-graphql';
import type { Permission } from '../accounts/permissions.ts';

export enum ReviewState {
  WRITING = 'WRITING',
  IN_REVIEW = 'IN_REVIEW',
  WITH_EDITOR = 'WITH_EDITOR',
  APPROVED = 'APPROVED',
}
registerEnumType(ReviewState, {
  name: 'ReviewState',
  description: 'Who has an article in hand before it is published.',
  valuesConfig: {
    WRITING: { description: 'Its writer.' },
    IN_REVIEW: { description: 'A reviewer.' },
    WITH_EDITOR: { description: 'The editor-in-chief.' },
    APPROVED: { description: 'Nobody any more: its words may be shown. A writer who changes them takes that away.' },
  },
});

export enum ReviewStep {
  HAND_IN = 'HAND_IN',
  TAKE_BACK = 'TAKE_BACK',
  PASS_ON = 'PASS_ON',
  SEND_BACK = 'SEND_BACK',
  APPROVE = 'APPROVE',
}
registerEnumType(ReviewStep, {
  name: 'ReviewStep',
  description: 'A step of an article from its writer to its readers.',
  valuesConfig: {
    HAND_IN: { description: 'The writer gives it to the reviewers.' },
    TAKE_BACK: { description: 'The writer takes it back before it was passed on.' },
    PASS_ON: { description: 'A reviewer gives it to the editor-in-chief.' },
    SEND_BACK: { description: 'Whoever has it gives it back to its writer.' },
    APPROVE: { description: 'The editor-in-chief lets it be shown.' },
  },
});

interface Move {
  readonly to: ReviewState;
  readonly who: Permission;
}

const { WRITING, IN_REVIEW, WITH_EDITOR, APPROVED } = ReviewState;

/** Every step: from which states it leads where, and which row of accounts/permissions.ts may take it. */
export const reviewSteps: Readonly<Record<ReviewStep, Readonly<Partial<Record<ReviewState, Move>>>>> = {
  [ReviewStep.HAND_IN]: { [WRITING]: { to: IN_REVIEW, who: 'writeArticles' } },
  [ReviewStep.TAKE_BACK]: { [IN_REVIEW]: { to: WRITING, who: 'writeArticles' } },
  [ReviewStep.PASS_ON]: { [IN_REVIEW]: { to: WITH_EDITOR, who: 'reviewArticles' } },
  [ReviewStep.SEND_BACK]: {
    [IN_REVIEW]: { to: WRITING, who: 'reviewArticles' },
    [WITH_EDITOR]: { to: WRITING, who: 'approveArticles' },
    [APPROVED]: { to: WRITING, who: 'approveArticles' },
  },
  // An editor-in-chief need not wait for anybody.
  [ReviewStep.APPROVE]: {
    [WRITING]: { to: APPROVED, who: 'approveArticles' },
    [IN_REVIEW]: { to: APPROVED, who: 'approveArticles' },
    [WITH_EDITOR]: { to: APPROVED, who: 'approveArticles' },
  },
};
