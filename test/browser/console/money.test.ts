import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let finance: ConsolePage;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account, { key: 'tea', monthlyFen: 1_800 });
  const reader = await Buyer.onPage(teahouse, account);
  await reader.buy(tier.prices.MONTH.id);
  const session = await teahouse.given.staff(account, StaffRole.FINANCE);
  finance = await ConsolePage.withSession(browser, teahouse, session);
});
afterEach(async () => {
  expect(finance.failures).toEqual([]);
  await finance.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

it('leads from every sum to the entries it is made of, and from those to the order', async () => {
  const { page } = finance;
  const row = page.getByRole('table', { name: '账本' }).getByRole('row').filter({ hasText: '会员收入（tea）' });
  for (const fact of ['今日收入', '本月收入', '微信账户余额']) {
    await finance.goTo('/money');
    await page.locator('.facts__one').filter({ hasText: fact }).getByRole('link', { name: '¥18.00' }).click();
    await row.waitFor();
    expect(await row.getByText('¥18.00').count()).toBe(2);
  }
  await finance.goTo('/money');
  await page.getByRole('table', { name: '本月收入构成' }).getByRole('link', { name: '¥18.00' }).click();
  await row.waitFor();
  await page.getByRole('main').getByText('会员收入（tea）').first().waitFor();
  await finance.goTo('/money');
  await page
    .getByRole('table', { name: '本月收入的支付方式' })
    .getByRole('row', { name: /微信支付/ })
    .getByRole('link')
    .click();
  await row.waitFor();
  await page.getByRole('main').getByText('微信支付', { exact: true }).waitFor();
  await finance.goTo('/money');
  await page.getByRole('button', { name: '看表格' }).click();
  await page.getByRole('listitem').getByRole('link').filter({ hasText: '收入 ¥18.00' }).click();
  await row.waitFor();
  await finance.goTo('/money/statement');
  const income = page.getByRole('row').filter({ hasText: '会员收入（tea）' });
  await income.getByRole('link', { name: '¥18.00' }).click();

  await row.getByRole('link', { name: '销售' }).click();

  await page.getByRole('heading', { level: 1, name: /tea/ }).waitFor();
  expect(await finance.violations()).toEqual([]);
});

it('tells of an order until which day it lasts, and of a refund why WeChat made none and what to do', async () => {
  await new Books(teahouse, account).allProcessed();
  const [order] = await teahouse.sql<{ id: string; payment_id: string }>(
    `select o.id, p.id as payment_id from orders o join payments p on p.order_id = o.id where o.account_id = $1`,
    [account.id],
  );
  // The first instant of a day in China: the day before is the last one.
  await teahouse.sql(`update memberships set ends_at = '2031-03-04T16:00:00Z' where account_id = $1`, [account.id]);
  await teahouse.sandbox.control('faults', { kind: 'refund', mode: 'closed', times: 1 });
  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(order!.payment_id);
  await desk.ended();
  const { page } = finance;

  await finance.goTo(`/money/orders/${order!.id}`);
  await page.getByText(/有效期到 2031年3月4日/).waitFor();
  const failed = page.getByRole('row').filter({ hasText: '未成功' });
  await failed.getByText('微信没有受理：请看微信给出的说明，处理后重新退款').waitFor();
  await failed.getByText(/^微信的说明：closed/).waitFor();
  expect(await finance.violations()).toEqual([]);

  await finance.goTo('/money/refunds');
  await failed.getByText('微信没有受理：请看微信给出的说明，处理后重新退款').waitFor();
  expect(await finance.violations()).toEqual([]);
});

it('reconciles at once, and says beside the button what came of it', async () => {
  const { page } = finance;
  await finance.goTo('/money/bills');
  await page.getByRole('button', { name: '立即对账' }).click();

  await page.getByText('账单都核对过了').waitFor();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '后台任务' }).click();
  await page.getByRole('row').filter({ hasText: '对账' }).getByText('已完成').waitFor();
  expect(await finance.violations()).toEqual([]);
});

it('lists what does not match with what to do, until somebody says how it was dealt with', async () => {
  const { page } = finance;
  await teahouse.sql(
    `insert into payment_exceptions (id, account_id, kind, detail, evidence_key, created_at)
     values (gen_random_uuid(), $1, 'UNKNOWN_PAYMENT', $2, 'bill/1', now()) returning id`,
    [
      account.id,
      JSON.stringify({
        outTradeNo: 'elsewhere-1',
        discrepancies: [{ fact: 'amountFen', expected: null, actual: '900' }],
      }),
    ],
  );
  await finance.goTo('/money');
  await page.locator('.facts__one').filter({ hasText: '待处理异常' }).getByRole('link', { name: '1' }).click();
  const row = page.getByRole('row').filter({ hasText: 'elsewhere-1' });
  await row.getByText('金额: — → ¥9.00').waitFor();
  expect(await finance.violations()).toEqual([]);

  await row.getByRole('button', { name: '标记为已处理' }).click();
  await page.getByLabel('处理说明').fill('已在微信后台退回');
  await page.route('**/graphql', (route) => route.abort());
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByRole('dialog').getByText('连不上服务器，请检查网络后重试').waitFor();
  await page.unroute('**/graphql');
  expect(finance.failures.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByText('已了结', { exact: true }).click();
  await row.getByText('已在微信后台退回').waitFor();
});

it('names the view that is open, in the heading and in the tab of the browser', async () => {
  const { page } = finance;

  await finance.goTo('/money/ledger');
  await page.getByRole('heading', { level: 1, name: '收支 · 账本', exact: true }).waitFor();
  expect(await page.title()).toBe('账本 · 收支 · 茶馆');
  await page.getByRole('main').getByRole('link', { name: '概况' }).click();

  await page.getByRole('heading', { level: 1, name: '收支', exact: true }).waitFor();
  expect(await page.title()).toBe('收支 · 茶馆');
});

it.each([
  '/money/orders?status=abc&kind=abc&member=abc',
  '/money/ledger?account=abc&from=2026-02-31&to=abc',
  '/money/statement?from=abc&to=2026-13-01&step=abc',
])('opens %s as if it did not say what nobody understands', async (path) => {
  const { page } = finance;
  await finance.goTo(path);
  await page.getByRole('main').getByRole('table').waitFor();

  expect(await page.getByRole('main').getByText('abc').count()).toBe(0);
  expect(finance.failures).toEqual([]);
});
