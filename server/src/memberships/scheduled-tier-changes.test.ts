import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../members/viewer.ts';
import { ManualClock } from '../shared/time/clock.ts';
import {
  cancelScheduledChange,
  mergeScheduledChanges,
  scheduleChange,
  scheduledChangeOf,
} from './scheduled-tier-changes.ts';
import { Shop, type TierKey } from './shop.fixture.ts';

const clock = new ManualClock('2026-01-01T04:00:00.000Z');
const effectiveAt = new Date('2026-02-01T04:00:00.000Z');
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open(clock);
});
afterAll(() => shop?.close());

const whose = ({ member }: Viewer) => ({ accountId: shop.accountId, memberId: member!.id });
const schedule = async (viewer: Viewer, tier: TierKey) => {
  const fromTierId = await shop.tierId('gold');
  const tierPriceId = shop.priceId(tier, 'MONTH');
  await shop.orm.em
    .fork()
    .transactional((em) =>
      scheduleChange(em, { ...whose(viewer), fromTierId, tierPriceId, effectiveAt, now: clock.now() }),
    );
};
const waiting = async (viewer: Viewer) =>
  (await scheduledChangeOf(shop.orm.em.fork(), whose(viewer)))?.tierPrice.tier.key ?? null;

it('keeps one change waiting: the next takes its place, and it can be taken back', async () => {
  const lin = await shop.member();
  await schedule(lin, 'seat');
  await schedule(lin, 'tea');
  expect(await waiting(lin)).toBe('tea');

  const cancel = () =>
    shop.orm.em.fork().transactional((em) => cancelScheduledChange(em, { ...whose(lin), now: clock.now() }));

  expect([await cancel(), await cancel()]).toEqual([true, false]);
  expect(await waiting(lin)).toBe(null);
});

it('keeps the survivor’s change when two members are one person', async () => {
  const [survivor, absorbed] = [await shop.member(), await shop.member()];
  await schedule(survivor, 'seat');
  await schedule(absorbed, 'tea');

  await shop.orm.em.fork().transactional((em) =>
    mergeScheduledChanges(em, {
      accountId: shop.accountId,
      survivorId: survivor.member!.id,
      absorbedId: absorbed.member!.id,
      now: clock.now(),
    }),
  );

  expect([await waiting(survivor), await waiting(absorbed)]).toEqual(['seat', null]);
});
