import { afterAll, beforeAll, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

it('begins no payment at a price whose credit another upgrade has used', async () => {
  const account = await teahouse.given.account();
  const tea = await teahouse.given.tier(account, { key: 'tea' });
  const gold = await teahouse.given.tier(account, { key: 'gold', monthlyFen: 6_800 });
  const buyer = await Buyer.onPage(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  const [onPhone, onComputer] = [
    await buyer.placeOrder(gold.prices.MONTH.id),
    await buyer.placeOrder(gold.prices.MONTH.id),
  ];

  await buyer.settle(onPhone);

  expect(await buyer.startPayment(onComputer.order!.id)).toMatchObject({
    __typename: 'OrderNotPayable',
    status: 'CLOSED',
  });
  expect(await buyer.quote(gold.prices.MONTH.id)).toMatchObject({ change: 'RENEWAL', creditFen: 0, amountFen: 6_800 });
});
