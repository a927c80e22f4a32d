import { gql } from 'graphql-request';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ArticleDesk, documentOf, paragraph } from '../../api/articles/article-desk.ts';
import { png } from '../../api/media/files.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ArticlePage } from './article.page.ts';
import { ConsolePage } from './console.page.ts';

// Several people at several windows, one of whom waits for the other.
vi.setConfig({ testTimeout: 90_000 });
const soon = { timeout: 8_000 };
let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let token: string;
let desk: ArticleDesk;
let opened: ConsolePage[];

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  opened = [];
  account = await teahouse.given.account();
  token = await teahouse.given.staff(account);
  desk = new ArticleDesk(teahouse, token);
});
afterEach(async () => {
  for (const tab of opened) await tab.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

async function editorOf(sessionToken = token): Promise<ArticlePage> {
  const tab = await ConsolePage.withSession(browser, teahouse, sessionToken);
  opened.push(tab);
  return new ArticlePage(tab);
}

/** The words the server has, whether readers see them or not. */
async function wordsOf(id: string): Promise<string[]> {
  const { latestRevision, document } = await desk.read(id);
  const { blocks } = (latestRevision?.document ?? document) as {
    blocks: { type: string; text?: { text: string }[] }[];
  };
  return blocks.map(({ type, text }) => (text ? text.map((run) => run.text).join('') : `<${type}>`));
}

it('writes an article with a paywall by keyboard alone, and shows readers what is theirs', async () => {
  const writer = await editorOf();
  const id = await writer.begin();
  const { page } = writer;

  await writer.title.click();
  await page.keyboard.type('柳巷夜话');
  await page.keyboard.press('Enter');
  await page.keyboard.type('人人可读的开头');
  await page.keyboard.press('Enter');
  await writer.slash('fufei');
  await page.keyboard.type('会员才能读的后文');
  await page.keyboard.press('Enter');
  await writer.slash('h2');
  await page.keyboard.type('二更');
  await page.keyboard.press('Enter');
  await writer.slash('toupiao');
  await page.getByLabel('问题').fill('喝什么茶');
  await page.getByRole('textbox', { name: '选项 1' }).fill('绿茶');
  await page.getByRole('textbox', { name: '选项 2' }).fill('红茶');
  await page.getByRole('textbox', { name: '选项 2' }).press('Enter');
  await writer.text.getByText('喝什么茶').waitFor();
  await writer.saved();

  expect(await wordsOf(id)).toEqual(['人人可读的开头', '<paywall>', '会员才能读的后文', '二更', '<poll>']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByLabel('问题').fill('爱喝什么茶');
  await page.getByLabel('问题').press('Enter');
  await writer.text.getByText('爱喝什么茶').waitFor();
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('radio', { name: '会员可读' }).check();
  await page.getByRole('button', { name: '保存设置' }).click();
  await page.getByText('设置已保存').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await writer.title.fill('震惊！柳巷夜话');
  await page.getByText('标题党：用惊吓、悬念').waitFor();
  await writer.title.fill('柳巷夜话');
  await page.getByText('标题党：用惊吓、悬念').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('标题没有微信常拦的词').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，读者现在就能看到').waitFor();

  const query = gql`query ($id: ID!) { article(id: $id) { title freeDocument lockedDocument viewerAccess { reason } } }`;
  expect(await teahouse.anonymous(account.handle).request(query, { id })).toEqual({
    article: {
      title: '柳巷夜话',
      freeDocument: documentOf(paragraph('人人可读的开头')),
      lockedDocument: null,
      viewerAccess: { reason: 'NEEDS_MEMBERSHIP' },
    },
  });
  expect(writer.tab.failures).toEqual([]);
});

it('shows two editors of one article both versions, and keeps the one that was not chosen', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const mei = await (await editorOf(await teahouse.given.staff(account, StaffRole.EDITOR_IN_CHIEF))).open(id);
  const me = await (await editorOf()).open(id);
  await mei.writeAtEnd('，阿梅写的');
  await mei.saved();

  await me.writeAtEnd('，我写的');
  await me.page.getByRole('dialog', { name: '这篇文章有两份不同的文字' }).waitFor();

  expect(await wordsOf(id)).toEqual(['开头，阿梅写的']);
  const dialog = me.page.getByRole('dialog', { name: '这篇文章有两份不同的文字' });
  expect(await dialog.getByText('，我写的').count()).toBe(1);
  expect(await dialog.getByText('，阿梅写的').count()).toBe(1);
  expect(await me.tab.violations()).toEqual([]);
  await dialog.getByRole('button', { name: '用对方的' }).click();
  await me.saved();

  expect(await me.lines()).toEqual(['开头，阿梅写的']);
  const { revisions } = await desk.read(id);
  expect(revisions.edges.map(({ node }) => node.kind)).toEqual(['RESTORE', 'AUTOSAVE', 'AUTOSAVE', 'SAVE']);
  await me.page.getByRole('button', { name: '历史版本' }).click();
  await me.page.getByRole('button', { name: '比较 第 3 版' }).click();
  await me.page.getByRole('dialog', { name: '第 3 版' }).getByText('，我写的').waitFor();
  await me.page.getByRole('button', { name: '恢复这一版' }).click();
  await me.page.getByText('已恢复，原来的文字留在历史版本里').waitFor();
  expect(await wordsOf(id)).toEqual(['开头，我写的']);
});

it('keeps my words over a colleague’s when I choose so, with theirs among the revisions', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await desk.write(id, { document: documentOf(paragraph('别处写的')) });

  await me.writeAtEnd('，我写的');
  await me.page.getByRole('dialog').getByRole('button', { name: '先不处理' }).click();
  await me.says('别人也改了这篇文章');
  await me.writeAtEnd('，接着写');
  await me.page.getByRole('button', { name: '比较', exact: true }).click();
  await me.page.getByRole('button', { name: '用我的' }).click();
  await me.saved();

  expect(await wordsOf(id)).toEqual(['开头，我写的，接着写']);
  const titles = (await desk.read(id)).revisions.edges.map(({ node }) => node.number);
  expect(titles).toEqual([3, 2, 1]);
});

it('shows two people who decide about the same setting both decisions, and loses neither', async () => {
  const { id } = await desk.begin();
  const mei = await (await editorOf()).open(id);
  const me = await (await editorOf()).open(id);
  await mei.openSettings();
  await me.openSettings();
  await me.page.getByLabel('署名').fill('周掌柜');
  await mei.page.getByRole('switch', { name: '欢迎打赏' }).click();
  await mei.letRead('会员可读');
  await mei.page.getByText('设置已保存').waitFor();

  await me.letRead('购买后可读');
  const dialog = me.page.getByRole('dialog', { name: '同事刚刚也改了这些设置' });
  await dialog.waitFor();
  expect((await dialog.getByRole('row').allTextContents()).slice(1)).toEqual([
    '谁能读付费分隔线以下会员可读购买后可读',
  ]);
  expect(await desk.settings(id)).toMatchObject({ policy: 'MEMBERS', author: '', isTippable: false });
  expect(await me.tab.violations()).toEqual([]);
  await dialog.getByRole('button', { name: '用对方的' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await me.page.getByRole('radio', { name: '会员可读' }).isChecked()).toBe(true);
  expect(await me.page.getByLabel('署名').inputValue()).toBe('周掌柜');
  await me.page.getByRole('button', { name: '保存设置' }).click();
  await me.page.getByText('设置已保存').waitFor();
  expect(await desk.settings(id)).toMatchObject({ policy: 'MEMBERS', author: '周掌柜', isTippable: false });

  await mei.letRead('关注者可读');
  await expect.poll(async () => (await desk.settings(id)).policy, soon).toBe('FOLLOWERS');
  await me.letRead('所有人可读');
  await dialog.getByRole('button', { name: '用我的' }).click();
  await expect.poll(async () => (await desk.settings(id)).policy, soon).toBe('EVERYONE');
  expect(await desk.settings(id)).toMatchObject({ author: '周掌柜', isTippable: false });
});

it('asks about an excerpt of two people as about all words, and keeps the settings until then', async () => {
  const { id } = await desk.begin();
  const me = await (await editorOf()).open(id, '?panel=settings');
  const { page } = me;
  await page.getByLabel('摘要').fill('我的摘要');
  await page.getByLabel('署名').fill('周掌柜');
  await desk.write(id, { excerpt: '同事的摘要' });
  const dialog = page.getByRole('dialog', { name: '这篇文章有两份不同的文字' });

  await page.getByRole('button', { name: '保存设置' }).click();
  await dialog.getByRole('button', { name: '先不处理' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '保存设置' }).click();
  await dialog.getByRole('button', { name: '用我的' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => desk.settings(id), soon).toMatchObject({ author: '', excerpt: '我的摘要' });
  await page.getByRole('button', { name: '保存设置' }).click();
  await page.getByText('设置已保存').waitFor();

  expect(await desk.settings(id)).toMatchObject({ author: '周掌柜', excerpt: '我的摘要' });
  await me.closePanel();
});

it('asks before settings that are not saved are closed', async () => {
  const { id } = await desk.begin();
  const me = await (await editorOf()).open(id);
  const panel = await me.openSettings();
  await me.page.getByLabel('署名').fill('周掌柜');
  const asked = me.page.getByRole('dialog', { name: '有没保存的修改' });

  await me.page.keyboard.press('Escape');
  await asked.getByRole('button', { name: '留在这里' }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await me.page.getByLabel('署名').inputValue()).toBe('周掌柜');
  await me.page.goBack();
  await asked.getByRole('button', { name: '留在这里' }).click();
  await asked.waitFor({ state: 'detached' });
  await me.page.getByLabel('署名').press('Escape');
  await asked.getByRole('button', { name: '放弃修改' }).click();
  await panel.waitFor({ state: 'detached' });

  await me.openSettings();
  expect(await me.page.getByLabel('署名').inputValue()).toBe('');
  await me.closePanel();
  expect(me.tab.failures).toEqual([]);
});

it('says of an empty title that it is not saved, and which one is kept', async () => {
  const { id } = await desk.begin({ title: '夜话' });
  const me = await (await editorOf()).open(id);

  await me.title.fill('');
  await me.says('标题不能空着：正文已保存，标题暂时还是「夜话」');
  await me.writeAtEnd('，接着写');
  await expect.poll(() => wordsOf(id), soon).toEqual(['开头，接着写']);
  await me.says('标题暂时还是「夜话」');
  expect(await me.tab.violations()).toEqual([]);
  await me.title.fill('柳巷');
  await me.saved();

  expect((await desk.read(id)).title).toBe('柳巷');
});

it('says at the field what is wrong with a time to publish at', async () => {
  const { id } = await desk.begin();
  const me = await (await editorOf()).open(id);
  await me.page.getByRole('button', { name: '发布', exact: true }).click();
  await me.page.getByRole('radio', { name: '定时发布' }).check();
  const at = me.page.getByLabel('发布时间（北京时间）');
  const schedule = me.page.getByRole('dialog').getByRole('button', { name: '定时发布' });

  await at.fill('');
  await schedule.click();
  await me.page.getByText('请选好日期和时间').waitFor();
  expect(await at.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await me.tab.violations()).toEqual([]);
  await at.fill('2020-01-01T08:00');
  await me.page.getByText('请选好日期和时间').waitFor({ state: 'detached' });
  await schedule.click();
  await me.page.getByText('定时发布的时间应在此刻之后、一年之内').waitFor();
  expect((await desk.read(id)).scheduledAt).toBeNull();
});

it('speaks English with English signs', async () => {
  const tier = await teahouse.given.tier(account);
  const { id } = await desk.begin({
    title: 'Shocking! Free money',
    policy: 'TIERS',
    tierIds: [tier.id],
    document: documentOf({ type: 'quote', text: [{ text: 'Fresh' }], cite: 'Zhou' }),
  });
  const tab = await ConsolePage.withSession(browser, teahouse, token, { language: 'en' });
  opened.push(tab);
  await tab.goTo(`/articles/${id}`);
  await tab.page.getByText('Fresh').click();
  await tab.page.getByRole('button', { name: 'Source: Zhou' }).waitFor();
  await tab.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await tab.page.getByRole('radio', { name: 'Later' }).check();
  await tab.page.getByLabel('Publish at (China time)').waitFor();

  expect(await tab.page.locator('body').textContent()).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/);
});

it('loses no word to a lost connection', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await me.tab.setOffline(true);

  await me.writeAtEnd('，断线时写的');
  await me.says('连不上服务器，文字先留在这台设备上');
  await me.writeAtEnd('，还在写');
  expect(await wordsOf(id)).toEqual(['开头']);
  await me.tab.setOffline(false);
  await me.saved();

  expect(await wordsOf(id)).toEqual(['开头，断线时写的，还在写']);
});

it('loses no word to a closed tab, with or without a connection', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await me.tab.setOffline(true);
  await me.writeAtEnd('，关掉之前写的');
  const next = await me.tab.anotherTab();
  await me.page.close();
  await next.setOffline(false);

  const again = await new ArticlePage(next).open(id);
  await again.page.getByRole('alert').filter({ hasText: '这台设备上有没保存的文字' }).waitFor();
  expect(await again.lines()).toEqual(['开头']);
  expect(await again.tab.violations()).toEqual([]);
  await again.page.getByRole('button', { name: '恢复这些文字' }).click();
  await again.saved();
  expect(await wordsOf(id)).toEqual(['开头，关掉之前写的']);

  await again.writeAtEnd('，又写');
  const third = await again.tab.anotherTab();
  await again.page.close();
  const last = await new ArticlePage(third).open(id);
  const restore = last.page.getByRole('button', { name: '恢复这些文字' });
  // The closing tab may have saved it, or may have had no time to.
  await expect
    .poll(async () => (await restore.count()) > 0 || (await last.lines()).includes('开头，关掉之前写的，又写'), soon)
    .toBe(true);
  if ((await restore.count()) > 0) await restore.click();
  await expect.poll(() => wordsOf(id), soon).toEqual(['开头，关掉之前写的，又写']);
});

