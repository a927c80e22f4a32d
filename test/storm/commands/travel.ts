import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** For everybody: WeChat's retries fall due, sweeps begin; half an hour lets open orders run out. */
export const travel = defineCommand({
  name: 'travel',
  weight: 10,
  parameters: fc.record({
    seconds: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 5, max: 120 }) },
      { weight: 2, arbitrary: fc.constant(10 * 60) },
      { weight: 1, arbitrary: fc.constant(31 * 60) },
    ),
  }),
  async run(play, { seconds }) {
    await play.stack.travel(seconds * 1_000);
  },
});
