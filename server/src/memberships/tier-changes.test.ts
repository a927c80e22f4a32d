import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../shared/time/clock.ts';
import { passEndsAt, Shop } from './shop.fixture.ts';

const noon = '2026-01-01T04:00:00.000Z';
const DAY = 86_400_000;
const clock = new ManualClock(noon);
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open(clock);
});
beforeEach(() => {
  clock.set(noon);
  return shop.forgetExceptions();
});
afterAll(() => shop?.close());

it('begins a new one when it is paid, and continues the same tier where its hold ends', async () => {
  const lin = await shop.member();

  expect(await shop.quote(lin, 'tea')).toMatchObject({ change: 'NEW', amountFen: 1800, creditFen: 0 });
  await shop.buy(lin, 'tea');
  clock.advance(10 * DAY);
  expect(await shop.quote(lin, 'tea')).toMatchObject({ change: 'RENEWAL', amountFen: 1800, replaced: [], moved: [] });
  await shop.buy(lin, 'tea');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'tea', from: '02-01 12:00', to: '03-01 12:00' },
  ]);
});

it('upgrades at once and credits what is left: the rest of the running one, and the next one whole', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  await shop.buy(lin, 'tea');
  clock.advance(10 * DAY);

  const quote = await shop.quote(lin, 'seat');
  // 21 of January's 31 days are left: 1800 × 21 / 31 = 1219.35…
  expect(quote).toMatchObject({ change: 'UPGRADE', listAmountFen: 4800, creditFen: 1219 + 1800, amountFen: 1781 });
  expect(quote.replaced.map(({ creditFen }) => creditFen)).toEqual([1219, 1800]);
  const order = await shop.buy(lin, 'seat');

  expect(order).toMatchObject({ tierChange: 'UPGRADE', listAmountFen: 4800, creditFen: 3019, amountFen: 1781 });
  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00', ended: 'UPGRADE' },
    { tier: 'seat', from: '01-11 12:00', to: '02-11 12:00' },
    { tier: 'tea', from: '02-01 12:00', to: '03-01 12:00', ended: 'UPGRADE' },
  ]);
  expect(await shop.exceptions()).toEqual([]);
});

it('credits in the next upgrade what was credited in the one before', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  expect(await shop.buy(lin, 'seat')).toMatchObject({ creditFen: 1800, amountFen: 3000 });

  expect(await shop.buy(lin, 'gold')).toMatchObject({ creditFen: 4800, amountFen: 5100 });
});

it('begins a lesser tier where the greater one ends', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'seat');

  const quote = await shop.quote(lin, 'tea');
  expect(quote).toMatchObject({ change: 'DOWNGRADE', creditFen: 0, amountFen: 1800 });
  await shop.buy(lin, 'tea');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'tea', from: '02-01 12:00', to: '03-01 12:00' },
  ]);
});

it('renews the greater tier where its hold ends, and moves the lesser one behind', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'seat');
  await shop.buy(lin, 'tea');

  const quote = await shop.quote(lin, 'seat');
  expect(quote).toMatchObject({ change: 'RENEWAL', amountFen: 4800 });
  expect(quote.moved).toMatchObject([
    { startsAt: new Date('2026-03-01T04:00:00.000Z'), endsAt: new Date('2026-03-29T04:00:00.000Z') },
  ]);
  await shop.buy(lin, 'seat');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'seat', from: '02-01 12:00', to: '03-01 12:00' },
    // The same 28 days as were bought.
    { tier: 'tea', from: '03-01 12:00', to: '03-29 12:00' },
  ]);
});

