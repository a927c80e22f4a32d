import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../members/viewer.ts';
import type { Order } from '../payments/order.entity.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { Membership, RevokeReason } from './membership.entity.ts';
import { type Period, Shop, type TierKey } from './shop.fixture.ts';

/** FUZZ_RUNS=5000 looks harder. */
const runs = Number(process.env.FUZZ_RUNS ?? 100);
const begin = new Date('2026-01-01T04:00:00.000Z');
const HOUR = 3_600_000;
const clock = new ManualClock(begin);
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open(clock);
});
afterAll(() => shop?.close());

type Step =
  | { readonly do: 'buy'; readonly tier: TierKey; readonly period: Period }
  | { readonly do: 'wait'; readonly hours: number }
  /** One of the orders that have their money still, counted from the last. */
  | { readonly do: 'refund'; readonly back: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      tier: fc.constantFrom('tea', 'seat', 'gold'),
      period: fc.constantFrom('MONTH', 'MONTH', 'QUARTER', 'YEAR', 'PASS'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 1500 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), back: fc.nat(3) }) },
);

/** An order with what became of it, for the sum at the end. */
interface Bought {
  readonly order: Order;
  isRefunded: boolean;
}

/**
 * Plays a life. An order is refunded only while its own membership counts: credit that was passed on is another test's. So is a pass
 * that comes back when another was bought meanwhile: neither can move, the creator is told, and the life ends. @returns null then
 */
async function live(steps: readonly Step[]): Promise<{ viewer: Viewer; bought: Bought[] } | null> {
  clock.set(begin);
  const viewer = await shop.member();
  const bought: Bought[] = [];
  for (const step of steps) {
    if (step.do === 'wait') clock.advance(step.hours * HOUR);
    if (step.do === 'buy') {
      try {
        bought.push({ order: await shop.buy(viewer, step.tier, step.period), isRefunded: false });
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
    if (step.do === 'refund') {
      const counting = await membershipsOf(viewer);
      const refundable = bought.filter(({ order }) =>
        counting.some(({ orderId, revokedAt, endsAt }) => orderId === order.id && !revokedAt && endsAt > clock.now()),
      );
      const chosen = refundable.at(-1 - step.back);
      if (!chosen) continue;
      await shop.refund(chosen.order);
      chosen.isRefunded = true;
      const listed = await shop.exceptions();
      await shop.forgetExceptions();
      expect(listed.filter(({ kind }) => kind !== 'PASS_OVERLAPPED')).toEqual([]);
      if (listed.length > 0) {
        const passes = bought.filter(({ order, isRefunded }) => order.period === 'PASS' && !isRefunded);
        expect(passes.length).toBeGreaterThan(1);
        return null;
      }
    }
    await expectNoPaidTimeUnderAnother(viewer);
    await expectNoHole(viewer, bought);
  }
  return { viewer, bought };
}

const membershipsOf = ({ member }: Viewer) => shop.orm.em.fork().find(Membership, { member: member!.id });

/** What is still to come of bought memberships never overlaps: time is paid for once and can be used once. */
async function expectNoPaidTimeUnderAnother(viewer: Viewer): Promise<void> {
  const now = clock.now();
  const coming = (await membershipsOf(viewer))
    .filter(({ revokedAt, endsAt }) => !revokedAt && endsAt > now)
    .map(({ startsAt, endsAt }) => ({ from: Math.max(startsAt.getTime(), now.getTime()), to: endsAt.getTime() }))
    .sort((a, b) => a.from - b.from);
  for (const [index, span] of coming.entries()) {
    expect(span.from).toBeGreaterThanOrEqual(coming[index - 1]?.to ?? 0);
  }
}

/** Nobody waits for what they paid for: it runs, or stands behind what does. Only a pass keeps its dates, and what has no room before it waits. */
async function expectNoHole(viewer: Viewer, bought: readonly Bought[]): Promise<void> {
  const passes = new Set(bought.filter(({ order }) => order.period === 'PASS').map(({ order }) => order.id));
  let heldUntil = clock.now().getTime();
  const gaps: number[] = [];
  const coming = (await membershipsOf(viewer)).filter(({ revokedAt, endsAt }) => !revokedAt && endsAt > clock.now());
  for (const { orderId, startsAt, endsAt } of coming.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const gap = startsAt.getTime() - heldUntil;
    heldUntil = endsAt.getTime();
    if (gap > 0 && passes.has(orderId!)) gaps.push(gap);
    if (passes.has(orderId!)) continue;
    expect(gap).toBeLessThanOrEqual(0);
    const length = endsAt.getTime() - startsAt.getTime();
    for (const before of gaps) expect(before).toBeLessThan(length);
  }
}

it(
  'gives neither more nor less time than was paid for, whatever is bought, renewed, changed and refunded',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const life = await live(steps);
        if (!life) return;
        const { viewer, bought } = life;

        const memberships = new Map((await membershipsOf(viewer)).map((one) => [one.orderId, one]));
        const kept = bought.filter(({ isRefunded }) => !isRefunded).map(({ order }) => order);
        const paidFen = kept.reduce((sum, order) => sum + order.amountFen, 0);
        const givenFen = kept.reduce((sum, order) => sum + valueGiven(order, memberships.get(order.id)!), 0);
        // An upgrade rounds the credit of each membership it replaces down, and leaves a fen to pay.
        const changes = kept.filter(({ creditFen }) => creditFen > 0).length + (await countReplaced(viewer));
        expect(givenFen - paidFen).toBeLessThanOrEqual(0.001);
        expect(paidFen - givenFen).toBeLessThanOrEqual(changes + 0.001);
        expect(await shop.exceptions()).toEqual([]);
      }),
      { numRuns: runs },
    );
  },
  runs * 1_500,
);

/**
 * What the time is worth that an order has given or will give, in fen and parts of fen: all of it, less what an upgrade took
 * over, which counts as the credit of its order.
 */
function valueGiven({ amountFen, creditFen }: Order, { startsAt, endsAt, revokedAt }: Membership): number {
  const worth = amountFen + creditFen;
  const whole = endsAt.getTime() - startsAt.getTime();
  const taken = revokedAt ? endsAt.getTime() - Math.max(startsAt.getTime(), revokedAt.getTime()) : 0;
  return worth - (worth * taken) / whole;
}

const countReplaced = async (viewer: Viewer) =>
  (await membershipsOf(viewer)).filter(({ revokeReason }) => revokeReason === RevokeReason.UPGRADE).length;
