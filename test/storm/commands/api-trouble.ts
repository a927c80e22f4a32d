import fc from 'fast-check';
import { defineCommand } from './command.ts';

const paths = [
  '/v3/pay/transactions/jsapi',
  '/v3/pay/transactions/out-trade-no/*',
  '/xpay/query_order',
  '/xpay/notify_provide_goods',
  '/xpay/refund_order',
  '/v3/refund/domestic/refunds',
  '/v3/refund/domestic/refunds/*',
  '/v3/fund-app/mch-transfer/transfer-bills*',
  '/wxa/checksession',
  '/sns/jscode2session',
  '/cgi-bin/stable_token',
] as const;
const troubles = {
  'bad gateway': { httpStatus: 502 },
  reset: { reset: true },
  'half an answer': { truncate: true },
  slow: { delayMs: 400 },
} as const;

/** WeChat's own interfaces fail whoever comes next, before the call takes effect or after. */
export const apiTrouble = defineCommand({
  name: 'api-trouble',
  weight: 10,
  parameters: fc.record({
    path: fc.constantFrom(...paths),
    trouble: fc.constantFrom('bad gateway', 'reset', 'half an answer', 'slow'),
    when: fc.constantFrom('before', 'after'),
    times: fc.integer({ min: 1, max: 4 }),
  }),
  async run(play, { path, trouble, when, times }) {
    await play.stack.sandbox.control('faults', { kind: 'api', path, when, times, ...troubles[trouble] });
  },
});
