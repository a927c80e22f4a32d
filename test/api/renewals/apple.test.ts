import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subscriber } from '../../support/subscriber.ts';
import { RenewalHouse } from './renewal-house.ts';

let house: RenewalHouse;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(() => house.open());
afterAll(() => house?.teahouse.stop());

const onIphone = () => house.subscriber({ platform: 'ios' });
const charged = () =>
  house.teahouse.sql<{ period_number: number; status: string; amount: number }>(
    `select period_number, status, amount_fen::int as amount from renewal_charges where account_id = $1
      order by period_number`,
    [house.account.id],
  );
const paid = (...amounts: number[]) =>
  amounts.map((amount, index) => ({ period_number: index + 1, status: 'PAID', amount }));

async function signed(): Promise<Subscriber> {
  const lin = await onIphone();
  await lin.sign(house.tea.prices.MONTH.id);
  await house.days.settle();
  return lin;
}

/** An offer of a trial, as the owner makes it. @returns its code */
async function trialOf(tierId: string): Promise<string> {
  const owner = house.teahouse.as(await house.teahouse.given.staff(house.account));
  const input = { name: '先读一期', code: 'TRY-APPLE', kind: 'TRIAL', tierId, trialDays: 7 };
  await owner.request('mutation ($input: CreateOfferInput!) { createOffer(input: $input) { __typename } }', { input });
  return input.code;
}

describe('a charge that Apple makes', () => {
  it.each(['duplicate', 'concurrent-duplicate'] as const)('is booked once when its push is a %s', async (mode) => {
    await house.fault({ kind: 'xpay-push', mode, times: 'always' });

    const lin = await signed();
    await house.days.goTo(31, '23:00');

    expect(await charged()).toEqual(paid(1800, 1800));
    expect(await lin.memberships()).toHaveLength(2);
    expect(await house.books.openExceptions()).toEqual([]);
  });

  it('is booked when WeChat repeats a push that was lost', async () => {
    await house.fault({ kind: 'xpay-push', mode: 'lost', times: 4 });

    const lin = await signed();
    await house.days.goTo(0, '10:30');

    expect(await charged()).toEqual(paid(1800));
    expect((await lin.memberships())[0]).toMatchObject({ isActive: true });
  });

  it('is booked when it is told of before the signing', async () => {
    await house.fault({ kind: 'xpay-push', mode: 'delayed', delayMs: 600_000, about: 'signing' });
    const lin = await onIphone();
    await lin.enterPin(await lin.openSheet(await lin.start(house.tea.prices.MONTH.id)));
    await house.days.settle();

    expect(await charged()).toEqual(paid(1800));
    expect(await lin.contract()).toMatchObject({ status: 'SIGNED' });
  });

  it('with another amount is listed until the right one is told, and then booked', async () => {
    await house.fault({ kind: 'xpay-push', mode: 'wrong-amount', about: 'deliver' });
    const lin = await signed();
    await house.days.goTo(0, '10:30');

    expect(await charged()).toEqual(paid(1800));
    expect(await lin.memberships()).toHaveLength(1);
    expect(await house.books.openExceptions()).toEqual([]);
    expect(await house.books.balances()).toMatchObject({ 'income:membership:tea': -1800 });
  });

  it('under a number WeChat does not know brings nothing; the true one comes with the bill', async () => {
    await house.fault({ kind: 'xpay-push', mode: 'unknown-order', about: 'deliver' });
    const lin = await signed();
    expect(await charged()).toEqual([]);
    expect(await house.books.openExceptions()).toEqual(['UNKNOWN_PAYMENT']);

    await house.days.goTo(1, '11:00');
    const { reconciliation } = house.teahouse.app.services;
    for (let round = 0; round < 3; round += 1) {
      // This account's alone: a nightly round takes the bills of all houses in this file, twenty at a time.
      await reconciliation.runFor(house.account.id, async () => {});
      await house.days.goTo(0, `${12 + round}:00`);
    }

    expect(await charged()).toEqual(paid(1800));
    expect((await lin.memberships())[0]).toMatchObject({ isActive: true });
    expect(await house.books.balances()).toMatchObject({ 'income:membership:tea': -1800 });
    const [payment] = await house.teahouse.sql<{ settled_from: string }>(
      'select settled_from from payments where account_id = $1',
      [house.account.id],
    );
    expect(payment).toEqual({ settled_from: 'RECONCILIATION' });
  });

  it('waits in the inbox while WeChat cannot be asked about it', async () => {
    const lin = await signed();
    await house.fault({ kind: 'api', path: '/xpay/query_order', httpStatus: 502, times: 3 });
    await house.days.goTo(31, '23:00').catch(() => undefined);
    await house.teahouse.sandbox.control('faults', { clear: true });
    await house.teahouse.sql('update graphile_worker._private_jobs set run_at = now()');
    await house.days.settle();

    expect(await charged()).toEqual(paid(1800, 1800));
    expect(await lin.memberships()).toHaveLength(2);
  });
});

