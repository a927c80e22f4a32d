import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

/** Several browsers in turn, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 120_000 });

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
  for (const console of opened) await console.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

async function asOwner(): Promise<ConsolePage> {
  const owner = await ConsolePage.signedIn(browser, teahouse, account);
  opened.push(owner);
  return owner;
}
async function asStranger(): Promise<ConsolePage> {
  const stranger = await ConsolePage.open(browser, teahouse);
  opened.push(stranger);
  return stranger;
}
/** Invites a person. @returns their link */
async function invite({ page }: ConsolePage, name: string, role: string): Promise<string> {
  await page.getByRole('button', { name: '邀请同事' }).click();
  await page.getByLabel('名字', { exact: true }).fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  const link = await page.getByLabel('邀请链接').inputValue();
  await page.getByRole('button', { name: '完成' }).click();
  return link;
}

it('brings a colleague in by an invitation, and shows each only what they may', async () => {
  const owner = await asOwner();
  await owner.goTo('/staff');
  const link = await invite(owner, '阿梅', '审稿');
  await owner.page.getByRole('cell', { name: '阿梅', exact: true }).waitFor();

  const mei = await asStranger();
  await mei.goToLink(link);
  await mei.page.getByText(`「茶馆 ${account.handle}」邀请你担任审稿。`).waitFor();
  await mei.page.getByRole('button', { name: '接受邀请' }).click();
  await mei.page.getByRole('navigation').getByText('文章').waitFor();

  expect(await mei.page.getByRole('navigation').getByText('收支').count()).toBe(0);
  await mei.goTo('/staff');
  expect(await mei.page.getByRole('button', { name: '邀请同事' }).count()).toBe(0);
  await mei.goTo('/money');
  await mei.page.getByRole('heading', { level: 1, name: '这里不归你的角色管' }).waitFor();
  const late = await asStranger();
  await late.goToLink(link);
  await late.page.getByText('这份邀请已被接受、收回或已过期').waitFor();
  expect([...owner.failures, ...mei.failures]).toEqual([]);
});

