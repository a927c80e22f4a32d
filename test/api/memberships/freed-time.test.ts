import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fen } from '../../../server/src/shared/money/fen.ts';
import { Buyer } from '../../support/buyer.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { RenewalHouse } from '../renewals/renewal-house.ts';

const DAY_MS = 86_400_000;
let house: RenewalHouse;
let desk: RefundDesk;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(async () => {
  await house.open();
  desk = await RefundDesk.open(house.teahouse, house.account);
});
afterAll(() => house?.teahouse.stop());

const buyMonth = async (buyer: Buyer) => buyer.settle(await buyer.placeOrder(house.tea.prices.MONTH.id));
const takeBack = (buyer: Buyer, orderId: string) =>
  buyer.graphql.request(
    'mutation ($input: TakeBackPurchaseInput!) { takeBackPurchase(input: $input) { __typename } }',
    {
      input: { orderId, idempotencyKey: randomUUID() },
    },
  );
const lengthOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(endsAt) - Date.parse(startsAt);

type Purchase = Awaited<ReturnType<Buyer['settle']>>;
const onIphone = () => Buyer.inMiniProgram(house.teahouse, house.account, { platform: 'ios' });
const onPage = () => Buyer.onPage(house.teahouse, house.account);
const inMiniProgram = () => Buyer.inMiniProgram(house.teahouse, house.account);

/** Given back in WeChat's console while nothing of it reaches us; the next morning the bill has it. */
async function refundUnheard({ outTradeNo }: Purchase): Promise<void> {
  const { teahouse, account } = house;
  await house.fault({ kind: 'pay-notification', mode: 'lost', times: 'always' });
  await teahouse.app.services.wechat.pay.refund(account.secrets.pay!, {
    outTradeNo,
    outRefundNo: `console${outTradeNo.slice(-12)}`,
    refundFen: fen(1_800),
    totalFen: fen(1_800),
    notifyUrl: `${teahouse.url}/wechat/pay/${account.mchid}/refunds`,
  });
  await house.days.goTo(1, '11:00');
  // The staff's session has ended with the day.
  desk = await RefundDesk.open(teahouse, account);
  expect(await desk.refunds()).toEqual([]);
  await teahouse.app.services.reconciliation.run();
}

it.each([
  ['is taken back', inMiniProgram, (of: Purchase, buyer: Buyer) => takeBack(buyer, of.orderId)],
  ['is refunded by the staff', onPage, (of: Purchase) => desk.refund(of.paymentId)],
  [
    'is refunded in part by the staff, who end it',
    inMiniProgram,
    (of: Purchase) => desk.refund(of.paymentId, { amountFen: 900, endsAccess: true }),
  ],
  [
    'is given back by Apple',
    onIphone,
    ({ outTradeNo }: Purchase) =>
      house.teahouse.sandbox.control('apple-refund', { appid: house.account.miniAppid, orderId: outTradeNo }),
  ],
  ['turns out in the bill to have gone back', onPage, refundUnheard],
])('moves a second month forward when the first one %s', async (_, enter, end) => {
  const buyer = await enter();
  const first = await buyMonth(buyer);
  await buyMonth(buyer);
  const before = (await buyer.status()).memberships.find(({ isActive }) => !isActive)!;

  await end(first, buyer);
  await house.teahouse.sandbox.control('idle');
  await house.books.allProcessed();
  await desk.ended();

  const { memberships } = await buyer.status();
  const [second] = memberships.filter(({ isActive }) => isActive);
  expect(memberships).toHaveLength(2);
  expect(Date.parse(second!.startsAt)).toBeLessThan(Date.parse(before.startsAt) - 25 * DAY_MS);
  expect(lengthOf(second!)).toBe(lengthOf(before));
  expect(await desk.refunds()).toMatchObject([{ status: 'SUCCEEDED', endsAccess: true }]);
});

it('moves a month forward that was bought behind a present, when the staff end that', async () => {
  const buyer = await inMiniProgram();
  const { memberId } = await buyer.status();
  const owner = house.teahouse.as(await house.teahouse.given.staff(house.account));
  const endsAt = new Date(Date.now() + 300 * DAY_MS);
  const { compMembership } = await owner.request<{ compMembership: { membership: { id: string } } }>(
    `mutation ($input: CompMembershipInput!) {
       compMembership(input: $input) { ... on CompMembershipSuccess { membership { id } } }
     }`,
    { input: { memberId, tierId: house.tea.id, endsAt } },
  );
  await buyMonth(buyer);
  expect((await buyer.status()).memberships.find(({ source }) => source === 'PURCHASE')).toMatchObject({
    startsAt: endsAt.toISOString(),
  });

  await owner.request('mutation ($input: EndMembershipInput!) { endMembership(input: $input) { __typename } }', {
    input: { membershipId: compMembership.membership.id, note: '' },
  });

  expect((await buyer.status()).memberships.filter(({ isActive }) => isActive)).toMatchObject([{ source: 'PURCHASE' }]);
});

it('moves what a receiver bought forward when the gift before it is refunded', async () => {
  const giver = await Buyer.inMiniProgram(house.teahouse, house.account);
  const buyer = await Buyer.inMiniProgram(house.teahouse, house.account);
  const placed = await giver.placeGiftOrder({ tierPriceId: house.tea.prices.MONTH.id });
  await buyer.redeemGift(await giver.paidGift(placed));
  await buyMonth(buyer);
  const paymentId = await house.teahouse
    .sql<{ id: string }>('select id from payments where order_id = $1', [placed.order!.id])
    .then(([row]) => row!.id);

  await desk.refund(paymentId);
  await desk.ended();

  const active = (await buyer.status()).memberships.filter(({ isActive }) => isActive);
  expect(active).toMatchObject([{ source: 'PURCHASE' }]);
});

it('brings the next charge of a renewal contract forward again when what it waited for is refunded', async () => {
  const { lin } = await house.signed();
  const planned = (await lin.contract())!.nextCharge!;
  const byHand = await buyMonth(lin.buyer);
  await house.days.goToDay(planned.dueOn, '07:20', -12);
  await house.teahouse.sql(`update renewal_charges set next_try_at = now() where status = 'DUE'`);
  await house.days.settle();
  const moved = (await lin.contract())!.nextCharge!;
  expect(moved.dueOn > planned.dueOn).toBe(true);

  desk = await RefundDesk.open(house.teahouse, house.account);
  await desk.refund(byHand.paymentId);
  await desk.ended();
  await house.days.settle();

  expect((await lin.contract())!.nextCharge).toEqual(planned);
  await house.goToNotice(lin);
  await house.goToDue(lin);
  expect(await house.takenByWeChat()).toEqual([1800, 1800, 1800]);
  const [second, , first] = await lin.memberships();
  expect(second!.startsAt).toBe(first!.endsAt);
  expect(lengthOf(second!)).toBe(31 * DAY_MS);
});
