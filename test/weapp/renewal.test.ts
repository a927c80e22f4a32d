import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let phones: Phones;
let person: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  await teahouse.sql('update money_settings set is_auto_renewal_enabled = true where account_id = $1', [account.id]);
  tier = await teahouse.given.tier(account, { key: 'tea', isRenewable: true });
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  person = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

it('signs a contract in WeChat, and turns it off again', async () => {
  const phone = await phones.open(person, `packages/membership/checkout?price=${tier.prices.MONTH.id}`);
  await phone.tap('自动续费');
  await phone.reads('每 31 天扣 ¥18，扣款前微信会通知你，随时可以关');

  await phone.tap('开通自动续费 ¥18');
  await phone.pay();
  await phone.reads('已开通');
  await phone.tap('关闭自动续费');
  await phone.agree();
  await phone.reads(/不会再扣费|你已取消自动续费/);

  const [contract] = await teahouse.sql('select variant, ended_by from renewal_contracts where account_id = $1', [
    account.id,
  ]);
  expect(contract).toEqual({ variant: 'ANDROID', ended_by: 'MEMBER' });
});

it('charges nothing when the sheet is closed', async () => {
  const phone = await phones.open(person, `packages/membership/checkout?price=${tier.prices.MONTH.id}`);
  await phone.tap('自动续费');
  await phone.tap('开通自动续费 ¥18');
  await phone.reader.until(() => phone.reader.paySheet);

  await phone.reader.cancelPayment();

  await phone.reads('没有开通，什么也没有扣');
});

it('reminds of a membership that ends, one tap from its quote, until it is put away', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  await teahouse.sql(
    `update memberships set starts_at = starts_at - interval '28 days', ends_at = ends_at - interval '28 days'
     where order_id is not null and account_id = $1`,
    [account.id],
  );
  await teahouse.app.services.renewalReminders.sweep();
  const home = await phones.open(person, 'pages/home/index');
  await home.reads(/你的会员 .* 到期/);

  await home.tap('续期 ¥18');
  await home.reader.until(() => home.reader.page.path === 'packages/membership/checkout');
  await home.reads('续期');
  const me = await phones.open(person, 'pages/me/index', { storage: home.reader.storage });
  await me.reads('续期 ¥18');
  me.reader.tap(await me.reader.until(() => me.reader.find('.renewal-reminder .icon-press')));

  await me.reader.until(() => me.reader.find('.renewal-reminder') === null);
});
