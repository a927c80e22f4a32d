import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RefundDesk } from '../../support/refund-desk.ts';
import type { Subscriber } from '../../support/subscriber.ts';
import { RenewalHouse } from './renewal-house.ts';

const ANNOUNCE = '/xpay/send_subscribe_pre_payment';
const DEDUCT = '/xpay/submit_subscribe_pay_order';
let house: RenewalHouse;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(() => house.open());
afterAll(() => house?.teahouse.stop());

const next = async (lin: Subscriber) => (await lin.contract())!.nextCharge!;
const renewByHand = async (lin: Subscriber) => {
  await lin.logIn();
  await lin.buyer.settle(await lin.buyer.placeOrder(house.tea.prices.MONTH.id));
};
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

describe('the first charge', () => {
  it('waits for the end of what is held', async () => {
    const lin = await house.subscriber();
    await lin.buyer.settle(await lin.buyer.placeOrder(house.tea.prices.MONTH.id));
    const [held] = await lin.memberships();

    await lin.sign(house.tea.prices.MONTH.id);
    await house.days.settle();

    expect(await house.takenByWeChat()).toEqual([1800]);
    const { dueOn, status } = await next(lin);
    expect([status, dueOn]).toEqual(['DUE', held!.endsAt.slice(0, 10)]);
    await house.goToNotice(lin);
    await house.goToDue(lin);
    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
    const [second, first] = await lin.memberships();
    expect(second!.startsAt).toBe(first!.endsAt);
  });

  it('is tried every hour for twelve, then given up with the contract', async () => {
    await house.fault({ kind: 'xpay-deduction', mode: 'fail', times: 'always' });
    const lin = await house.subscriber();
    await lin.sign(house.tea.prices.MONTH.id);
    await house.days.settle();
    expect(await next(lin)).toMatchObject({ status: 'ANNOUNCED', tries: 1, lastFailure: 'DEDUCTION_FAILED' });

    for (const hour of [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]) await house.days.goTo(0, `${hour}:30`);
    await house.days.settle();

    expect(await lin.contract()).toMatchObject({
      status: 'ENDED',
      endedBy: 'SYSTEM',
      nextCharge: null,
      words: '自动续费已停止，不会再扣费',
    });
    expect(await lin.charges()).toEqual(['GIVEN_UP']);
    expect(await house.takenByWeChat()).toEqual([]);
    expect(await lin.memberships()).toEqual([]);
    expect((await house.contractsAtWeChat())[0]).toMatchObject({ state: 'TERMINATED' });
  });

  it('is announced after all when nobody was there for twelve hours', async () => {
    await house.fault({ kind: 'api', path: DEDUCT, httpStatus: 502, times: 'always' });
    const lin = await house.subscriber();
    await lin.sign(house.tea.prices.MONTH.id);
    await house.days.settle();
    for (const time of ['23:00', '23:05', '23:10']) await house.days.goTo(0, time);
    expect(await lin.charges()).toEqual(['GIVEN_UP', 'DUE']);
    await house.teahouse.sandbox.control('faults', { clear: true });
    await house.goToNotice(lin);
    await house.goToDue(lin);

    expect(await house.takenByWeChat()).toEqual([1800]);
    expect((await lin.memberships())[0]).toMatchObject({ isActive: true });
  });
});

