import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { FREE_SENTENCE, LOCKED_SENTENCE, openReadingRoom, type ReadingRoom } from '../../weapp/support/reading-room.ts';
import { launchChromium } from '../support/chromium.ts';
import { type SimulatorOptions, SimulatorPage } from './simulator.page.ts';

const PICTURES = path.resolve(import.meta.dirname, '../../output/simulator');
const PHONE_WIDTH = { width: 390, height: 780 };

let teahouse: Teahouse;
let room: ReadingRoom;
let browser: Browser;
let person: string;
let opened: SimulatorPage[];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
  room = await openReadingRoom(teahouse);
});
beforeEach(async () => {
  opened = [];
  person = await teahouse.given.person({ follows: [room.account.officialAppid] });
});
afterEach(async () => {
  for (const simulator of opened) await simulator.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

async function open(options: Partial<SimulatorOptions> = {}): Promise<SimulatorPage> {
  const simulator = await SimulatorPage.open(browser, teahouse.sandbox.url, {
    person,
    open: room.account.officialAppid,
    ...options,
  });
  opened.push(simulator);
  return simulator;
}

function picture(simulator: SimulatorPage, name: string): Promise<Buffer> {
  return simulator.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/** From the locked article over the membership page and its quote to the pay sheet. */
async function choosePaying(client: Locator | FrameLocator): Promise<void> {
  await client.getByText('看看会员').click();
  await client.getByText(/^开通 ¥18/).click();
  await client.getByText(/^支付 ¥18/).click();
}

describe('the Mini Program in the phone', () => {
  it('goes from a tap on the menu to the locked part, with a PIN', async () => {
    const simulator = await open();
    await picture(simulator, 'chat');
    await simulator.tapMenu('今晚');
    await simulator.shownPage.getByText(FREE_SENTENCE).waitFor();
    await picture(simulator, 'article-locked');
    expect(await simulator.everythingReceived()).not.toContain(LOCKED_SENTENCE);
    expect(await simulator.miniProgram.getByText(LOCKED_SENTENCE).count()).toBe(0);

    await choosePaying(simulator.shownPage);
    await simulator.paySheet.waitFor();
    await picture(simulator, 'pay-sheet');
    await simulator.enterPin('000000');
    await simulator.paySheet.getByText('支付密码不对').waitFor();
    await simulator.enterPin('123456');
    await simulator.page.getByText('支付成功').waitFor();
    await picture(simulator, 'paid');
    await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
    await simulator.shownPage.getByText('欢迎坐下').waitFor();
    await picture(simulator, 'welcome');
    await simulator.shownPage.getByText(/^(回去接着读|完成)$/).click();
    await simulator.shownPage.getByText(LOCKED_SENTENCE).waitFor();
    await picture(simulator, 'article-unlocked');

    expect(simulator.failures).toEqual([]);
  });

  it('shows what WeChat saw: the login, the sheet and the delivery, each with its verdict', async () => {
    const simulator = await open();
    await simulator.tapMenu('今晚');
    await simulator.shownPage.getByText(FREE_SENTENCE).waitFor();

    const line = simulator.page.locator('.log__row', { hasText: '/sns/jscode2session' }).first();
    await line.getByRole('button').click();

    expect(await line.getAttribute('data-verdict')).toBe('ok');
    expect(await line.locator('.log__body').count()).toBe(2);
    expect(await line.locator('.log__address').textContent()).toContain('api.weixin.qq.com/sns/jscode2session');
    await picture(simulator, 'log');
  });

  it('has a way home from a page that a menu entry opened, and names what shows only a sign', async () => {
    const simulator = await open();
    await simulator.tapMenu('今晚');
    await simulator.shownPage.getByText(FREE_SENTENCE).waitFor();
    await simulator.shownPage.getByRole('button', { name: '阅读设置' }).waitFor();

    await simulator.page.getByRole('button', { name: '回到首页' }).click();
    await simulator.shownPage.locator('.article-card').first().waitFor();

    expect(await simulator.page.locator('.tabs').isVisible()).toBe(true);
    expect(await simulator.page.getByRole('button', { name: '回到首页' }).isVisible()).toBe(false);
  });

  it('keeps the article locked when the sheet is closed', async () => {
    const simulator = await open();
    await simulator.tapMenu('今晚');
    await choosePaying(simulator.shownPage);
    await simulator.paySheet.waitFor();

    await simulator.page.keyboard.press('Escape');
    await simulator.shownPage.getByText('没有付款，订单还留着').waitFor();

    expect(await simulator.everythingReceived()).not.toContain(LOCKED_SENTENCE);
  });

  it('goes on without payment when the sandbox answers neither the PIN nor the way out', async () => {
    const simulator = await open();
    await simulator.tapMenu('今晚');
    await choosePaying(simulator.shownPage);
    await simulator.paySheet.waitFor();
    await simulator.page.route('**/__phone__/pay-sheet', (route) => route.abort('connectionrefused'));

    await simulator.enterPin('123456');
    await simulator.page.getByText('支付没有成功').waitFor();
    await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
    await simulator.shownPage.getByText('付款没有完成').waitFor();
    await simulator.shownPage.getByText(/^支付 ¥18/).click();
    await simulator.paySheet.waitFor();
    await simulator.page.keyboard.press('Escape');
    await simulator.paySheet.waitFor({ state: 'detached' });

    expect(simulator.failures).toEqual([]);
  });

  it('is a new phone after the reset: it logs in again', async () => {
    const simulator = await open();
    await simulator.tapMenu('今晚');
    await simulator.shownPage.getByText(FREE_SENTENCE).waitFor();
    const keys = () =>
      simulator.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('mini-program/')).length);
    expect(await keys()).toBeGreaterThan(0);

    await simulator.page.getByRole('button', { name: '换新手机' }).click();
    await simulator.page.getByText('已是新手机').waitFor();

    expect(await keys()).toBe(0);
    expect(await simulator.page.locator('.mini-program').count()).toBe(0);
  });
});

describe('the H5 build in the in-app browser', () => {
  it('goes from a tap on the menu through OAuth and WeChat Pay to the locked part', async () => {
    const simulator = await open();
    await simulator.tapMenu('网页');
    await simulator.webview.getByText(FREE_SENTENCE).waitFor();
    await picture(simulator, 'h5-article');
    expect(await simulator.everythingReceived()).not.toContain(LOCKED_SENTENCE);

    await choosePaying(simulator.webview);
    await simulator.enterPin('123456');
    await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
    await simulator.webview.getByText('欢迎坐下').waitFor();
    await simulator.webview.getByText(/^(回去接着读|完成)$/).click();
    await simulator.webview.getByText(LOCKED_SENTENCE).waitFor();
    await picture(simulator, 'h5-unlocked');

    expect(simulator.failures).toEqual([]);
  });
});

describe('every look of the simulator', () => {
  it.each([
    { theme: 'light', language: 'zh' },
    { theme: 'dark', language: 'zh' },
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'en' },
  ] as const)('fits the desk and the phone: $theme, $language', async ({ theme, language }) => {
    for (const [name, viewport] of Object.entries({ desk: undefined, narrow: PHONE_WIDTH })) {
      const simulator = await open({ theme, language, ...(viewport && { viewport }) });
      await simulator.tapMenu('今晚');
      await simulator.shownPage.getByText(FREE_SENTENCE).waitFor();
      await picture(simulator, `look-${name}-${theme}-${language}`);

      const overflow = await simulator.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBe(0);
      expect(await simulator.page.evaluate(() => document.documentElement.dataset.theme)).toBe(theme);
      await simulator.close();
    }
  });
});
