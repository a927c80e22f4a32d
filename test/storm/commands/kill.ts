import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** `kill -9` of the server with its job runner, soon: whatever comes next may be struck. */
export const kill = defineCommand({
  name: 'kill',
  weight: 2,
  parameters: fc.record({ afterMs: fc.nat(150) }),
  async run(play, { afterMs }) {
    play.stack.killIn(afterMs);
  },
});
