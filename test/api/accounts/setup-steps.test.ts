import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

interface Step {
  readonly kind: string;
  readonly isDone: boolean;
}
const steps = async () =>
  (await teahouse.as(owner).request<{ setupSteps: Step[] }>('{ setupSteps { kind isDone } }')).setupSteps;
const done = async () => (await steps()).flatMap(({ kind, isDone }) => (isDone ? [kind] : []));
const send = (mutation: string) => teahouse.as(owner).request(`mutation { ${mutation} }`);

it('begins with nothing done, in the order it is best done', async () => {
  expect(await steps()).toEqual(
    [
      'ACCOUNT',
      'OFFICIAL_ACCOUNT',
      'CALLBACK',
      'MINI_PROGRAM',
      'XPAY',
      'WECHAT_PAY',
      'MONEY_RULES',
      'TIER',
      'ARTICLE',
      'MENU',
      'TEST_PURCHASE',
    ].map((kind) => ({ kind, isDone: false })),
  );
});

it('knows each step from what is really there', async () => {
  await send('updateAccount(input: { description: "夜里说的话", logoUrl: "/media/logo.png" }) { __typename }');
  expect(await done()).toEqual(['ACCOUNT']);

  for (const kind of ['OFFICIAL_ACCOUNT_SECRET', 'MINI_PROGRAM_SECRET', 'XPAY', 'WECHAT_PAY']) {
    await send(`checkConnection(input: { kind: ${kind} }) { __typename }`);
  }
  expect(await done()).toEqual(['ACCOUNT', 'OFFICIAL_ACCOUNT', 'MINI_PROGRAM', 'XPAY', 'WECHAT_PAY']);

  await send('updateMoneySettings(input: { version: 1 }) { __typename }');
  const tier = await teahouse.given.tier(account);
  await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
  await send(
    'updateCustomMenu(input: { entries: [{ name: "首页", action: { kind: HOME } }] }) { __typename } publishCustomMenu { __typename }',
  );
  expect((await done()).slice(5)).toEqual(['MONEY_RULES', 'TIER', 'ARTICLE', 'MENU']);

  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  expect(await done()).toContain('TEST_PURCHASE');
});