it('asks before words of an earlier day replace what a colleague wrote since', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await me.tab.setOffline(true);
  await me.writeAtEnd('，昨天写的');
  const next = await me.tab.anotherTab();
  await me.page.close();
  await next.setOffline(false);
  await desk.write(id, { document: documentOf(paragraph('今天同事写的')) });

  const again = await new ArticlePage(next).open(id);
  await again.page.getByText('之后有人保存过别的文字').waitFor();
  await again.page.getByRole('button', { name: '恢复这些文字' }).click();
  await again.page.getByRole('dialog', { name: '这篇文章有两份不同的文字' }).waitFor();

  expect(await wordsOf(id)).toEqual(['今天同事写的']);
  await again.page.getByRole('button', { name: '用我的' }).click();
  await again.saved();
  expect(await wordsOf(id)).toEqual(['开头，昨天写的']);
});

it('shows a colleague’s newer words to who has nothing unsaved, without asking', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await desk.write(id, { document: documentOf(paragraph('同事写的')) });

  await me.page.getByText('已更新为OWNER刚保存的文字').waitFor({ timeout: 25_000 });

  expect(await me.lines()).toEqual(['同事写的']);
  await me.writeAtEnd('，接着写');
  await me.saved();
  expect(await wordsOf(id)).toEqual(['同事写的，接着写']);
});

