import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { RenewalDays } from '../support/renewal-days.ts';
import { Subscriber } from '../support/subscriber.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let days: RenewalDays;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  account = await teahouse.given.account();
  await teahouse.given.autoRenewal(account);
  tier = await teahouse.given.tier(account, { key: 'tea', isRenewable: true });
  books = new Books(teahouse, account);
  days = new RenewalDays(teahouse, clock, account);
});
afterAll(() => teahouse?.stop());

it('is signed, renews three times, fails and is tried again, is stopped, and its last period is given back', async () => {
  await days.goTo(1, '10:00');
  const lin = await Subscriber.in(teahouse, account);
  const holdsUntil = async () => (await lin.memberships())[0]!.endsAt.slice(0, 10);
  const nextCharge = async () => (await lin.contract())!.nextCharge!;
  /** The announcement, two days ahead, and the day itself. */
  const announced = async () => {
    await days.goToDay((await nextCharge()).dueOn, '07:20', -2);
    const { dueOn } = await nextCharge();
    await days.goToDay(dueOn, '07:20');
  };

  const contractId = await lin.sign(tier.prices.MONTH.id);
  await days.settle();

  expect(await lin.contract()).toMatchObject({
    id: contractId,
    status: 'SIGNED',
    amountFen: 1800,
    periodDays: 31,
    words: '已开通，每 31 天自动续费 18.00 元，可随时取消',
    nextCharge: { periodNumber: 2, amountFen: 1800, status: 'DUE', dueOn: await holdsUntil() },
  });
  expect(await lin.charges()).toEqual(['PAID', 'DUE']);

  for (const periodNumber of [2, 3, 4]) {
    const before = await nextCharge();
    await days.goToDay(before.dueOn, '07:00', -2);
    expect(await nextCharge()).toEqual(before);
    await days.goToDay(before.dueOn, '07:20', -2);
    expect(await nextCharge()).toMatchObject({ periodNumber, status: 'ANNOUNCED', dueOn: before.dueOn });
    await days.goToDay(before.dueOn, '07:00');
    expect(await nextCharge()).toMatchObject({ periodNumber, status: 'ANNOUNCED' });
    await days.goToDay(before.dueOn, '07:20');
    expect(await nextCharge()).toMatchObject({ periodNumber: periodNumber + 1, status: 'DUE' });
  }
  expect(await lin.charges()).toEqual(['PAID', 'PAID', 'PAID', 'PAID', 'DUE']);
  expect(await lin.memberships()).toHaveLength(4);

  await teahouse.sandbox.control('faults', { kind: 'xpay-deduction', mode: 'fail', times: 2 });
  await announced();
  expect(await nextCharge()).toMatchObject({
    status: 'ANNOUNCED',
    tries: 1,
    lastFailure: 'DEDUCTION_FAILED',
    words: '扣费 18.00 元没有成功，会再试。请检查微信支付的余额或银行卡',
  });
  await days.goTo(0, '10:30');
  expect(await nextCharge()).toMatchObject({ status: 'ANNOUNCED', tries: 2 });
  await days.goTo(1, '09:00');
  expect(await lin.charges()).toEqual(['PAID', 'PAID', 'PAID', 'PAID', 'PAID', 'DUE']);

  expect(await lin.stop(contractId)).toMatchObject({
    __typename: 'StopRenewalSuccess',
    contract: { status: 'ENDED', endedBy: 'MEMBER', words: '你已取消自动续费', nextCharge: null },
  });
  const { contracts } = await teahouse.sandbox.control('state', { only: ['contracts'] });
  expect(contracts).toMatchObject([{ state: 'TERMINATED', terminatedBy: 'merchant' }]);
  expect(await lin.charges()).toEqual(['PAID', 'PAID', 'PAID', 'PAID', 'PAID', 'GIVEN_UP']);
  expect((await lin.memberships())[0]).toMatchObject({ isActive: true });

  const [last] = (await lin.contract())!.charges.edges.filter(({ node }) => node.status === 'PAID');
  const order = await lin.buyer.order(last!.node.order!.id);
  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(order!.payments.find(({ status }) => status === 'PAID')!.id);
  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED', amountFen: 1800 }]);

  await days.goTo(62, '12:00');

  expect((await lin.memberships()).filter(({ isActive }) => isActive)).toEqual([]);
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A membership that renewed, and its last period given back')).toBe(
    `
#  what      account                      debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 1>
             income:membership:tea                18.00
2  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 2>
             income:membership:tea                18.00
3  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 3>
             income:membership:tea                18.00
4  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 4>
             income:membership:tea                18.00
5  SALE      assets:wechat:xpay:<offer>   18.00          xpay/<offer>/<payment 5>
             income:membership:tea                18.00
6  REFUND    income:membership:tea        18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>           18.00
───────────────────────────────────────────────────────────────────────────────────────
   balanced                              108.00  108.00
`.trim(),
  );
});
