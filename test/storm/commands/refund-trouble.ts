import fc from 'fast-check';
import { defineCommand } from './command.ts';

/** The next refund that anybody asked for is accepted, and then comes to nothing. */
export const refundTrouble = defineCommand({
  name: 'refund-trouble',
  weight: 4,
  parameters: fc.record({ rail: fc.constantFrom('Virtual Payment', 'WeChat Pay') }),
  async run(play, { rail }) {
    const { sandbox } = play.stack;
    if (rail === 'WeChat Pay') await sandbox.control('faults', { kind: 'refund', mode: 'closed' });
    else await sandbox.control('faults', { kind: 'xpay-refund', mode: 'fail' });
  },
});
