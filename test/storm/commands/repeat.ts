import fc from 'fast-check';
import { defineCommand, which } from './command.ts';

/** Everything WeChat said about one payment is said again, byte for byte, in whatever order. */
export const repeat = defineCommand({
  name: 'repeat',
  weight: 50,
  parameters: fc.record({
    sheet: which,
    times: fc.integer({ min: 1, max: 40 }),
    atOnce: fc.integer({ min: 1, max: 6 }),
  }),
  async run(play, { sheet, times, atOnce }) {
    const any = play.sheet(sheet);
    if (any) await play.stack.sandbox.control('repeat', { about: any.outTradeNo, times, atOnce });
  },
});
