import type { Invariant } from './invariant.ts';

/** Every question got an answer or a refusal in words, and every answer was the right one. */
export const answers: Invariant = {
  name: 'answers',
  check: ({ journals }) =>
    [...journals].flatMap(([history, { complaints }]) => complaints.map((text) => ({ text, fen: 0, history }))),
};