it('refuses an upgrade whose price is less than what is left, and says what to do', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'YEAR');
  clock.advance(100 * DAY);

  await expect(shop.quote(lin, 'seat')).rejects.toMatchObject({
    reason: {
      code: 'UPGRADE_CREDIT_TOO_GREAT',
      creditFen: 12_197,
      listAmountFen: 4800,
      longerTierPriceIds: [shop.priceId('seat', 'QUARTER'), shop.priceId('seat', 'PASS'), shop.priceId('seat', 'YEAR')],
      // 4801 of 16800 fen are 104.307 of 365 days.
      possibleFrom: new Date('2026-09-18T20:37:18.000Z'),
    },
  });
  await expect(shop.order(lin, 'seat')).rejects.toMatchObject({ reason: { code: 'UPGRADE_CREDIT_TOO_GREAT' } });
  expect(await shop.quote(lin, 'seat', 'QUARTER')).toMatchObject({ creditFen: 12_197, amountFen: 603 });
});

it.each([
  ['android', 1, 4799],
  ['ios', 100, 4700],
])('asks on %s for %i fen at least', async (platform, amountFen, creditFen) => {
  const lin = await shop.member(platform);
  await shop.buy(lin, 'tea', 'QUARTER');

  expect(await shop.quote(lin, 'seat')).toMatchObject({ listAmountFen: 4800, creditFen, amountFen });
});

it('keeps the price and the credit of the order when it is paid later', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const order = await shop.order(lin, 'seat');
  clock.advance(25 * 60_000);

  await shop.pay(order);

  expect(await shop.stretches(lin)).toMatchObject([{ tier: 'tea', ended: 'UPGRADE' }, { tier: 'seat' }]);
  expect(await shop.exceptions()).toEqual([]);
});

it('honours an order whose credit was refunded meanwhile, and tells the creator what is missing', async () => {
  const lin = await shop.member();
  const tea = await shop.buy(lin, 'tea');
  const order = await shop.order(lin, 'seat');
  await shop.refund(tea);

  await shop.pay(order);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00', ended: 'REFUND' },
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00' },
  ]);
  expect(await shop.exceptions()).toEqual([
    { kind: 'CREDIT_NOT_COVERED', discrepancies: [{ fact: 'creditFen', expected: '1800', actual: '0' }] },
  ]);
});

it('counts what was used of the old one, when an order is paid long after its time', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const order = await shop.order(lin, 'seat');
  clock.advance(2 * DAY);

  await shop.pay(order);

  expect(await shop.exceptions()).toEqual([
    { kind: 'CREDIT_NOT_COVERED', discrepancies: [{ fact: 'creditFen', expected: '1800', actual: '1683' }] },
  ]);
});

it('credits one membership in two orders, and gives the second one back when both are paid', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const [seat, gold] = [await shop.order(lin, 'seat'), await shop.order(lin, 'gold')];

  await shop.pay(gold);
  await shop.pay(seat, 'unapplied');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00', ended: 'UPGRADE' },
    { tier: 'gold', from: '01-01 12:00', to: '02-01 12:00' },
  ]);
  expect(await shop.exceptions()).toMatchObject([{ kind: 'PAID_TWICE' }]);
});

it('moves behind what was bought on another device while an upgrade waited to be paid', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const seat = await shop.order(lin, 'seat');
  await shop.buy(lin, 'tea');

  await shop.pay(seat);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00', ended: 'UPGRADE' },
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'tea', from: '02-01 12:00', to: '03-01 12:00' },
  ]);
  expect(await shop.exceptions()).toEqual([]);
});

it('moves the rest of a running one behind a greater that was ordered before it', async () => {
  const lin = await shop.member();
  const seat = await shop.order(lin, 'seat');
  clock.advance(5 * 60_000);
  await shop.buy(lin, 'tea');
  clock.advance(10 * 60_000);

  await shop.pay(seat);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'seat', from: '01-01 12:15', to: '02-01 12:15' },
    // Ten minutes of its 31 days were used.
    { tier: 'tea', from: '02-01 12:05', to: '03-04 12:05' },
  ]);
});

it('undoes an upgrade whose money all went back: what it replaced counts again, with its own dates', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  await shop.buy(lin, 'tea');
  clock.advance(10 * DAY);
  const seat = await shop.buy(lin, 'seat');
  clock.advance(2 * DAY);

  await shop.refund(seat);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'seat', from: '01-11 12:00', to: '02-11 12:00', ended: 'REFUND' },
    { tier: 'tea', from: '02-01 12:00', to: '03-01 12:00' },
  ]);
  expect(await shop.exceptions()).toEqual([]);
});

