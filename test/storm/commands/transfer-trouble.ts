import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** The next transfer to anybody fails, with the money back at the merchant, or is confirmed while it is being cancelled. */
export const transferTrouble = defineCommand({
  name: 'transfer-trouble',
  weight: 2,
  parameters: fc.record({
    mode: fc.constantFrom('ACCOUNT_FROZEN', 'TRANSFER_RISK', 'PAYEE_ACCOUNT_ABNORMAL', 'confirmed-during-cancel'),
  }),
  async run(play, { mode }) {
    await play.stack.sandbox.control('faults', { kind: 'transfer', mode });
  },
});