it('asks for the passkey before somebody is removed, goes on by itself, and writes it down', async () => {
  const owner = await asOwner();
  await owner.plugInAuthenticator();
  await owner.goTo('/me');
  await owner.page.getByLabel('名称').fill('工作电脑');
  await owner.page.getByRole('button', { name: '添加通行密钥' }).click();
  await owner.page.getByText('还没有用过').waitFor();
  await owner.goTo('/staff');
  const mei = await asStranger();
  await mei.goToLink(await invite(owner, '阿梅', '运营'));
  await mei.page.getByRole('button', { name: '接受邀请' }).click();
  await mei.page.getByRole('navigation').waitFor();
  await teahouse.sql('update sessions set elevated_until = null where account_id = $1', [account.id]);

  await owner.goTo('/staff');
  await owner.page.getByRole('button', { name: '对阿梅的操作' }).click();
  await owner.page.getByRole('menuitem', { name: '移除' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await owner.page.getByRole('button', { name: '用通行密钥确认' }).click();
  await owner.page.getByText('已移除').waitFor();

  await mei.page.reload();
  await mei.page.getByRole('heading', { name: '创作者控制台' }).waitFor();
  await owner.goTo('/staff/audit?type=Staff');
  const entry = owner.page.getByRole('row', { name: /更改 工作人员 · 阿梅/ });
  await entry.getByRole('button').first().click();
  await owner.page.getByRole('row', { name: /^离开时间 —/ }).waitFor();
  expect(owner.failures).toEqual([]);
});

it('opens the audit log with what it understands of an address', async () => {
  const owner = await asOwner();
  await owner.goTo('/staff/audit?staff=abc&action=abc&type=abc&id=abc');
  await owner.page.getByRole('row', { name: /登录/ }).first().waitFor();

  expect(await owner.page.getByRole('main').getByText('abc').count()).toBe(0);
  expect(await owner.page.getByRole('button', { name: '清除筛选' }).count()).toBe(0);
});

it('lists where one is signed in, and signs the others out', async () => {
  const desk = await asOwner();
  const forgotten = await asOwner();
  await desk.goTo('/me');

  await desk.page.getByRole('button', { name: '退出其他所有设备' }).click();
  await desk.page.getByText('其他设备都已退出').waitFor();

  await forgotten.page.reload();
  await forgotten.page.getByRole('heading', { name: '创作者控制台' }).waitFor();
  expect(await desk.page.getByText('当前设备').count()).toBe(1);
});

it('lets the last owner neither leave nor lose the role, and says why', async () => {
  const owner = await asOwner();
  await owner.goTo('/staff');
  await owner.page.getByRole('button', { name: /的操作$/ }).click();
  await owner.page.getByRole('menuitem', { name: '更改角色' }).click();
  await owner.page.getByRole('radio', { name: /^作者/ }).check();
  await owner.page.getByRole('button', { name: '保存' }).click();

  await owner.page.getByRole('dialog').getByText('这是唯一的所有者。').waitFor();
  await owner.goTo('/me');
  await owner.page.getByRole('button', { name: '离开这个团队' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: '离开这个团队' }).click();
  await owner.page.getByText('这是唯一的所有者。').waitFor();
});

it.each([
  { language: 'zh-CN', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 390 },
  { language: 'zh-CN', theme: 'dark', width: 390 },
] as const)('is clean for axe and fits: $language, $theme, $width', async ({ language, theme, width }) => {
  const options = { language, theme, viewport: { width, height: 860 } };
  const owner = await ConsolePage.signedIn(browser, teahouse, account, options);
  const stranger = await ConsolePage.open(browser, teahouse, options);
  opened.push(owner, stranger);
  const found: string[] = [];
  const look = async (where: ConsolePage, name: string) => {
    found.push(...(await where.violations()).map((violation) => `${name}: ${violation}`));
    if (process.env.SHOTS)
      await where.page.screenshot({
        path: `${process.env.SHOTS}/${name}-${language}-${width}-${theme}.png`,
        fullPage: true,
      });
    const overflow = await where.overflow();
    if (overflow > 0) found.push(`${name} is ${overflow} px too wide`);
  };

  for (const path of ['/staff', '/staff/permissions', '/staff/audit', '/me']) {
    await owner.goTo(path);
    await owner.page.locator('table, .own-list').first().waitFor();
    await look(owner, path.slice(1).replace('/', '-'));
  }
  await owner.goTo('/staff/audit');
  await owner.page.locator('.ant-table-row-expand-icon').first().click();
  await look(owner, 'audit-open');
  await owner.goTo('/me');
  await owner.page.getByRole('button', { name: /关联我的微信|Link my WeChat/ }).click();
  await owner.page.getByRole('img', { name: /关联二维码|Code to link by/ }).waitFor();
  await look(owner, 'me-link');
  await owner.goTo('/staff');
  await owner.page.getByRole('button', { name: /邀请同事|Invite somebody/ }).click();
  await owner.page.getByRole('dialog').waitFor();
  await look(owner, 'invite');
  await owner.page.getByLabel(/^(名字|Name)$/).fill('阿梅');
  await owner.page.getByRole('button', { name: /生成邀请链接|Make an invitation link/ }).click();
  const link = await owner.page.getByLabel(/^(邀请链接|Invitation link)$/).inputValue();
  await look(owner, 'invited');
  await stranger.goToLink(link);
  await stranger.page.getByRole('button').first().waitFor();
  await look(stranger, 'join');
  await stranger.goTo(`/sign-in?account=${account.handle}`);
  await stranger.page.getByRole('img').waitFor();
  await look(stranger, 'sign-in');
  await stranger.goTo('/sign-in');
  await stranger.page.getByRole('textbox').waitFor();
  await look(stranger, 'sign-in-account');

  expect(found).toEqual([]);
  expect([...owner.failures, ...stranger.failures]).toEqual([]);
});