it('moves what was bought since behind what comes back', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'QUARTER');
  clock.advance(30 * DAY);
  const seat = await shop.buy(lin, 'seat');
  await shop.buy(lin, 'tea');

  await shop.refund(seat);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '04-01 12:00' },
    { tier: 'seat', from: '01-31 12:00', to: '02-28 12:00', ended: 'REFUND' },
    { tier: 'tea', from: '04-01 12:00', to: '04-29 12:00' },
  ]);
});

it('ends an upgrade that was refunded in part, and brings nothing back', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const seat = await shop.buy(lin, 'seat');

  await shop.refund(seat, { amountFen: 1000 });

  expect(await shop.stretches(lin)).toMatchObject([{ ended: 'UPGRADE' }, { ended: 'REFUND' }]);
});

it('brings nothing back that was refunded itself, and lists the credit that has lost its money', async () => {
  const lin = await shop.member();
  const tea = await shop.buy(lin, 'tea');
  const seat = await shop.buy(lin, 'seat');

  await shop.refund(tea);
  expect(await shop.openExceptions()).toEqual(['CREDIT_NOT_COVERED']);
  await shop.refund(seat);

  expect(await shop.stretches(lin)).toMatchObject([{ ended: 'UPGRADE' }, { ended: 'REFUND' }]);
  // All the money is back: nothing is left to decide.
  expect(await shop.openExceptions()).toEqual([]);
  expect(await shop.exceptions()).toEqual([
    { kind: 'CREDIT_NOT_COVERED', discrepancies: [{ fact: 'creditFen', expected: '1800', actual: '0' }] },
  ]);
});

it('keeps a lost credit listed while a part of the upgrade is paid, also when that has ended', async () => {
  const lin = await shop.member();
  const tea = await shop.buy(lin, 'tea');
  const seat = await shop.buy(lin, 'seat');
  await shop.refund(tea);

  await shop.refund(seat, { amountFen: 1000 });
  expect(await shop.openExceptions()).toEqual(['CREDIT_NOT_COVERED']);
  clock.advance(40 * DAY);
  await shop.refund(seat, { amountFen: seat.amountFen - 1000 });

  expect(await shop.openExceptions()).toEqual([]);
});

it('lists nothing when what was replaced goes back that gave no credit', async () => {
  const lin = await shop.member();
  const tea = await shop.buy(lin, 'tea');
  await shop.refund(tea, { endsAccess: false });
  await shop.buy(lin, 'seat');

  await shop.refund(tea, { amountFen: 0 });

  expect(await shop.exceptions()).toEqual([]);
});

it('credits what is left after a partial refund that let the membership run', async () => {
  const lin = await shop.member();
  await shop.refund(await shop.buy(lin, 'tea'), { amountFen: 800, endsAccess: false });

  expect(await shop.quote(lin, 'seat')).toMatchObject({ creditFen: 1000 });
});

it('ends a pass on its day, whenever it is bought, and sells none of which nothing is left', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'MONTH');

  expect(await shop.quote(lin, 'tea', 'PASS')).toMatchObject({ change: 'RENEWAL', endsAt: passEndsAt });
  await shop.buy(lin, 'tea', 'PASS');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'tea', from: '02-01 12:00', to: '07-01 00:00' },
  ]);
  await expect(shop.order(lin, 'tea', 'PASS')).rejects.toMatchObject({
    reason: { code: 'PASS_ALREADY_HELD', heldUntil: passEndsAt },
  });
});

it('begins a greater tier behind a pass that waits for it, as a pass cannot move', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'seat');
  await shop.buy(lin, 'tea', 'PASS');

  expect(await shop.quote(lin, 'seat')).toMatchObject({ change: 'RENEWAL', beginsAt: passEndsAt, moved: [] });
});