describe('a subscription at Apple', () => {
  it('begins with a free period where a trial says so', async () => {
    const trialCode = await trialOf(house.tea.id);
    const lin = await onIphone();

    await lin.sign(house.tea.prices.MONTH.id, { trialCode });
    await house.days.settle();

    expect(await charged()).toEqual([]);
    const [trial] = await lin.memberships();
    expect(trial).toMatchObject({ source: 'TRIAL', isActive: true });
    expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({ __typename: 'AlreadyRenewing' });

    await house.days.goTo(31, '23:00');

    expect(await charged()).toEqual(paid(1800));
    const [bought, tried] = await lin.memberships();
    expect([bought!.source, tried!.source]).toEqual(['PURCHASE', 'TRIAL']);
    expect(bought!.startsAt >= tried!.endsAt).toBe(true);
  });

  it('takes a trial once, and none on Android, where startTrial begins one', async () => {
    const trialCode = await trialOf(house.tea.id);
    const [lin, chen] = [await onIphone(), await house.subscriber()];

    expect(await chen.start(house.tea.prices.MONTH.id, { trialCode })).toMatchObject({
      __typename: 'OfferNotForYou',
      offerReason: 'IS_TRIAL',
    });
    expect(await lin.start(house.tea.prices.MONTH.id, { trialCode: 'NONE' })).toMatchObject({
      __typename: 'OfferNotFound',
    });
    expect(await lin.start(house.seat.prices.MONTH.id, { trialCode })).toMatchObject({ offerReason: 'OTHER_TIER' });
    await lin.sign(house.tea.prices.MONTH.id, { trialCode });
    await lin.cancelAtWeChat('th_tea_sub31');
    await house.days.settle();
    expect(await lin.start(house.tea.prices.MONTH.id, { trialCode })).toMatchObject({ offerReason: 'TRIED_BEFORE' });
  });

  it('lives again when the reader turns it on again there', async () => {
    const lin = await signed();
    await lin.cancelAtWeChat('th_tea_sub31');
    await house.days.settle();
    expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'WECHAT' });

    const who = { person: lin.buyer.person, appid: house.account.miniAppid, productId: 'th_tea_sub31' };
    await house.teahouse.sandbox.phone('resume-subscription', who);
    await house.days.goTo(31, '23:00');
    await house.days.settle();

    expect(await charged()).toEqual(paid(1800, 1800));
    expect(await lin.contract()).toMatchObject({ status: 'SIGNED', endedBy: null });
  });

  it('is found to be over when Apple gives up charging and nobody is told', async () => {
    const lin = await signed();
    await lin.cancelAtWeChat('th_tea_sub31').catch(() => undefined);
    await house.teahouse.sql(
      `update renewal_contracts set status = 'SIGNED', ended_at = null, ended_by = null, next_look_at = now()
        where account_id = $1`,
      [house.account.id],
    );

    await house.days.goTo(33, '10:00');

    expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'WECHAT' });
  });

  it('is ended by the reader alone', async () => {
    const lin = await signed();
    const { id } = (await lin.contract())!;
    const staff = house.teahouse.as(await house.teahouse.given.staff(house.account));

    expect(await lin.stop(id)).toMatchObject({ __typename: 'OnlyAppleEndsRenewal', code: 'ONLY_APPLE_ENDS_RENEWAL' });
    expect(await staff.request(`mutation { stopRenewal(input: { contractId: "${id}" }) { __typename } }`)).toEqual({
      stopRenewal: { __typename: 'OnlyAppleEndsRenewal' },
    });
  });
});
