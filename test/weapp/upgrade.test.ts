import { gql } from 'graphql-request';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tea: GivenTier;
let seat: GivenTier;
let phones: Phones;
let person: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  tea = await teahouse.given.tier(account, { key: 'tea' });
  seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4800 });
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  person = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

async function createOffer(input: object): Promise<void> {
  const owner = teahouse.as(await teahouse.given.staff(account));
  const { createOffer: answer } = await owner.request<{ createOffer: { __typename: string } }>(
    gql`mutation ($input: CreateOfferInput!) { createOffer(input: $input) { __typename } }`,
    { input },
  );
  expect(answer.__typename).toBe('CreateOfferSuccess');
}

const checkoutOf = (priceId: string): string => `packages/membership/checkout?price=${priceId}`;

it('shows what is left of the old membership before an upgrade is paid', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));

  const phone = await phones.open(person, checkoutOf(seat.prices.MONTH.id));
  await phone.reads(/升级.*「tea」（原到 .*）随之结束/s);
  await phone.reads(/原价¥48「tea」剩余抵扣−¥17\.99应付¥30\.01/);
  await phone.tap('支付 ¥30.01');
  const { amountFen } = await phone.pay();
  await phone.reads('「seat」已生效');

  expect(amountFen).toBe(3001);
  await phone.reads(/旧会员抵扣−¥17\.99/);
});

it('says when a lesser membership would begin', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  await buyer.settle(await buyer.placeOrder(seat.prices.MONTH.id));

  const phone = await phones.open(person, checkoutOf(tea.prices.MONTH.id));

  await phone.reads('现在的会员照常用到结束，之后才换成这一档');
});

it('takes an offer’s code once the server has quoted with it, and says why another is refused', async () => {
  await createOffer({ name: '春茶', code: 'CHUNCHA', kind: 'PERCENT', percentOffBps: 2000 });
  const phone = await phones.open(person, checkoutOf(tea.prices.MONTH.id));
  await phone.tap('有优惠码？');

  await phone.write('input', 'NOSUCH');
  await phone.tap('使用');
  await phone.reads('没有这个优惠码');
  await phone.reads('支付 ¥18');
  await phone.write('input', 'chuncha');
  await phone.tap('使用');
  await phone.reads(/原价¥18优惠−¥3\.60应付¥14\.40/);
  await phone.tap('支付 ¥14.40');
  const { amountFen } = await phone.pay();

  expect(amountFen).toBe(1440);
  await phone.reads('欢迎坐下');
});

it('begins a trial by its code, for nothing', async () => {
  await createOffer({
    name: '先坐七天',
    code: 'SHIZUO',
    kind: 'TRIAL',
    trialDays: 7,
    tierId: tea.id,
    audience: 'SIGN_UP',
  });
  const phone = await phones.open(person, 'packages/membership/offer');
  await phone.write('input', 'shizuo');
  await phone.tap('看看');

  await phone.reads('「tea」试用 7 天');
  await phone.tap('开始试用 7 天');
  await phone.reads('试用开始了');

  expect(await teahouse.sql('select source from memberships where tier_id = $1', [tea.id])).toContainEqual({
    source: 'TRIAL',
  });
  const again = await phones.open(person, 'packages/membership/offer?code=SHIZUO');
  await again.reads('你已经用过了');
});
