import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
  account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account);
  const article = await teahouse.given.article(account);
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tier.prices.QUARTER.id));
  await teahouse
    .as(buyer.sessionToken)
    .request(`mutation { recordReading(input: { articleId: "${article.id}", readBps: 10000 }) { __typename } }`);
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

it('shows each number with what it counts, and every chart’s numbers in a table', async () => {
  const owner = await ConsolePage.signedIn(browser, teahouse, account);
  await owner.goTo('/');
  const { page } = owner;
  const metric = (name: string) => page.locator('.metrics__one', { has: page.getByText(name, { exact: true }) });

  await metric('在期会员').getByText('1', { exact: true }).waitFor();
  await metric('每月经常性收入').getByText('¥18.00', { exact: true }).waitFor();
  await metric('读者转化').getByText('50%', { exact: true }).waitFor();
  await metric('读者转化')
    .getByText(/^1 \/ 2：/)
    .waitFor();
  await page.getByText('看数字').first().click();
  const table = page.getByRole('figure', { name: '在期会员' }).getByRole('table');
  expect(await table.getByRole('row').count()).toBe(31);
  expect(await table.getByRole('row').last().getByRole('cell').allTextContents()).toEqual(['1']);
  const top = page.getByRole('table', { name: '带来会员最多' });
  expect(await top.getByRole('row').last().getByRole('cell').allTextContents()).toEqual(['1', '1', '1', '0']);
  expect(owner.failures).toEqual([]);
  await owner.close();
});

it('keeps how many days in the address', async () => {
  const owner = await ConsolePage.signedIn(browser, teahouse, account);
  await owner.goTo('/?days=7');
  await owner.page.getByText('看数字').first().click();
  const rows = owner.page.getByRole('figure', { name: '在期会员' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(8);

  await owner.page.getByText('90 天', { exact: true }).click();

  await expect.poll(() => rows.count()).toBe(91);
  expect(new URL(owner.page.url()).search).toBe('?days=90');
  await owner.close();
});

it('leads the owner on to what is not set up, and shows a writer neither that nor revenue', async () => {
  const owner = await ConsolePage.signedIn(browser, teahouse, account);
  await owner.goTo('/');
  await owner.page.getByRole('link', { name: '继续设置' }).click();
  await owner.page.getByRole('heading', { name: '从零到收到第一笔钱' }).waitFor();

  const writer = await ConsolePage.withSession(
    browser,
    teahouse,
    await teahouse.given.staff(account, StaffRole.WRITER),
  );
  await writer.goTo('/');
  await writer.page.getByText('会员留存').waitFor();
  expect(await writer.page.getByText('每月经常性收入').count()).toBe(0);
  expect(await writer.page.getByText('继续设置').count()).toBe(0);
  await Promise.all([owner.close(), writer.close()]);
});