describe('a renewal by hand', () => {
  it('before the announcement moves the charge behind it', async () => {
    const { lin } = await house.signed();
    const before = await next(lin);

    await renewByHand(lin);
    await house.days.goToDay(before.dueOn, '07:20', -2);

    const after = await next(lin);
    expect(after).toMatchObject({ periodNumber: 2, status: 'DUE' });
    expect(daysBetween(before.dueOn, after.dueOn)).toBeGreaterThanOrEqual(28);
    expect(after.dueOn).toBe((await lin.memberships())[0]!.endsAt.slice(0, 10));
  });

  it('after the announcement is not charged beside: WeChat makes us wait a period', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    const announced = await next(lin);
    expect(announced.status).toBe('ANNOUNCED');

    await renewByHand(lin);
    await house.days.goToDay(announced.dueOn, '07:20');
    await house.days.goToDay(announced.dueOn, '20:00');

    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
    const moved = await next(lin);
    expect(moved).toMatchObject({ status: 'DUE', lastFailure: 'RENEWED_OTHERWISE' });
    expect(daysBetween(announced.dueOn, moved.dueOn)).toBe(33);
    await house.goToNotice(lin);
    expect(await next(lin)).toMatchObject({ status: 'ANNOUNCED', dueOn: moved.dueOn });
    await house.goToDue(lin);
    expect(await house.takenByWeChat()).toEqual([1800, 1800, 1800]);
  });

  it('between two tries at a failed charge ends it, and the next period is charged', async () => {
    const { lin } = await house.signed();
    await house.fault({ kind: 'xpay-deduction', mode: 'fail' });
    await house.goToNotice(lin);
    await house.goToDue(lin);
    const failed = await next(lin);
    expect(failed).toMatchObject({ status: 'ANNOUNCED', tries: 1 });

    await renewByHand(lin);
    await house.days.goTo(0, '21:00');
    await house.days.goTo(1, '12:00');

    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
    expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP', 'DUE']);
    const following = await next(lin);
    expect(following).toMatchObject({ periodNumber: 3 });
    expect(following.dueOn).toBe((await lin.memberships())[0]!.endsAt.slice(0, 10));
    const orders = await house.teahouse.sql<{ status: string }>(
      'select status from orders where account_id = $1 and period_days is not null order by created_at',
      [house.account.id],
    );
    expect(orders.map(({ status }) => status)).toEqual(['PAID', 'CLOSED']);
  });

  it('that is on a sheet is waited for', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.days.goToDay((await next(lin)).dueOn, '07:10');
    await lin.logIn();
    const sheet = await lin.buyer.openSheet(await lin.buyer.ordered(house.tea.prices.MONTH.id));

    await house.days.goTo(0, '07:20');
    expect(await house.takenByWeChat()).toEqual([1800]);
    await lin.buyer.pay(sheet);
    await house.days.goTo(0, '08:00');

    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
    expect(await next(lin)).toMatchObject({ status: 'DUE', lastFailure: 'RENEWED_OTHERWISE' });
  });

  it('cannot be begun while WeChat deducts', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.teahouse.sandbox.control('world', { settings: { xpayDeductionMs: 3_600_000 } });
    await house.goToDue(lin);
    expect(await next(lin)).toMatchObject({ status: 'SUBMITTED', words: '微信正在扣费 18.00 元' });

    await lin.logIn();
    const orderId = await lin.buyer.ordered(house.tea.prices.MONTH.id);
    expect(await lin.buyer.startPayment(orderId)).toMatchObject({ __typename: 'RenewalUnderWay' });
    await house.days.goTo(0, '09:00');
    await house.teahouse.sandbox.control('world', { settings: { xpayDeductionMs: 5_000 } });

    expect(await lin.charges()).toEqual(['PAID', 'PAID', 'DUE']);
    await lin.buyer.settle(await lin.buyer.placeOrder(house.tea.prices.MONTH.id));
    expect(await lin.memberships()).toHaveLength(3);
  });

  it('that is left on its sheet does not keep the charge from its day', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.days.goToDay((await next(lin)).dueOn, '07:10');
    await lin.logIn();
    await lin.buyer.openSheet(await lin.buyer.ordered(house.tea.prices.MONTH.id));

    for (const time of ['07:20', '07:35', '07:50', '08:05']) await house.days.goTo(0, time);

    expect(await lin.charges()).toEqual(['PAID', 'PAID', 'DUE']);
  });
});