it('moves the paywall and other blocks by keyboard and by hand, and never has two paywalls', async () => {
  const { id } = await desk.begin({
    document: documentOf(paragraph('一'), paragraph('二'), { type: 'paywall' }, paragraph('三')),
  });
  const me = await (await editorOf()).open(id);
  const { page } = me;

  await page.locator('.paywall').hover();
  await page.getByRole('button', { name: '上移 付费分隔线' }).click();
  await me.saved();
  expect(await wordsOf(id)).toEqual(['一', '<paywall>', '二', '三']);

  await page.getByText('三', { exact: true }).click();
  await page.locator('.paywall--selected').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type('！');
  await page.keyboard.press('Enter');
  await me.slash('paywall');
  await expect.poll(() => wordsOf(id), soon).toEqual(['一', '三！', '<paywall>', '二']);

  await page.locator('.paywall').dragTo(page.getByText('一', { exact: true }), { targetPosition: { x: 5, y: 2 } });
  await expect.poll(() => wordsOf(id), soon).toEqual(['<paywall>', '一', '三！', '二']);
});

it('takes pictures by paste, Word clean, and Markdown as it was meant', async () => {
  const { id } = await desk.begin({ document: documentOf(paragraph('开头')) });
  const me = await (await editorOf()).open(id);
  await me.toEnd();
  await me.page.keyboard.press('Enter');

  await me.paste({ file: { name: '茶山.png', type: 'image/png', base64: png(800, 400).toString('base64') } });
  await me.page.locator('.atom img').waitFor();
  await me.page.getByText('没有替代文字').waitFor();
  await me.toEnd();
  await me.paste({
    html: '<p class=MsoNormal style="font-family:宋体"><b>词</b>从 Word 来<o:p></o:p></p><h2>节</h2>',
    text: '词',
  });
  await me.toEnd();
  await me.paste({ text: '- 壶\n- 盏' });
  await me.paste({ file: { name: '图.svg', type: 'image/svg+xml', base64: btoa('<svg/>') } });
  await me.page.getByText('SVG 里可以藏脚本').waitFor();
  await me.saved();

  const { blocks } = (await desk.read(id)).latestRevision!.document as { blocks: Record<string, unknown>[] };
  expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph', 'heading', 'list']);
  expect(blocks[1]).toMatchObject({
    url: expect.stringMatching(/^\/media\/.+\/original\.png$/),
    width: 800,
    height: 400,
  });
  expect(blocks[2]).toEqual({ type: 'paragraph', text: [{ text: '词', bold: true }, { text: '从 Word 来' }] });
  expect(blocks[4]).toMatchObject({ items: [[{ text: '壶' }], [{ text: '盏' }]] });
});

