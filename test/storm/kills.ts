import fc from 'fast-check';
import { confirmPayment } from './commands/confirm.ts';
import { showSheet } from './commands/open-sheet.ts';
import { placeOrder } from './commands/order.ts';
import { typePin } from './commands/pay.ts';
import type { ReaderPlan } from './history.ts';
import type { Finding } from './invariants/invariant.ts';
import type { Play } from './play.ts';
import type { Stack } from './stack/stack.ts';
import { atATime, Town } from './town.ts';

/** The last line of `npm run storm -- --kills … --purchases …`. */
export interface KillsResult {
  readonly kills: number;
  readonly purchases: number;
  readonly pushes: number;
  readonly paidOrders: number;
  readonly memberships: number;
  readonly findings: number;
  readonly fenUnexplained: number;
  readonly seed: number;
  readonly durationMs: number;
}

/** When a kill comes: at some purchase of its share, so many milliseconds into it. */
const moment = fc.record({ within: fc.double({ min: 0, max: 1, noNaN: true }), afterMs: fc.nat(250) });
const reader: fc.Arbitrary<ReaderPlan> = fc.record({
  person: fc.constant(0),
  shop: fc.nat(1),
  client: fc.constantFrom('MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'),
});

/** People pay, and the server is killed at random moments meanwhile; a purchase that was cut short is made again. */
export async function runKills(
  stack: Stack,
  options: { kills: number; purchases: number; seed: number; atOnce?: number; say: (line: string) => void },
): Promise<KillsResult & { readonly all: readonly Finding[] }> {
  const { kills, purchases, seed, atOnce = 8, say } = options;
  const startedAt = Date.now();
  const moments = fc.sample(moment, { seed, numRuns: kills });
  const readers = fc.sample(reader, { seed, numRuns: purchases });
  const numbers = readers.map((_, number) => number);
  const town = await Town.found(stack, numbers);
  const due = moments.map(({ within, afterMs }, index) => ({
    atPurchase: Math.floor(((index + within) * purchases) / kills),
    afterMs,
  }));

  await atATime(atOnce, numbers, async (number) => {
    while (due[0] && due[0].atPurchase <= number) stack.killIn(due.shift()?.afterMs ?? 0);
    await buyAtLast(town.playOf(number, readers.slice(number, number + 1)), number);
    if ((number + 1) % 100 === 0) say(`${number + 1} purchases, ${stack.counts.kills} kills`);
  });
  const { findings, evidence } = await town.judge();

  const { deliveries } = await stack.sandbox.control('tally');
  return {
    all: findings,
    kills: stack.counts.kills,
    purchases: evidence.wechat.payments.filter(({ isPaid }) => isPaid).length,
    pushes: (deliveries.accepted ?? 0) + (deliveries.refused ?? 0) + (deliveries.timeout ?? 0),
    paidOrders: evidence.orders.filter(({ status }) => status === 'PAID').length,
    memberships: evidence.entitlements.filter(({ kind }) => kind === 'MEMBERSHIP').length,
    findings: findings.length,
    fenUnexplained: findings.reduce((sum, { fen }) => sum + fen, 0),
    seed,
    durationMs: Date.now() - startedAt,
  };
}

/** Orders and pays until the phone says so. */
async function buyAtLast(play: Play, choice: number): Promise<void> {
  for (;;) {
    const buyer = play.reader(0);
    const id = await placeOrder(play, buyer, { what: 'membership', choice });
    const sheet = id && (await showSheet(play, { id, reader: buyer }));
    if (!sheet || !(await typePin(play, sheet))) continue;
    if (choice % 2 === 0) await confirmPayment(play, sheet);
    return;
  }
}
