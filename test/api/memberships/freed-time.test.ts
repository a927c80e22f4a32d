import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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

it('moves a second month forward when the first one is taken back', async () => {
  const buyer = await Buyer.inMiniProgram(house.teahouse, house.account);
  const { orderId } = await buyMonth(buyer);
  await buyMonth(buyer);
  const [before] = (await buyer.status()).memberships;
  expect(before!.isActive).toBe(false);

  await takeBack(buyer, orderId);
  await desk.ended();

  const [second, first] = (await buyer.status()).memberships.toSorted((a) => (a.isActive ? -1 : 1));
  expect([second!.isActive, first!.isActive]).toEqual([true, false]);
  expect(lengthOf(second!)).toBe(lengthOf(before!));
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