it('gives a pass that was paid after its end as what it would have been, and lists its money', async () => {
  const lin = await shop.member();
  clock.set(new Date(passEndsAt.getTime() - 60_000));
  const order = await shop.order(lin, 'tea', 'PASS');
  clock.set(new Date(passEndsAt.getTime() + 60_000));

  await shop.pay(order);

  expect(await shop.stretches(lin)).toEqual([{ tier: 'tea', from: '06-30 23:59', to: '07-01 00:00' }]);
  expect(await shop.exceptions()).toEqual([
    {
      kind: 'NOTHING_LEFT_OF_PASS',
      discrepancies: [{ fact: 'endsAt', expected: null, actual: '2026-06-30T16:00:00.000Z' }],
    },
  ]);
});

it('lists a pass that runs out under a greater tier because both were bought at once', async () => {
  const lin = await shop.member();
  const seat = await shop.order(lin, 'seat');
  await shop.buy(lin, 'tea', 'PASS');

  await shop.pay(seat);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'tea', from: '01-01 12:00', to: '07-01 00:00' },
  ]);
  expect(await shop.exceptions()).toMatchObject([{ kind: 'PASS_OVERLAPPED' }]);
});

it('lists a pass that overlaps one which an undone upgrade brings back', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'PASS');
  const gold = await shop.buy(lin, 'gold');
  const second = await shop.buy(lin, 'tea', 'PASS');

  await shop.refund(gold);

  expect(await shop.stretches(lin)).toMatchObject([
    { tier: 'gold', ended: 'REFUND' },
    { tier: 'tea', from: '01-01 12:00', to: '07-01 00:00' },
    { tier: 'tea', from: '02-01 12:00', to: '07-01 00:00' },
  ]);
  expect(await shop.exceptions()).toEqual([
    {
      kind: 'PASS_OVERLAPPED',
      discrepancies: [{ fact: 'startsAt', expected: '2026-06-30T16:00:00.000Z', actual: '2026-02-01T04:00:00.000Z' }],
    },
  ]);
  await shop.refund(second);
  expect(await shop.stretches(lin)).toMatchObject([
    { tier: 'gold' },
    { tier: 'tea', to: '07-01 00:00' },
    { ended: 'REFUND' },
  ]);
});

it('brings forward what waited behind a refunded one, each for the time that is left of it', async () => {
  const lin = await shop.member();
  const first = await shop.buy(lin, 'tea');
  await shop.buy(lin, 'tea');
  await shop.buy(lin, 'tea');
  clock.advance(5 * DAY);

  await shop.refund(first);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00', ended: 'REFUND' },
    { tier: 'tea', from: '01-06 12:00', to: '02-03 12:00' },
    { tier: 'tea', from: '02-03 12:00', to: '03-06 12:00' },
  ]);
});

it('keeps a pass where it is, and puts what has no room before it behind', async () => {
  const lin = await shop.member();
  const first = await shop.buy(lin, 'tea');
  await shop.buy(lin, 'tea', 'PASS');
  await shop.buy(lin, 'tea');
  clock.advance(5 * DAY);

  await shop.refund(first);

  expect((await shop.stretches(lin)).slice(1)).toEqual([
    { tier: 'tea', from: '02-01 12:00', to: '07-01 00:00' },
    { tier: 'tea', from: '07-01 00:00', to: '08-01 00:00' },
  ]);
});

it('closes the gap between what an upgrade had replaced and what was bought behind the upgrade', async () => {
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  const upgrade = await shop.buy(lin, 'seat');
  clock.advance(2 * DAY);
  await shop.buy(lin, 'seat', 'QUARTER');

  await shop.refund(upgrade);

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '02-01 12:00' },
    { tier: 'seat', from: '01-01 12:00', to: '02-01 12:00', ended: 'REFUND' },
    { tier: 'seat', from: '02-01 12:00', to: '05-01 12:00' },
  ]);
});
