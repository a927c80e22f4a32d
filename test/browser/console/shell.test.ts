import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { givenPeople } from '../../api/members/people.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ConsoleOptions, ConsolePage } from './console.page.ts';

const CLOSED = '这里不归你的角色管';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let opened: ConsolePage[];

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  opened = [];
  account = await teahouse.given.account();
});
afterEach(async () => {
  for (const tab of opened) await tab.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

async function asRole(role: StaffRole, options: ConsoleOptions = {}): Promise<ConsolePage> {
  const tab = await ConsolePage.withSession(browser, teahouse, await teahouse.given.staff(account, role), options);
  opened.push(tab);
  return tab;
}

describe('the menu of who is signed in', () => {
  it('leads to their account by the keyboard alone', async () => {
    const tab = await asRole(StaffRole.OWNER);
    const { page } = tab;
    await tab.goTo('/tasks');

    await page.getByRole('button', { name: 'OWNER' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '我的账户' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('can be read in the %s', async (theme) => {
    const tab = await asRole(StaffRole.OWNER, { theme });
    await tab.goTo('/tasks');
    await tab.page.getByRole('button', { name: 'OWNER' }).click();
    await tab.page.getByRole('menuitem', { name: '跟随系统' }).waitFor();

    expect(await tab.violations()).toEqual([]);

    await tab.page.getByRole('menuitem', { name: '退出登录' }).hover();
    expect(await tab.violations()).toEqual([]);
  });

  it('opens from the drawer of a phone, within the window', async () => {
    const tab = await asRole(StaffRole.OWNER, { viewport: { width: 390, height: 700 } });
    const { page } = tab;
    await tab.goTo('/tasks');
    await page.getByRole('button', { name: '打开导航' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'OWNER' }).click();
    await page.getByRole('menuitem', { name: '深色' }).click();

    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    expect(await tab.violations()).toEqual([]);
    expect(await tab.overflow()).toBeLessThanOrEqual(0);
  });
});

describe('a list to choose from', () => {
  it.each(['light', 'dark'] as const)('stands in the page it belongs to, in the %s', async (theme) => {
    const tab = await asRole(StaffRole.OWNER, { theme });
    await tab.goTo('/members?status=ENDED');
    await tab.page.getByRole('combobox', { name: '状态' }).click();
    await tab.page.getByRole('main').getByTitle('未开通').waitFor();

    expect(await tab.violations()).toEqual([]);
  });

  it('stands in the dialog that asks, and takes the pointer there', async () => {
    await teahouse.given.tier(account, { key: 'tea' });
    const { 阿宽: id } = await givenPeople(teahouse, account, { 阿宽: { joined: '2026-01-01T00:00:00Z' } });
    const tab = await asRole(StaffRole.OWNER, { viewport: { width: 390, height: 700 } });
    const { page } = tab;
    await tab.goTo(`/members/${id}`);
    await page.getByRole('button', { name: '赠送会员' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().click();
    const choice = dialog.locator('.ant-select-item-option').first();
    await choice.waitFor();
    expect(await tab.violations()).toEqual([]);

    await choice.click();

    await choice.waitFor({ state: 'hidden' });
    expect(await tab.overflow()).toBeLessThanOrEqual(0);
  });
});

it('says at an address that leads nowhere that it does, also in the name of the tab', async () => {
  const tab = await asRole(StaffRole.WRITER);
  await tab.goTo('/nowhere/at/all');

  expect(await tab.page.getByRole('heading', { level: 1 }).textContent()).toBe('没有这个页面');
  expect(await tab.page.title()).toBe('没有这个页面 · 茶馆');
  expect(await tab.violations()).toEqual([]);
});

describe('a page that is not for a role', () => {
  it.each([
    [
      StaffRole.WRITER,
      ['/members', '/members/import', '/money/ledger', '/tiers/new', '/settings', '/menu/variants/new'],
    ],
    [StaffRole.FINANCE, ['/tiers/new', '/tiers/offers/new', '/members/import', '/media', '/staff/audit']],
    [StaffRole.OPERATOR, ['/tiers/gifts', '/money', '/articles', '/settings/connections', '/staff/audit']],
  ])('tells %s so, and asks the server for nothing', async (role, paths) => {
    const tab = await asRole(role);
    const { page } = tab;

    for (const path of paths) {
      await tab.goTo(path);
      expect([path, await page.getByRole('heading', { level: 1 }).textContent()]).toEqual([path, CLOSED]);
      expect(await page.getByRole('main').locator('form, table').count()).toBe(0);
    }

    expect(await page.title()).toBe(`${CLOSED} · 茶馆`);
    expect(await tab.violations()).toEqual([]);
    await page.getByRole('link', { name: '回到概览' }).click();
    await page.getByRole('heading', { level: 1, name: '概览' }).waitFor();
  });

  it.each([
    [StaffRole.FINANCE, ['/tiers', '/tiers/offers', '/tiers/gifts', '/money/orders', '/tasks']],
    [StaffRole.OPERATOR, ['/tiers/new', '/tiers/offers/new', '/members/import', '/menu/variants/new']],
    [StaffRole.WRITER, ['/menu', '/menu/variants', '/media', '/staff/permissions']],
  ])('is none of what %s has to do with', async (role, paths) => {
    const tab = await asRole(role);

    for (const path of paths) {
      await tab.goTo(path);
      expect(await tab.page.getByRole('heading', { level: 1 }).textContent()).not.toBe(CLOSED);
    }
  });
});

it('follows the language another tab of the browser chose, in the words of the server, too', async () => {
  const tab = await asRole(StaffRole.OWNER);
  await tab.goTo('/staff/permissions');
  await tab.page.getByRole('cell').first().waitFor();
  const other = await tab.anotherTab();
  await other.goTo('/tasks');

  await other.page.getByRole('button', { name: 'OWNER' }).click();
  await other.page.getByRole('menuitem', { name: 'English' }).click();

  await tab.page.getByRole('heading', { level: 1, name: 'Staff and roles' }).waitFor();
  await tab.page.getByRole('cell', { name: 'refund payments' }).waitFor();
});
