import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../accounts/staff.entity.ts';
import { anonymousIn } from '../members/viewer-loader.ts';
import { Shop } from '../memberships/shop.fixture.ts';
import { newId } from '../shared/ids.ts';
import { fen } from '../shared/money/fen.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { mergeRedemptions } from './merge-redemptions.ts';
import { OfferAudience, OfferKind } from './offer.entity.ts';
import type { CreateOfferInput } from './offer.payloads.ts';

const noon = '2026-01-01T04:00:00.000Z';
const DAY = 86_400_000;
const MINUTE = 60_000;
const clock = new ManualClock(noon);
let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open(clock);
});
beforeEach(() => clock.set(noon));
afterAll(() => shop?.close());

/** Makes an offer, 20% off when nothing else is said. @returns its code */
async function offer(input: Partial<CreateOfferInput> = {}): Promise<string> {
  const code = `C${newId().slice(-8)}`.toUpperCase();
  await shop.services.offers.create(
    {
      ...anonymousIn(shop.accountId),
      staff: { id: newId(), role: StaffRole.OWNER, isElevated: false, hasPasskey: false },
    },
    {
      name: '新年',
      code,
      kind: OfferKind.PERCENT,
      ...(!input.kind && { percentOffBps: 2000 }),
      audience: OfferAudience.EVERYONE,
      periods: 1,
      ...input,
    },
  );
  return code;
}

async function stateOf(code: string) {
  const [row] = await shop.orm.em
    .fork()
    .getConnection()
    .execute<object[]>(
      `select redemption_count as count, spent_fen::int as spent, overrun_count as overruns, overrun_fen::int as overrun,
       (select string_agg(r.status || ' ' || r.use_number, ', ' order by r.created_at, r.id) from offer_redemptions r
         where r.offer_id = o.id) as uses
       from offers o where code = ?`,
      [code],
    );
  return row;
}
const sweep = () => shop.services.paymentWatch.sweep();
const refusal = (code: string, rest: object = {}) => ({ reason: { code, ...rest } });
const notForYou = (reason: string) => refusal('OFFER_NOT_FOR_YOU', { reason });

it('holds an offer when it is ordered, and uses it when it is paid', async () => {
  const lin = await shop.member();
  const code = await offer();

  expect(await shop.quote(lin, 'tea', 'MONTH', ` ${code.toLowerCase()} `)).toMatchObject({
    listAmountFen: 1800,
    discountFen: 360,
    amountFen: 1440,
  });
  const order = await shop.order(lin, 'tea', 'MONTH', code);
  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 0, overrun: 0, uses: 'HELD 1' });
  await shop.pay(order);

  expect(order).toMatchObject({ listAmountFen: 1800, amountFen: 1440 });
  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 0, overrun: 0, uses: 'USED 1' });
  await expect(shop.order(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('USED_BEFORE'));
});

it('lets go of it when the order closes, and the member may use it again', async () => {
  const lin = await shop.member();
  const code = await offer({ maxRedemptions: 1 });
  const first = await shop.order(lin, 'tea', 'MONTH', code);
  await expect(shop.order(lin, 'tea', 'YEAR', code)).rejects.toMatchObject(
    refusal('OFFER_NOT_FOR_YOU', { reason: 'HELD_BY_ORDER', orderId: first.id }),
  );

  clock.advance(31 * MINUTE);
  await sweep();

  expect(await stateOf(code)).toMatchObject({ count: 0, spent: 0, uses: 'RELEASED 1' });
  await shop.buy(lin, 'tea', 'MONTH', code);
  expect(await stateOf(code)).toMatchObject({ count: 1, spent: 360, uses: 'RELEASED 1, USED 1' });
});

it('keeps the promised price of a payment that comes when others have used the offer up, and counts it apart', async () => {
  const [lin, chen] = [await shop.member(), await shop.member()];
  const code = await offer({ maxRedemptions: 1, budgetFen: fen(360) });
  const late = await shop.order(lin, 'tea', 'MONTH', code);
  clock.advance(31 * MINUTE);
  await sweep();
  await shop.buy(chen, 'tea', 'MONTH', code);

  await shop.pay(late);

  expect(await shop.stretches(lin)).toMatchObject([{ tier: 'tea' }]);
  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 1, overrun: 360, uses: 'USED 1, USED 1' });
});

it('takes it again for a late payment, as long as some is left', async () => {
  const lin = await shop.member();
  const code = await offer({ maxRedemptions: 2 });
  const late = await shop.order(lin, 'tea', 'MONTH', code);
  clock.advance(31 * MINUTE);
  await sweep();
  await shop.buy(lin, 'tea', 'MONTH', code);

  await shop.pay(late);

  expect(await stateOf(code)).toEqual({ count: 2, spent: 720, overruns: 0, overrun: 0, uses: 'USED 2, USED 1' });
});