it('previews what each reader gets, and never sends what is locked', async () => {
  const tier = await teahouse.given.tier(account);
  const { id } = await desk.begin({
    policy: 'MEMBERS',
    document: documentOf(paragraph('开头'), { type: 'paywall' }, paragraph('锁住的后文')),
  });
  const me = await (await editorOf()).open(id, '?panel=preview');
  const preview = me.page.getByRole('dialog').locator('.phone');

  await preview.getByText('成为会员后可以继续读').waitFor();
  expect(await preview.getByText('锁住的后文').count()).toBe(0);
  await me.page.getByRole('combobox', { name: '以谁的身份看' }).click();
  await me.page.getByTitle(`${tier.key}会员`).click();
  await preview.getByText('锁住的后文').waitFor();
  expect(await me.tab.violations()).toEqual([]);
});

it('goes from the writer to the reviewer and the editor-in-chief, who see what was said', async () => {
  const staff = async (role: StaffRole) => editorOf(await teahouse.given.staff(account, role));
  const writer = await staff(StaffRole.WRITER);
  const id = await writer.begin();
  await writer.writeAtEnd('初稿');
  await writer.saved();

  await writer.page.getByRole('button', { name: '交稿审阅' }).click();
  await writer.page.getByLabel('附一句话').fill('请过目');
  await writer.page.getByRole('dialog').getByRole('button', { name: '交稿审阅' }).click();
  await writer.page.getByText('已交稿').waitFor();

  const reviewer = await staff(StaffRole.REVIEWER);
  await reviewer.open(id, '?panel=comments');
  await reviewer.page.getByText('请过目').waitFor();
  expect(await reviewer.tab.violations()).toEqual([]);
  await reviewer.open(id);
  expect(await reviewer.text.getAttribute('contenteditable')).toBe('false');
  await reviewer.page.getByRole('button', { name: '转给主编' }).click();
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '转给主编' }).click();
  await reviewer.page.getByText('已转给主编').waitFor();

  const editor = await staff(StaffRole.EDITOR_IN_CHIEF);
  await editor.open(id);
  await editor.page.getByText('待主编').waitFor();
  await editor.page.getByRole('button', { name: '发布', exact: true }).click();
  await editor.page.getByText('先给文章起个标题').waitFor();
  await editor.page.keyboard.press('Escape');
  await editor.title.fill('柳巷');
  await editor.saved();
  await editor.page.getByRole('button', { name: '发布', exact: true }).click();
  await editor.page.getByRole('radio', { name: '定时发布' }).check();
  await editor.page.getByRole('dialog').getByRole('button', { name: '定时发布' }).click();
  await editor.page.getByText('已定时，到点一分钟内发布').waitFor();
  expect(await desk.read(id)).toMatchObject({ reviewState: 'APPROVED', scheduledAt: expect.any(String) });
});

