import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** The next PIN that anybody types ends in an error: no money moves (`fail`), or it moves and the client is not told. */
export const cashierTrouble = defineCommand({
  name: 'cashier-trouble',
  weight: 8,
  parameters: fc.record({ mode: fc.constantFrom('fail', 'callback-lost') }),
  async run(play, { mode }) {
    await play.stack.sandbox.control('faults', { kind: 'cashier', mode });
  },
});
