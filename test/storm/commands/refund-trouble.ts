import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** The next refund over Virtual Payment that anybody asked for is accepted, and then fails. */
export const refundTrouble = defineCommand({
  name: 'refund-trouble',
  weight: 3,
  parameters: fc.constant({}),
  async run(play) {
    await play.stack.sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail' });
  },
});