it('finds articles by what stands in the address, changes several, and takes that back', async () => {
  const ids = [];
  for (const title of ['甲', '乙', '丙'])
    ids.push((await desk.begin({ title, document: documentOf(paragraph(title)) })).id);
  await desk.send('change', { ids: ids.slice(0, 2), status: 'PUBLISHED' });
  const { tab, page } = await editorOf();
  await tab.goTo('/articles?view=published');
  const table = page.getByRole('table', { name: '文章列表' });
  await table.getByRole('link', { name: '甲' }).waitFor();
  expect(await table.getByRole('link').allTextContents()).toEqual(expect.arrayContaining(['甲', '乙']));
  expect(await table.getByRole('link').count()).toBe(2);

  await page.getByRole('checkbox', { name: '甲' }).check();
  await page.getByRole('checkbox', { name: '乙' }).check();
  expect(await tab.violations()).toEqual([]);
  await page.getByRole('button', { name: '撤下' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await page.getByText('已撤下 2 篇').waitFor();
  expect((await desk.read(ids[0]!)).status).toBe('WITHDRAWN');
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销', { exact: true }).waitFor();

  expect((await desk.read(ids[0]!)).status).toBe('PUBLISHED');
  await page.getByRole('searchbox').fill('丙');
  await page.getByRole('searchbox').press('Enter');
  await page.getByText('没有符合条件的文章').waitFor();
  expect(new URL(page.url()).search).toBe('?view=published&text=%E4%B8%99');
  const hasFocus = () => page.getByRole('searchbox').evaluate((input) => input === document.activeElement);
  expect(await hasFocus()).toBe(true);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await table.getByRole('link', { name: '丙' }).waitFor();
  expect([await page.getByRole('searchbox').inputValue(), await hasFocus()]).toEqual(['', true]);
});

it.each(['light', 'dark'] as const)('is free of what axe finds while writing, in the %s', async (theme) => {
  const { id } = await desk.begin({
    document: documentOf(
      { type: 'heading', level: 2, text: [{ text: '一更' }] },
      { type: 'quote', text: [{ text: '茶要新' }], cite: '掌柜' },
      { type: 'list', ordered: true, items: [[{ text: '壶' }]] },
      { type: 'code', text: 'brew()' },
      { type: 'divider' },
      { type: 'paywall' },
      { type: 'poll', question: '喝什么', options: ['绿', '红'] },
      { type: 'button', label: '成为会员', path: 'packages/membership/index' },
    ),
  });
  const tab = await ConsolePage.withSession(browser, teahouse, token, { theme });
  opened.push(tab);
  const me = await new ArticlePage(tab).open(id);
  expect(await tab.violations()).toEqual([]);

  await me.page.getByText('一更').click();
  await me.page.keyboard.press('End');
  await me.page.keyboard.press('Enter');
  await me.page.keyboard.type('/');
  await me.page.getByRole('listbox').waitFor();
  expect(await tab.violations()).toEqual([]);
  await me.page.keyboard.press('ArrowDown');
  expect(await me.text.getAttribute('aria-activedescendant')).toBe('slash-menu-heading2');
  await me.page.keyboard.press('Escape');
  await me.page.keyboard.press('Alt+F10');
  expect(await me.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('加粗');
  await me.page.keyboard.press('ArrowRight');
  expect(await me.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('强调');
  for (const panel of ['settings', 'comments', 'revisions']) {
    await me.open(id, `?panel=${panel}`);
    await me.page.getByRole('dialog').waitFor();
    expect(await tab.violations()).toEqual([]);
  }
  expect(tab.failures).toEqual([]);
});
