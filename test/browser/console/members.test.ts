import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { givenPeople } from '../../api/members/people.ts';
import { Books } from '../../support/books.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ConsoleOptions, ConsolePage } from './console.page.ts';
import { MemberStoryPage, MembersListPage } from './members.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let tea: GivenTier;
let opened: ConsolePage[];

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  opened = [];
  account = await teahouse.given.account();
  tea = await teahouse.given.tier(account, { key: 'tea', monthlyFen: 1800 });
});
afterEach(async () => {
  for (const console of opened) await console.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

async function asOwner(options: ConsoleOptions = {}): Promise<ConsolePage> {
  const owner = await ConsolePage.signedIn(browser, teahouse, account, options);
  opened.push(owner);
  return owner;
}
async function asRole(role: StaffRole): Promise<ConsolePage> {
  const one = await ConsolePage.withSession(browser, teahouse, await teahouse.given.staff(account, role));
  opened.push(one);
  return one;
}
const fourPeople = () =>
  givenPeople(teahouse, account, {
    阿宽: { joined: '2026-01-01T00:00:00Z', spentFen: 1800, held: [{ tierId: tea.id, from: -10, to: 90 }] },
    白鹭: { joined: '2026-02-01T00:00:00Z', spentFen: 9900, held: [{ tierId: tea.id, from: -10, to: 5 }] },
    陈默: { joined: '2026-03-01T00:00:00Z', source: 'FOLLOW' },
    Lily: { joined: '2026-04-01T00:00:00Z' },
  });

it('teaches who has no members yet', async () => {
  const owner = await asOwner();

  await owner.goTo('/members');

  await owner.page.getByText('还没有会员').waitFor();
  await owner.page.getByRole('main').getByRole('link', { name: '导入' }).first().click();
  await owner.page.getByRole('heading', { name: '导入会员' }).waitFor();
  expect(await owner.violations()).toEqual([]);
});

it.each(['light', 'dark'] as const)('has no filter to open that has nothing to choose, in the %s', async (theme) => {
  const owner = await asOwner({ theme });
  await owner.goTo('/members');

  await expect.poll(() => owner.page.getByRole('combobox', { name: '方案' }).isEnabled()).toBe(true);
  expect(await owner.page.getByRole('combobox', { name: '标签' }).isDisabled()).toBe(true);
  expect(await owner.violations()).toEqual([]);
});

it('filters and sorts in the address, so that a list that was found can be sent on', async () => {
  await fourPeople();
  const owner = await asOwner();
  await owner.goTo('/members');
  const list = new MembersListPage(owner.page);
  await list.shows(['Lily', '陈默', '白鹭', '阿宽']);

  await list.choose('状态', '有效');
  await list.shows(['白鹭', '阿宽']);
  await list.sortBy('消费');
  await list.shows(['白鹭', '阿宽']);
  await list.sortBy('消费');
  await list.shows(['阿宽', '白鹭']);
  await list.find('阿');
  await list.shows(['阿宽']);

  const address = new URL(owner.page.url());
  expect(Object.fromEntries(address.searchParams)).toEqual({ status: 'ACTIVE', sort: 'LEAST_SPENT', name: '阿' });
  const other = await asOwner();
  await other.goTo(`/members${address.search}`);
  await new MembersListPage(other.page).shows(['阿宽']);
  await other.page.getByText('共 1 位').waitFor();
  expect([...owner.failures, ...other.failures]).toEqual([]);
});

it.each([
  ['zh-CN', /^(tea、cake|cake、tea)$/],
  ['en', /^(tea, cake|cake, tea)$/],
] as const)('parts the tiers somebody has as %s does', async (language, tiers) => {
  const cake = await teahouse.given.tier(account, { key: 'cake' });
  const held = [tea, cake].map(({ id }) => ({ tierId: id, from: -10, to: 90 }));
  await givenPeople(teahouse, account, { 阿宽: { joined: '2026-01-01T00:00:00Z', held } });
  const owner = await asOwner({ language });

  await owner.goTo('/members');

  await owner.page.getByRole('row', { name: /阿宽/ }).getByRole('cell', { name: tiers }).waitFor();
});

it('keeps a filter as a segment, renames it, changes it, deletes it, and takes that back', async () => {
  await fourPeople();
  const { page } = await asOwner();
  await opened[0]!.goTo('/members?status=ENDING_SOON');
  const list = new MembersListPage(page);

  await list.saveSegment('快到期');
  await list.openSegment('所有人');
  await list.shows(['Lily', '陈默', '白鹭', '阿宽']);
  await list.openSegment('快到期');
  await list.shows(['白鹭']);
  await list.renameSegment('快到期', '该续费了');
  await list.choose('状态', '有效');
  await page.getByRole('button', { name: '更新「该续费了」' }).click();
  await page.getByText('已按当前筛选更新').waitFor();
  await list.openSegment('所有人');
  await list.openSegment('该续费了');
  await list.shows(['白鹭', '阿宽']);
  await list.deleteSegment('该续费了');
  await page.getByRole('link', { name: '该续费了' }).waitFor({ state: 'detached' });
  await list.undo();

  await page.getByRole('link', { name: '该续费了' }).waitFor();
});

it('says why something cannot be taken back, and lets one try again', async () => {
  const owner = await asOwner();
  const { page } = owner;
  await owner.goTo('/members?status=ENDING_SOON');
  const list = new MembersListPage(page);
  await list.saveSegment('快到期');
  await list.deleteSegment('快到期');
  await page.getByRole('link', { name: '快到期' }).waitFor({ state: 'detached' });

  await page.route('**/graphql', (route) => route.abort());
  await list.undo();
  await page.getByText('连不上服务器，请检查网络后重试').waitFor();
  await page.unroute('**/graphql');
  await teahouse.sql(
    `insert into segments (id, account_id, name, filter, created_by_staff_id, created_at)
     select gen_random_uuid(), account_id, '快到期', '{}', id, now() from staff where account_id = $1 limit 1`,
    [account.id],
  );
  await list.undo();

  await page.getByText('已经有一个同名的分组，请换个名字').waitFor();
});

it('opens with what it understands of an address', async () => {
  await fourPeople();
  const owner = await asOwner();
  const list = new MembersListPage(owner.page);

  await owner.goTo('/members?tier=abc&status=abc&spent-min=1e300&spent-max=-1&joined-from=2026-02-31&sort=abc&name=l');

  await list.shows(['Lily']);
  expect(await owner.page.getByRole('main').getByText('abc').count()).toBe(0);
  expect(owner.failures).toEqual([]);
});

it('tags who is selected and everyone who fits, and undoes the first exactly', async () => {
  await fourPeople();
  const owner = await asOwner();
  await owner.goTo('/members');
  const list = new MembersListPage(owner.page);

  await list.select('陈默', 'Lily');
  await list.tag('新人');
  await owner.page.getByText('已给 2 位加上「新人」').waitFor();
  expect(await list.tagsOf('Lily')).toEqual(['新人']);
  await list.undo();
  await expect.poll(() => list.tagsOf('Lily')).toEqual([]);
  await owner.page.getByRole('button', { name: '选择全部符合条件的 4 位' }).click();
  await list.tag('全部');
  await owner.page.getByText('已给 4 位加上「全部」').waitFor();

  expect(await list.tagsOf('阿宽')).toEqual(['全部']);
  expect(await owner.violations()).toEqual([]);
  expect(owner.failures).toEqual([]);
});

it('tells one person’s whole story, and does to it what the staff may', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  const { memberId } = await buyer.status();
  const { id: articleId, title } = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
  await buyer.graphql.request(
    `mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename } }`,
    {
      input: { articleId, readBps: 4_200 },
    },
  );
  await teahouse.sandbox.control('follow', { person: buyer.person, appid: account.officialAppid });
  await teahouse.sandbox.control('send-message', {
    person: buyer.person,
    appid: account.officialAppid,
    text: '几点开门？',
  });
  await teahouse.sandbox.control('idle');
  await new Books(teahouse, account).allProcessed();
  const owner = await asOwner();
  await owner.goTo(`/members/${memberId}`);
  const story = new MemberStoryPage(owner.page);

  await owner.page.getByText('¥18.00').waitFor();
  await story.comp('tea', '一年');
  await owner.page.getByText(/已赠送「tea」/).waitFor();
  await story.undo();
  await owner.page.getByRole('cell', { name: '工作人员结束' }).waitFor();
  await story.extend();
  await owner.page.getByText(/已延长到/).waitFor();
  await story.end();
  await owner.page.getByText('「tea」已结束').waitFor();
  await story.ban('发广告');
  await owner.page.getByText('已封禁：发广告').waitFor();
  await owner.page.getByRole('button', { name: '解除封禁' }).click();
  await owner.page.getByText('已封禁：发广告').waitFor({ state: 'detached' });
  await story.open('订单');
  await owner.page.getByRole('cell', { name: '已付款' }).waitFor();
  await story.open('阅读');
  await owner.page.getByRole('row', { name: new RegExp(`${title}.*42%`) }).waitFor();
  await story.open('消息');
  await owner.page.getByRole('row', { name: /文字.*几点开门？.*公众号/ }).waitFor();
  await owner.page.getByRole('cell', { name: '关注了公众号' }).waitFor();
  await story.open('备注');
  await story.note('喜欢岩茶');
  await owner.page.getByText('喜欢岩茶').waitFor();
  await story.open('为什么能读');
  await story.explain(title);

  await owner.page.getByText('可以读：持有会员。').waitFor();
  expect(new URL(owner.page.url()).searchParams.get('article')).toBe(articleId);
  await owner.page.getByLabel('时间').fill('2020-01-01T12:00');
  await owner.page.getByText('读不到：需要任一会员方案。').waitFor();
  expect(await owner.violations()).toEqual([]);
  expect(owner.failures).toEqual([]);
});

it('shows an operator no money, and a writer no members', async () => {
  const { 阿宽: id } = await fourPeople();
  const operator = await asRole(StaffRole.OPERATOR);
  await operator.goTo(`/members/${id}`);
  const writer = await asRole(StaffRole.WRITER);
  await writer.goTo('/members');

  await operator.page.getByRole('link', { name: '备注' }).waitFor();
  expect(await operator.page.getByRole('link', { name: '订单' }).count()).toBe(0);
  await writer.page.getByRole('heading', { level: 1, name: '这里不归你的角色管' }).waitFor();
});

it('tries a list, brings it in, finds the work again, and takes the members out', async () => {
  const owner = await asOwner();
  await owner.goTo('/members/import');
  const { page } = owner;
  const csv = [
    'display_name,unionid,tier,starts_at,ends_at,tags',
    '林晚,u1,tea,2026-01-01,2099-12-31,老客',
    '周远,u2,,,,',
    '谁,,,,,',
  ].join('\n');

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { name: '试运行结果' }).waitFor();
  await page.getByRole('cell', { name: '新会员 · 开通会员期 · 加标签 老客' }).waitFor();
  expect(await owner.violations()).toEqual([]);
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  await page.locator('#main').getByRole('link', { name: '后台任务' }).click();
  await page.getByRole('row', { name: /导入会员.*新会员 2 位，会员期 1 个.*1 行有问题/ }).waitFor();
  await owner.goTo('/members?tag=老客');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const link = page.getByRole('row', { name: /导出会员/ }).getByRole('link', { name: '下载 CSV' });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);

  expect(download.suggestedFilename()).toMatch(/^members-\d{4}-\d\d-\d\d\.csv$/);
  expect(await owner.violations()).toEqual([]);
  expect(owner.failures).toEqual([]);
});

it('goes from the list into a story and back by the keyboard alone', async () => {
  await fourPeople();
  const { page } = await asOwner();
  await opened[0]!.goTo('/members');
  const name = page.getByRole('link', { name: '陈默' });
  await name.waitFor();

  await name.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '陈默' }).waitFor();
  await page.getByRole('button', { name: '赠送会员' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('赠送会员');
});
