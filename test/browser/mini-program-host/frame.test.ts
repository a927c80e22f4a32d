import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MiniProgramFrame, OpenRequest } from '../../wechat/mini-program-host/browser/frame.ts';
import type { MiniProgram } from '../../wechat/mini-program-host/core/mini-program.ts';
import {
  startTeaStallServer,
  TEA_STALL_APPID,
  TEA_STALL_DIR,
  type TeaStallServer,
} from '../../wechat/mini-program-host/fixtures/tea-stall-server.ts';
import { registerSimulator } from '../../wechat/simulator/simulator.ts';
import { launchChromium } from '../support/chromium.ts';

interface FrameWindow extends Window, MiniProgramFrame {
  program: MiniProgram;
  failures: string[];
}

let browser: Browser;
let stall: TeaStallServer;
let simulator: FastifyInstance;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  stall = await startTeaStallServer();
  simulator = Fastify();
  registerSimulator(
    simulator,
    { dns: { table: () => ({ 'https://tea.example': stall.url }) } },
    { packageDirOf: () => TEA_STALL_DIR },
  );
  await simulator.listen({ port: 0, host: '127.0.0.1' });
  page = await browser.newPage({ viewport: { width: 375, height: 640 } });
});
afterEach(async () => {
  await page.close();
  await simulator.close();
  await stall.close();
});

/** Opens the fixture in the frame as the simulator does, with a theme. */
async function open(path: string, theme: 'light' | 'dark' = 'light'): Promise<void> {
  const { port } = simulator.server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/__phone__/host/frame.html`);
  const request = {
    appid: TEA_STALL_APPID,
    packageBaseUrl: `/__phone__/package/${TEA_STALL_APPID}`,
    settings: { language: 'zh_CN', theme, platform: 'ios', clientVersion: 'release' },
    screen: { screenWidth: 375, screenHeight: 760, statusBarHeight: 44, navigationBarHeight: 44, bottomInset: 20 },
    domains: { request: ['https://tea.example'], uploadFile: [], downloadFile: [] },
    dns: { 'https://tea.example': stall.url },
    entry: { path },
  } satisfies Omit<OpenRequest, 'phone' | 'storage' | 'onError'>;
  await page.evaluate(async (given) => {
    const frame = window as unknown as FrameWindow;
    frame.failures = [];
    frame.program = await frame.openMiniProgram({
      ...given,
      storage: new Map<string, string>(),
      phone: { login: async () => ({ code: 'code-1' }) } as OpenRequest['phone'],
      onError: (error) => frame.failures.push(String(error)),
    });
  }, request);
}

describe('the Mini Program frame in Chromium', () => {
  it('runs clicks and typing through to wx.request and on to another page', async () => {
    await open('pages/home/index');
    await page.getByText('第一泡').waitFor();

    await page.getByPlaceholder('搜索').fill('白茶');
    await page.getByPlaceholder('搜索').press('Enter');
    await page.getByText('第一泡白茶').click();
    await page.locator('wx-page:not([hidden]) .article').waitFor();

    expect(await page.locator('wx-page:not([hidden]) .article').textContent()).toBe('1');
    expect(await page.evaluate(() => (window as unknown as FrameWindow).program.screen.state.navigationBar.title)).toBe(
      '文章 1',
    );
    expect(await page.evaluate(() => (window as unknown as FrameWindow).failures)).toEqual([]);
  });

  it('refuses an unlisted domain before anything leaves the phone', async () => {
    await open('pages/home/index');
    await page.getByText('第一泡').waitFor();

    await page.getByRole('button', { name: '别处' }).click();

    await page.getByText('request:fail url not in domain list #600002').waitFor();
    expect(stall.requests.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/articles']);
  });

  it('takes Enter on a button for a tap', async () => {
    await open('pages/me/index');

    await page.getByRole('button', { name: '登录' }).focus();
    await page.keyboard.press('Enter');

    await page.getByText('code-1').waitFor();
  });

  it('colours by the theme of the phone, not of the machine', async () => {
    await open('pages/home/index', 'dark');

    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('wx-page') as Element).backgroundColor);
    expect(await background()).toBe('rgb(28, 26, 23)');
    await page.evaluate(() => (window as unknown as FrameWindow).program.setTheme('light'));
    expect(await background()).toBe('rgb(250, 247, 242)');
  });

  it('gives scripts no web API and turns no text into code', async () => {
    await open('pages/me/index');

    const answers = await page.evaluate(() => (window as unknown as FrameWindow).program.callPage('lookAround'));

    const missing = 'undefined';
    expect(answers).toEqual({
      window: missing,
      self: missing,
      document: missing,
      fetch: missing,
      URL: missing,
      Headers: missing,
      localStorage: missing,
      navigator: missing,
      parent: missing,
      globalThisFetch: missing,
      eval: 'EvalError',
      Function: 'EvalError',
      constructor: 'EvalError',
      asyncConstructor: 'EvalError',
    });
  });
});
