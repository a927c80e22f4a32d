import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { accountWithMiniProgram } from '../../weapp/support/reading-room.ts';
import { SimulatorPage } from '../simulator/simulator.page.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

/** Several browsers in turn, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 120_000 });

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let person: string;

beforeAll(async () => {
  // In the demo the console leads to its phone, which has no camera.
  [teahouse, browser] = await Promise.all([startTeahouse({ config: { isDemo: true } }), launchChromium()]);
  account = await accountWithMiniProgram(teahouse);
  person = await teahouse.given.person();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

/** Scans the code the console shows, with a phone. */
async function scan({ page }: ConsolePage, who = person): Promise<SimulatorPage> {
  const scanned = await page.getByRole('link', { name: '在演示手机里扫码' }).getAttribute('href');
  const phone = await SimulatorPage.open(browser, teahouse.sandbox.url, { person: who, scanned: scanned! });
  await phone.shownPage.waitFor();
  return phone;
}
const shot = async (phone: SimulatorPage, name: string) => {
  if (process.env.SHOTS) await phone.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

it('signs in with the phone, after it was linked once, and only who was linked', async () => {
  const owner = await ConsolePage.signedIn(browser, teahouse, account);
  await owner.goTo('/me');
  await owner.page.getByRole('button', { name: '关联我的微信' }).click();
  const linking = await scan(owner);
  await linking.shownPage.getByText('关联为工作人员？').waitFor();
  await shot(linking, 'scan-link');
  await linking.shownPage.getByText('确认', { exact: true }).click();
  await linking.shownPage.getByText('已关联').waitFor();
  await owner.page.getByText('已与小程序里的你关联。').waitFor();

  const desk = await ConsolePage.open(browser, teahouse);
  await desk.goTo(`/sign-in?account=${account.handle}`);
  const stranger = await scan(desk, await teahouse.given.person());
  await stranger.shownPage.getByText('你还不是工作人员').waitFor();
  await shot(stranger, 'scan-stranger');
  const phone = await scan(desk);
  await phone.shownPage.getByText('登录创作者控制台？').waitFor();
  await phone.shownPage.getByText('Chrome · Linux').waitFor();
  await shot(phone, 'scan-sign-in');
  await phone.shownPage.getByText('确认', { exact: true }).click();
  await phone.shownPage.getByText('已确认').waitFor();

  await desk.page.getByRole('navigation').waitFor();
  await desk.goTo('/me');
  await desk.page.getByText('当前设备').waitFor();
  expect(await desk.page.getByRole('button', { name: '退出 Chrome · Linux' }).count()).toBe(1);
  expect([...owner.failures, ...desk.failures, ...phone.failures, ...linking.failures]).toEqual([]);
});

it('stays out when the phone refuses, and offers another code', async () => {
  const desk = await ConsolePage.open(browser, teahouse);
  await desk.goTo(`/sign-in?account=${account.handle}`);
  const phone = await scan(desk);

  await phone.shownPage.getByText('拒绝', { exact: true }).click();
  await phone.shownPage.getByText('已拒绝').waitFor();

  await desk.page.getByText('你在手机上拒绝了这次登录。').waitFor();
  await desk.page.getByRole('button', { name: '换一个二维码' }).click();
  await desk.page.getByRole('img', { name: '登录二维码，请用微信扫描' }).waitFor();
});

it('shows another code before the last is too old to be confirmed', async () => {
  const desk = await ConsolePage.open(browser, teahouse);
  await desk.page.clock.install();
  await desk.goTo(`/sign-in?account=${account.handle}`);
  const link = desk.page.getByRole('link', { name: '在演示手机里扫码' });
  const first = await link.getAttribute('href');

  await desk.page.clock.fastForward(102_000);
  await desk.page.waitForFunction(
    (before) => [...document.links].some(({ href }) => href.includes('scan=') && href !== before),
    first,
  );

  await desk.page.getByRole('img', { name: '登录二维码，请用微信扫描' }).waitFor();
  expect(desk.failures).toEqual([]);
});