it('moves behind a greater tier that was bought', async () => {
  const { lin } = await house.signed();
  await lin.buyer.settle(await lin.buyer.placeOrder(house.seat.prices.MONTH.id));

  await house.goToNotice(lin);

  const [seat] = (await lin.memberships()).filter(({ tier }) => tier.name === 'seat');
  expect((await next(lin)).dueOn).toBe(seat!.endsAt.slice(0, 10));
  expect(await house.takenByWeChat()).toHaveLength(2);
});

it('cannot be paid by hand, nor ordered under its key', async () => {
  const { lin, contractId } = await house.signed();
  await house.fault({ kind: 'xpay-deduction', mode: 'fail' });
  await house.goToNotice(lin);
  await house.goToDue(lin);
  const [row] = await house.teahouse.sql<{ id: string; status: string }>(
    `select id, status from orders where account_id = $1 and status = 'OPEN'`,
    [house.account.id],
  );

  await lin.logIn();
  expect(await lin.buyer.startPayment(row!.id)).toMatchObject({ __typename: 'OrderNotPayable', status: 'OPEN' });
  await expect(lin.buyer.placeOrder(house.tea.prices.MONTH.id, `renewal:${contractId}:3`)).rejects.toThrow('renewal:');
});

describe('WeChat', () => {
  it('is not asked on the day: the charge waits a period', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    const { dueOn } = await next(lin);

    await house.days.goToDay(dueOn, '12:00', 1);

    expect(await house.takenByWeChat()).toEqual([1800]);
    const moved = await next(lin);
    expect(moved).toMatchObject({ status: 'DUE', lastFailure: 'DAY_MISSED' });
    expect(daysBetween(dueOn, moved.dueOn)).toBe(33);
    await house.goToNotice(lin);
    await house.goToDue(lin);
    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  });

  it('loses the answer to the announcement', async () => {
    const { lin } = await house.signed();
    await house.fault({ kind: 'api', path: ANNOUNCE, errcode: -1, when: 'after' });
    await house.goToNotice(lin);
    expect(await next(lin)).toMatchObject({ status: 'DUE' });

    await house.days.goTo(0, '07:30');
    expect(await next(lin)).toMatchObject({ status: 'ANNOUNCED' });
    await house.goToDue(lin);

    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  });

  it('is down at the announcement, and hears it a day late', async () => {
    const { lin } = await house.signed();
    const { dueOn } = await next(lin);
    await house.fault({ kind: 'api', path: ANNOUNCE, httpStatus: 502, times: 'always' });
    await house.goToNotice(lin);
    await house.days.goTo(0, '23:00');
    await house.teahouse.sandbox.control('faults', { clear: true });
    await house.days.goTo(1, '07:20');

    const announced = await next(lin);
    expect(announced).toMatchObject({ status: 'ANNOUNCED' });
    expect(daysBetween(dueOn, announced.dueOn)).toBe(1);
    await house.goToDue(lin);
    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  });

  it('loses the answer to the deduction: the same number is looked up, not another asked with', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.fault({ kind: 'api', path: DEDUCT, errcode: -1, when: 'after' });
    await house.fault({ kind: 'xpay-push', mode: 'lost', times: 'always' });
    await house.goToDue(lin);
    expect(await next(lin)).toMatchObject({ status: 'SUBMITTED' });

    await house.days.goTo(0, '07:30');

    expect(await lin.charges()).toEqual(['PAID', 'PAID', 'DUE']);
    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  });

  it('is down at the deduction, and gets the same number later', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.fault({ kind: 'api', path: DEDUCT, httpStatus: 502 });
    await house.goToDue(lin);
    expect(await next(lin)).toMatchObject({ status: 'SUBMITTED' });

    await house.days.goTo(0, '07:30');

    expect(await lin.charges()).toEqual(['PAID', 'PAID', 'DUE']);
    const [{ count }] = (await house.teahouse.sql<{ count: number }>(
      'select count(*)::int as count from payments where account_id = $1',
      [house.account.id],
    )) as [{ count: number }];
    expect(count).toBe(2);
  });

  it('refuses the deduction all day: nothing hangs, and the next period is charged', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.fault({ kind: 'api', path: DEDUCT, errcode: -15017, times: 'always' });
    await house.goToDue(lin);
    for (const time of ['11:00', '15:00', '19:00']) await house.days.goTo(0, time);
    await house.teahouse.sandbox.control('faults', { clear: true });
    await house.days.goTo(1, '12:00');

    expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP', 'DUE']);
    await house.goToNotice(lin);
    await house.goToDue(lin);
    expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP', 'PAID', 'DUE']);
    expect(await house.takenByWeChat()).toEqual([1800, 1800]);
  });

  it('knows of no announcement: it is made once more', async () => {
    const { lin } = await house.signed();
    await house.goToNotice(lin);
    await house.fault({ kind: 'api', path: DEDUCT, errcode: -15025 });
    await house.goToDue(lin);

    expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP', 'DUE']);
    expect(await next(lin)).toMatchObject({ status: 'DUE' });
  });

  it('fails until T+6: given up, told, and the contract ends', async () => {
    const { lin } = await house.signed();
    await house.fault({ kind: 'xpay-deduction', mode: 'fail', times: 'always' });
    await house.goToNotice(lin);
    await house.goToDue(lin);

    for (let day = 0; day < 7; day += 1) await house.days.goTo(day === 0 ? 0 : 1, '20:00');
    await house.days.settle();

    expect(await lin.contract()).toMatchObject({ status: 'ENDED', endedBy: 'SYSTEM' });
    const [last] = (await lin.contract())!.charges.edges;
    expect(last!.node).toMatchObject({
      status: 'GIVEN_UP',
      lastFailure: 'DEDUCTION_FAILED',
      tries: 8,
      order: { status: 'CLOSED' },
    });
    expect(await house.takenByWeChat()).toEqual([1800]);
    expect((await house.contractsAtWeChat())[0]).toMatchObject({ state: 'TERMINATED' });
  });
});

