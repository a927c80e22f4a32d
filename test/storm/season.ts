import fc from 'fast-check';
import type { PushFaultMode } from '../wechat/faults/faults.ts';
import { pass } from './quiesce.ts';
import type { Stack } from './stack/stack.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
/** WeChat announces and deducts from 07:10; bills are there at ten. */
const HOURS = [7.35, 11];
/** Lies are left to histories, which know what they lied about. */
const pushModes = [
  'lost',
  'duplicate',
  'concurrent-duplicate',
  'delayed',
  'forged-signature',
  'replayed-timestamp',
  'wrong-appid',
  'wrong-key',
] as const satisfies readonly PushFaultMode[];
const nightlyPaths = [
  '/xpay/query_subscribe_contract',
  '/xpay/send_subscribe_pre_payment',
  '/xpay/submit_subscribe_pay_order',
  '/xpay/query_order',
  '/xpay/download_bill',
  '/xpay-bills/*',
  '/v3/bill/*',
];

type Mischief =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'deduction fails'; readonly times: number }
  | { readonly kind: 'push'; readonly mode: (typeof pushModes)[number]; readonly times: number }
  | { readonly kind: 'api'; readonly path: string; readonly when: 'before' | 'after' }
  | { readonly kind: 'kill'; readonly afterMs: number }
  | { readonly kind: 'restart'; readonly afterMs: number; readonly mode: 'fast' | 'immediate' };

const times = fc.integer({ min: 1, max: 4 });
const afterMs = fc.nat(400);
const mischief: fc.Arbitrary<Mischief> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'nothing' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deduction fails' as const), times }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('push' as const), mode: fc.constantFrom(...pushModes), times }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('api' as const),
      path: fc.constantFrom(...nightlyPaths),
      when: fc.constantFrom('before', 'after'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), afterMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('restart' as const),
      afterMs,
      mode: fc.constantFrom('fast', 'immediate'),
    }),
  },
);

/** Days go by, each with its mischief: contracts are announced and charged, memberships end, bills come. */
export async function passSeason(stack: Stack, { seed, days }: { seed: number; days: number }): Promise<void> {
  const mischiefs = fc.sample(mischief, { seed, numRuns: days * HOURS.length, unbiased: true });
  for (let day = 0; day < days; day += 1) {
    for (const hour of HOURS) {
      await commit(stack, mischiefs.shift() ?? { kind: 'nothing' });
      const { now } = await stack.sandbox.control('clock');
      const target = Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS + hour * HOUR_MS;
      await pass(stack, target > now ? target - now : target + DAY_MS - now);
      await stack.calm();
    }
  }
}

async function commit(stack: Stack, deed: Mischief): Promise<void> {
  const { sandbox } = stack;
  switch (deed.kind) {
    case 'nothing':
      return;
    case 'deduction fails':
      await sandbox.control('faults', { kind: 'xpay-deduction', mode: 'fail', times: deed.times });
      return;
    case 'push':
      await sandbox.control('faults', { kind: 'xpay-push', mode: deed.mode, times: deed.times });
      return;
    case 'api':
      await sandbox.control('faults', { kind: 'api', path: deed.path, when: deed.when, httpStatus: 502, times: 2 });
      return;
    case 'kill':
      stack.killIn(deed.afterMs);
      return;
    case 'restart':
      stack.restartDatabaseIn(deed.afterMs, deed.mode);
      return;
  }
}
