import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticleDesk, documentOf, paragraph } from '../../api/articles/article-desk.ts';
import { mp4, png, wav } from '../../api/media/files.ts';
import { Library } from '../../api/media/library.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
beforeAll(async () => {
  [teahouse, browser] = await Promise.all([
    startTeahouse({ config: { consoleDir: '/tmp/teahouse/dist-articles' } }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

it('looks', async () => {
  const account = await teahouse.given.account();
  const tier = await teahouse.given.tier(account);
  const ownerToken = await teahouse.given.staff(account);
  const desk = new ArticleDesk(teahouse, ownerToken);
  const library = new Library(teahouse, ownerToken);
  const pic = await library.add('茶山.png', png(900, 500, 90));
  await library.add('雨声.wav', wav(64));
  await library.add('茶席.mp4', mp4(61, 1280, 720));
  const series = await teahouse.given.series(account, { unlockPriceFen: 2900 });
  const { id } = await desk.begin({
    title: '柳巷夜话：一盏茶的功夫',
    policy: 'TIERS',
    tierIds: [tier.id],
    unlockPriceFen: 300,
    seriesId: series,
    excerpt: '老茶馆的三个夜晚',
    document: documentOf(
      { type: 'heading', level: 2, text: [{ text: '一更' }] },
      paragraph('柳巷的茶馆五点开门，老掌柜先烧三壶水。'),
      { type: 'image', url: pic.url, width: 900, height: 500, alt: '' },
      { type: 'quote', text: [{ text: '茶要新，水要活。' }], cite: '老掌柜' },
      { type: 'list', ordered: true, items: [[{ text: '温杯' }], [{ text: '投茶', bold: true }]] },
      { type: 'paywall' },
      paragraph('会员才能读到的第二更。'),
      { type: 'poll', question: '你爱喝什么茶？', options: ['绿茶', '红茶'] },
      { type: 'code', language: 'ts', text: 'const cup = 1;\nreturn cup;' },
      { type: 'divider' },
      { type: 'button', label: '成为会员', path: 'packages/membership/index' },
    ),
  });
  await desk.write(id, { title: '柳巷夜话：一盏茶的功夫！！' });
  await desk.send('comment', { articleId: id, blockIndex: 1, text: '这句可以更短' });
  const other = await desk.begin({ title: '已发的文章' });
  await desk.send('publish', { id: other.id });
  await desk.write(other.id, { document: documentOf(paragraph('改了')) });
  const report: string[] = [];
  for (const [language, theme, width] of [
    ['zh-CN', 'light', 1280],
    ['en', 'dark', 1280],
    ['zh-CN', 'dark', 390],
    ['en', 'light', 390],
  ] as const) {
    const console_ = await ConsolePage.signedIn(browser, teahouse, account, {
      language,
      theme,
      viewport: { width, height: width === 390 ? 844 : 860 },
    });
    const { page } = console_;
    const name = `${language}-${theme}-${width}`;
    const shot = async (what: string, full = true) => {
      await page.waitForTimeout(400);
      const v = await console_.violations();
      const overflow = await console_.overflow();
      report.push(`${name} ${what} overflow ${overflow}`, ...v.map((one) => `   ${one}`));
      await page.screenshot({ path: `/tmp/teahouse/shots4/articles-${what}-${name}.png`, fullPage: full });
    };
    const only = process.env.LOOK?.split(',');
    const want = (what: string) => !only || only.includes(what);
    if (want('list')) {
      await console_.goTo('/articles');
      await page.getByRole('table').waitFor();
      await shot('list');
      await page.getByRole('checkbox').nth(1).check();
      await shot('bulk');
    }
    if (want('editor')) {
      await console_.goTo(`/articles/${id}`);
      await page.locator('.ProseMirror').waitFor();
      await shot('editor');
      await page.locator('.ProseMirror p').first().click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('/');
      await page.getByRole('listbox').waitFor();
      await shot('slash', false);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
    }
    for (const panel of ['settings', 'preview', 'comments', 'revisions']) {
      if (!want(panel)) continue;
      await console_.goTo(`/articles/${id}?panel=${panel}`);
      await page.locator('.ant-drawer-body').waitFor();
      await page.waitForTimeout(700);
      await shot(panel, false);
    }
    if (want('publish')) {
      await console_.goTo(`/articles/${id}`);
      await page.getByRole('button', { name: /^(发布|Publish)$/ }).click();
      await page.locator('.checklist').waitFor();
      await page.waitForTimeout(500);
      await shot('publish', false);
    }
    if (want('media')) {
      await console_.goTo('/media');
      await page.locator('.media-tile').first().waitFor();
      await shot('media');
      await page.locator('.media-tile').last().click();
      await page.locator('.medium__facts').waitFor();
      await shot('medium', false);
    }
    report.push(...console_.failures.map((one) => `${name} FAILURE ${one}`));
    await console_.close();
  }
  console.log(report.join('\n'));
  expect(true).toBe(true);
}, 300_000);
