import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** PostgreSQL stops (`fast`) or crashes (`immediate`), soon, and comes back. */
export const restartDatabase = defineCommand({
  name: 'restart-database',
  weight: 1,
  parameters: fc.record({ afterMs: fc.nat(150), mode: fc.constantFrom('fast', 'immediate') }),
  async run(play, { afterMs, mode }) {
    play.stack.restartDatabaseIn(afterMs, mode);
  },
});
