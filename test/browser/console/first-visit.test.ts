import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

/** Notes every script a page loads from now on, as WeChat's and everybody's servers would send it. */
function weigh(page: Page): { kilobytes(): Promise<number>; text(): Promise<string> } {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body());
  });
  return {
    async kilobytes() {
      const sizes = (await Promise.all(bodies.values())).map((body) => gzipSync(body).length);
      return sizes.reduce((sum, size) => sum + size, 0) / 1024;
    },
    async text() {
      return (await Promise.all(bodies.values())).map(String).join('\n');
    },
  };
}

it('loads at most 350 KB of gzipped JavaScript for the first page, and the editor only with an article', async () => {
  const account = await teahouse.given.account();
  const article = await teahouse.given.article(account);
  const opened = await ConsolePage.open(browser, teahouse);
  const first = weigh(opened.page);

  await opened.signIn(account);
  await opened.goTo('/');
  await opened.page.waitForLoadState('networkidle');
  const [firstKilobytes, firstText] = [await first.kilobytes(), await first.text()];
  const editor = weigh(opened.page);
  await opened.goTo(`/articles/${article.id}`);
  await opened.page.getByRole('textbox', { name: '正文' }).waitFor();

  console.log(`first visit: ${firstKilobytes.toFixed(1)} KB of gzipped JavaScript`);
  expect(firstKilobytes).toBeLessThanOrEqual(350);
  expect(firstText).not.toContain('ProseMirror');
  expect(await editor.text()).toContain('ProseMirror');
  await opened.close();
});
