import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ArticleDesk } from '../../api/articles/article-desk.ts';
import { png } from '../../api/media/files.ts';
import { Library } from '../../api/media/library.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';
import { HeldSends } from './held-sends.ts';

vi.setConfig({ testTimeout: 60_000 });
const soon = { timeout: 8_000 };
let teahouse: Teahouse;
let browser: Browser;
let token: string;
let library: Library;
let tab: ConsolePage;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  token = await teahouse.given.staff(await teahouse.given.account());
  library = new Library(teahouse, token);
  tab = await ConsolePage.withSession(browser, teahouse, token);
});
afterEach(() => tab?.close());
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

/** A picture of three chunks. */
const large = {
  name: '茶山.png',
  mimeType: 'image/png',
  buffer: Buffer.concat([png(600, 400), Buffer.alloc(2_500_000 - png(600, 400).length)]),
};

it('uploads through a lost connection, and says where a medium is used before it goes', async () => {
  const { page } = tab;
  await tab.goTo('/media');
  await page.getByText('素材库还是空的').waitFor();
  let puts = 0;
  await page.route('**/console/uploads/**', async (route) => {
    puts += 1;
    if (puts === 2) await route.abort('connectionreset');
    else await route.continue();
  });

  await page.locator('input[type=file]').setInputFiles(large);
  await page.getByRole('region', { name: '正在上传' }).getByText('已收进素材库').waitFor({ timeout: 20_000 });

  expect(puts).toBe(4);
  expect(await tab.violations()).toEqual([]);
  expect(await library.list()).toEqual(['茶山.png']);
  await page.getByRole('button', { name: '茶山.png', exact: true }).click();
  const url = `/media/${new URL(page.url()).searchParams.get('medium')}/original.png`;
  await new ArticleDesk(teahouse, token).begin({ title: '用它的文章', coverUrl: url });
  await page.reload();
  await page.getByRole('link', { name: '用它的文章' }).waitFor();
  expect(await tab.violations()).toEqual([]);
  await page.getByRole('button', { name: '移除', exact: true }).click();
  await page.getByText('还有 1 处在用它').waitFor();
  await page.getByRole('button', { name: '仍然移除' }).click();
  await page.getByText('已移除「茶山.png」').waitFor();
  expect(await library.list()).toEqual([]);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => library.list(), soon).toEqual(['茶山.png']);
});

it('goes on uploading while another page is shown, and asks before that is cut off', async () => {
  const { page } = tab;
  await tab.goTo('/media');
  const sends = await HeldSends.of(page, 2);
  await page.getByText('素材库还是空的').click();
  const uploads = page.getByRole('region', { name: '正在上传' });

  await page.locator('input[type=file]').setInputFiles(large);
  await uploads.getByText('已传 42%').waitFor();
  await tab.goToSection('文章');
  await tab.goToSection('素材库');
  await uploads.getByText('已传 42%').waitFor();
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await tab.goToSection('文章');
  sends.release();
  await expect.poll(() => library.list(), soon).toEqual(['茶山.png']);
  await tab.goToSection('素材库');
  await uploads.getByText('已收进素材库').waitFor();
  await page.getByRole('button', { name: '茶山.png', exact: true }).waitFor();

  await tab.goToSection('文章');
  await tab.goToSection('素材库');
  await page.getByRole('button', { name: '茶山.png', exact: true }).waitFor();
  expect(await uploads.count()).toBe(0);
});

it('goes on with a file that is chosen again after its page was loaded anew', async () => {
  const { page } = tab;
  await tab.goTo('/media');
  const path = join(await mkdtemp(join(tmpdir(), 'teahouse-')), '茶山.png');
  await writeFile(path, large.buffer);
  const sends = await HeldSends.of(page, 2);
  const uploads = page.getByRole('region', { name: '正在上传' });
  await page.locator('input[type=file]').setInputFiles(path);
  await uploads.getByText('已传 42%').waitFor();
  page.on('dialog', (dialog) => void dialog.accept());

  await page.reload();
  await uploads.getByText('上次传到 42%，没传完').waitFor();
  expect(await tab.violations()).toEqual([]);
  sends.release();
  await page.locator('input[type=file]').setInputFiles(path);
  await uploads.getByText('已收进素材库').waitFor();

  expect(sends.offsets).toEqual([0, 1_048_576, 1_048_576, 2_097_152]);
  expect(await library.list()).toEqual(['茶山.png']);
  await page.reload();
  await page.getByRole('button', { name: '茶山.png', exact: true }).waitFor();
  expect(await uploads.count()).toBe(0);
});