it('charges the lesser tier that is wanted from now on, under the same contract', async () => {
  const lin = await house.subscriber();
  await lin.sign(house.seat.prices.MONTH.id);
  await house.days.settle();
  const { memberId } = await lin.buyer.status();
  await house.teahouse.sql(
    `insert into tier_changes (id, account_id, member_id, from_tier_id, tier_price_id, effective_at, status, created_at)
     values (gen_random_uuid(), $1, $2, $3, $4, now(), 'SCHEDULED', now())`,
    [house.account.id, memberId, house.seat.id, house.tea.prices.MONTH.id],
  );

  await house.goToNotice(lin);
  expect(await lin.contract()).toMatchObject({
    amountFen: 1800,
    tier: { name: 'tea' },
    nextCharge: { amountFen: 1800 },
  });
  await house.goToDue(lin);

  expect(await house.takenByWeChat()).toEqual([4800, 1800]);
  const [tea, seat] = await lin.memberships();
  expect([tea!.tier.name, seat!.tier.name]).toEqual(['tea', 'seat']);
  expect(tea!.startsAt).toBe(seat!.endsAt);
  expect(await house.books.openExceptions()).toEqual([]);
});

it('is booked and ended by a refund while WeChat deducts the next', async () => {
  const { lin } = await house.signed();
  const first = (await lin.contract())!.charges.edges.at(-1)!.node.order!.id;
  await house.goToNotice(lin);
  const { dueOn } = await next(lin);
  await house.days.goToDay(dueOn, '07:00');
  await lin.logIn();
  const { payments } = (await lin.buyer.order(first))!;
  const desk = await RefundDesk.open(house.teahouse, house.account);

  await desk.refund(payments[0]!.id);
  await desk.ended();
  await house.days.goToDay(dueOn, '07:20');
  await house.days.goToDay(dueOn, '12:00');

  expect(await house.takenByWeChat()).toEqual([1800]);
  expect(await lin.charges()).toEqual(['PAID', 'GIVEN_UP']);
});
