import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let owner: ConsolePage;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await ConsolePage.signedIn(browser, teahouse, account);
  return () => owner.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

const endEverySession = () =>
  teahouse.sql('update sessions set ended_at = now() where account_id = $1 returning id', [account.id]);

it('says at once that a command could not be sent, and never sends it later', async () => {
  const { page } = owner;
  await owner.goTo('/me');
  await page.getByRole('textbox', { name: '名字' }).fill('阿梅');
  await owner.setOffline(true);
  await page.getByText('没有网络：看到的可能不是最新的').waitFor();
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByText('连不上服务器，请检查网络后重试').waitFor();

  await owner.setOffline(false);
  await page.getByText('没有网络：看到的可能不是最新的').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '会员' }).waitFor();

  expect(await teahouse.sql('select count(*)::int from staff where display_name = $1', ['阿梅'])).toEqual([
    { count: 0 },
  ]);
});

it('keeps its frame around a page that could not be loaded, and opens it when the network is back', async () => {
  const { page } = owner;
  await owner.goTo('/');
  await owner.setOffline(true);
  await page.getByRole('link', { name: '文章', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '这一页没能打开' }).waitFor();
  expect(await owner.violations()).toEqual([]);
  await page.getByRole('navigation', { name: '主导航' }).waitFor();

  await owner.setOffline(false);

  await page.getByRole('heading', { level: 1, name: '文章' }).waitFor();
});

it('keeps what is typed when the session has ended, and goes on when somebody has signed in again', async () => {
  const { page } = owner;
  await owner.goTo('/me');
  await page.getByRole('textbox', { name: '名字' }).fill('老周');
  await endEverySession();
  await page.getByRole('button', { name: '改名' }).click();
  await page.getByRole('dialog', { name: '登录已过期' }).waitFor();
  expect(await owner.violations()).toEqual([]);

  const elsewhere = await owner.anotherTab();
  await elsewhere.signIn(account);
  await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: '名字' }).inputValue()).toBe('老周');
  await page.getByRole('button', { name: '改名' }).click();

  await page.getByText('已改名').waitFor();
});

it('leads back to the whole address that was asked for before signing in', async () => {
  const stranger = await ConsolePage.open(browser, teahouse);
  await stranger.goToLink(`${teahouse.url}/console/members?status=ACTIVE&sort=MOST_SPENT`);
  await stranger.page.getByRole('heading', { level: 1 }).waitFor();

  const { searchParams } = new URL(stranger.page.url());
  expect(searchParams.get('return')).toBe('/members?status=ACTIVE&sort=MOST_SPENT');
  await stranger.close();
});