it('has again what a use took off when all its money went back; who used it has used it', async () => {
  const [lin, chen] = [await shop.member(), await shop.member()];
  const code = await offer({ maxRedemptions: 1, budgetFen: fen(360) });
  const order = await shop.buy(lin, 'tea', 'MONTH', code);

  await shop.refund(order, { amountFen: 440 });
  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 0, overrun: 0, uses: 'USED 1' });
  await shop.refund(order, { amountFen: 1000 });
  await shop.refund(order, { amountFen: 0 });

  expect(await stateOf(code)).toEqual({ count: 0, spent: 0, overruns: 0, overrun: 0, uses: 'RETURNED 1' });
  await expect(shop.order(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('USED_BEFORE'));
  await shop.buy(chen, 'tea', 'MONTH', code);
  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 0, overrun: 0, uses: 'RETURNED 1, USED 1' });
});

it('was not overrun by a late payment that went back', async () => {
  const [lin, chen] = [await shop.member(), await shop.member()];
  const code = await offer({ maxRedemptions: 1 });
  const late = await shop.order(lin, 'tea', 'MONTH', code);
  clock.advance(31 * MINUTE);
  await sweep();
  await shop.buy(chen, 'tea', 'MONTH', code);
  await shop.pay(late);

  await shop.refund(late);

  expect(await stateOf(code)).toEqual({ count: 1, spent: 360, overruns: 0, overrun: 0, uses: 'RETURNED 1, USED 1' });
});

it('goes on for who has begun it, although the first use went back', async () => {
  const code = await offer({ audience: OfferAudience.SIGN_UP, periods: 2 });
  const lin = await shop.member();

  await shop.refund(await shop.buy(lin, 'tea', 'MONTH', code));

  expect(await shop.buy(lin, 'tea', 'MONTH', code)).toMatchObject({ amountFen: 1440 });
  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('USED_BEFORE'));
});

it('gives the last use to exactly one of those who order at once', async () => {
  const members = await Promise.all(Array.from({ length: 5 }, () => shop.member()));
  const code = await offer({ maxRedemptions: 1 });

  const outcomes = await Promise.allSettled(members.map((member) => shop.order(member, 'tea', 'MONTH', code)));

  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason.code] : []));
  expect(refused).toEqual(['OFFER_USED_UP', 'OFFER_USED_UP', 'OFFER_USED_UP', 'OFFER_USED_UP']);
  expect(await stateOf(code)).toMatchObject({ count: 1, uses: 'HELD 1' });
});

it('ends with its budget: what would go beyond is refused', async () => {
  const code = await offer({ budgetFen: fen(800), periods: null });
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'MONTH', code);
  await shop.buy(lin, 'tea', 'MONTH', code);

  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(refusal('OFFER_USED_UP'));
});

it('takes an amount off, down to a fen', async () => {
  const code = await offer({ kind: OfferKind.AMOUNT, amountOffFen: fen(2000) });
  const lin = await shop.member();

  expect(await shop.quote(lin, 'tea', 'MONTH', code)).toMatchObject({ discountFen: 1799, amountFen: 1 });
  expect(await shop.quote(lin, 'seat', 'MONTH', code)).toMatchObject({ discountFen: 2000, amountFen: 2800 });
});

it('takes the credit first, and no more off than is left to pay', async () => {
  const code = await offer({ percentOffBps: 5000 });
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'QUARTER');
  clock.advance(15 * DAY);

  // 75 of 90 days are left of 48.00 yuan: 40.00; half of 48.00 is more than what remains.
  expect(await shop.quote(lin, 'seat', 'MONTH', code)).toMatchObject({
    creditFen: 4000,
    discountFen: 799,
    amountFen: 1,
  });
});

it('counts in an upgrade what was paid, not what an offer took off', async () => {
  const code = await offer({ percentOffBps: 5000 });
  const lin = await shop.member();
  await shop.buy(lin, 'tea', 'MONTH', code);

  expect(await shop.quote(lin, 'seat')).toMatchObject({ creditFen: 900 });
});

it('is for one tier and one period, where it says so', async () => {
  const code = await offer({ tierId: await shop.tierId('seat'), period: 'YEAR' as never });
  const lin = await shop.member();

  await expect(shop.quote(lin, 'tea', 'YEAR', code)).rejects.toMatchObject(notForYou('OTHER_TIER'));
  await expect(shop.quote(lin, 'seat', 'MONTH', code)).rejects.toMatchObject(notForYou('OTHER_PERIOD'));
  expect(await shop.quote(lin, 'seat', 'YEAR', code)).toMatchObject({ discountFen: 9160 });
});

it('has its days', async () => {
  const [starts, ends] = [new Date(clock.now().getTime() + DAY), new Date(clock.now().getTime() + 2 * DAY)];
  const code = await offer({ startsAt: starts, endsAt: ends });
  const lin = await shop.member();

  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('NOT_YET'));
  clock.set(starts);
  expect(await shop.quote(lin, 'tea', 'MONTH', code)).toMatchObject({ amountFen: 1440 });
  clock.set(ends);
  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('OVER'));
});

