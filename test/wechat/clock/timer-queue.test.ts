import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TimerQueue } from './timer-queue.ts';

it('a queue of timers gives the next one, whatever was put in and taken out before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null))), (steps) => {
      const queue = new TimerQueue();
      let expected: { dueAt: number; sequence: number }[] = [];

      for (const [sequence, dueAt] of steps.entries()) {
        if (dueAt === null) {
          expect(queue.pop()).toEqual(expected[0]);
          expected = expected.slice(1);
        } else {
          queue.push({ dueAt, sequence });
          expected = [...expected, { dueAt, sequence }].toSorted(
            (a, b) => a.dueAt - b.dueAt || a.sequence - b.sequence,
          );
        }
        expect(queue.peek()).toEqual(expected[0]);
      }
    }),
  );
});