it('makes as many purchases of a new member cheaper as it says', async () => {
  const code = await offer({ audience: OfferAudience.SIGN_UP, periods: 2 });
  const [lin, chen] = [await shop.member(), await shop.member()];
  await shop.buy(chen, 'tea');

  expect(await shop.buy(lin, 'tea', 'MONTH', code)).toMatchObject({ amountFen: 1440 });
  expect(await shop.buy(lin, 'tea', 'MONTH', code)).toMatchObject({ amountFen: 1440 });
  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('USED_BEFORE'));
  await expect(shop.quote(chen, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('ONLY_SIGN_UP'));
});

it.each([
  [0, 'ONLY_LEAVING'],
  [16, 'ONLY_LEAVING'],
  [17, null],
  [31, null],
  [61, null],
  [62, 'ONLY_LEAVING'],
])('knows %i days after a month was bought who is leaving', async (days, reason) => {
  const code = await offer({ audience: OfferAudience.LEAVING });
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  clock.advance(days * DAY);

  const quote = shop.quote(lin, 'tea', 'MONTH', code);

  if (reason) await expect(quote).rejects.toMatchObject(notForYou(reason));
  else expect(await quote).toMatchObject({ amountFen: 1440 });
});

it('is not found under another code, another account’s, or when it is archived', async () => {
  const lin = await shop.member();

  await expect(shop.quote(lin, 'tea', 'MONTH', 'NOBODY')).rejects.toMatchObject(refusal('OFFER_NOT_FOUND'));
  await expect(shop.order(lin, 'tea', 'MONTH', 'NOBODY')).rejects.toMatchObject(refusal('OFFER_NOT_FOUND'));
});

it('begins a trial once per member and tier, and a purchase during it continues it', async () => {
  const tierId = await shop.tierId('tea');
  const [code, other] = [
    await offer({ kind: OfferKind.TRIAL, trialDays: 7, tierId }),
    await offer({ kind: OfferKind.TRIAL, trialDays: 30, tierId }),
  ];
  const lin = await shop.member();

  await shop.services.trials.start(lin, code);
  await expect(shop.services.trials.start(lin, other)).rejects.toMatchObject(notForYou('TRIED_BEFORE'));
  await expect(shop.quote(lin, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('IS_TRIAL'));
  await shop.buy(lin, 'tea');

  expect(await shop.stretches(lin)).toEqual([
    { tier: 'tea', from: '01-01 12:00', to: '01-08 12:00' },
    { tier: 'tea', from: '01-08 12:00', to: '02-08 12:00' },
  ]);
  expect(await stateOf(code)).toMatchObject({ count: 1, spent: 0, uses: 'USED 1' });
});

it('begins one trial of two taps at once', async () => {
  const code = await offer({ kind: OfferKind.TRIAL, trialDays: 7, tierId: await shop.tierId('tea') });
  const lin = await shop.member();

  const outcomes = await Promise.allSettled([1, 2, 3].map(() => shop.services.trials.start(lin, code)));

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await shop.stretches(lin)).toHaveLength(1);
});

it('tries no tier that is held, with no code that is no trial', async () => {
  const code = await offer({ kind: OfferKind.TRIAL, trialDays: 7, tierId: await shop.tierId('tea') });
  const lin = await shop.member();
  await shop.buy(lin, 'tea');

  await expect(shop.services.trials.start(lin, code)).rejects.toMatchObject(notForYou('TIER_HELD'));
  await expect(shop.services.trials.start(lin, await offer())).rejects.toMatchObject(notForYou('IS_NO_TRIAL'));
});

it('lets a trial of a greater tier run beside what was bought, and credits nothing for it', async () => {
  const code = await offer({ kind: OfferKind.TRIAL, trialDays: 7, tierId: await shop.tierId('seat') });
  const lin = await shop.member();
  await shop.buy(lin, 'tea');
  await shop.services.trials.start(lin, code);

  expect(await shop.quote(lin, 'gold')).toMatchObject({ change: 'UPGRADE', creditFen: 1800 });
  expect(await shop.quote(lin, 'seat')).toMatchObject({
    change: 'RENEWAL',
    creditFen: 0,
    beginsAt: new Date('2026-01-08T04:00:00.000Z'),
  });
});

it('counts together what two members used who are one person', async () => {
  const code = await offer({ periods: 3 });
  const [survivor, absorbed] = [await shop.member(), await shop.member()];
  for (const member of [survivor, absorbed, absorbed]) await shop.buy(member, 'tea', 'MONTH', code);

  await shop.orm.em.fork().transactional((em) =>
    mergeRedemptions(em, {
      accountId: shop.accountId,
      survivorId: survivor.member!.id,
      absorbedId: absorbed.member!.id,
    }),
  );

  expect(await stateOf(code)).toMatchObject({ count: 3, uses: 'USED 1, USED 2, USED 3' });
  await expect(shop.quote(survivor, 'tea', 'MONTH', code)).rejects.toMatchObject(notForYou('USED_BEFORE'));
});
