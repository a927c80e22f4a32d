import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';
import { MenuPage } from './menu.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let owner: ConsolePage;
let menu: MenuPage;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await ConsolePage.signedIn(browser, teahouse, account);
  menu = new MenuPage(owner.page);
});
afterEach(async () => {
  expect(owner.failures).toEqual([]);
  await owner.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

interface Button {
  readonly name: string;
  readonly sub_button?: readonly Button[];
}
/** The names of the menu that followers see. */
async function namesAtWeChat(): Promise<unknown> {
  const { menus } = await teahouse.sandbox.control('state');
  const found = menus.find(({ appid }) => appid === account.officialAppid)?.menu as { button: Button[] } | undefined;
  const namesOf = ({ name, sub_button: list }: Button): unknown => (list?.length ? [name, ...list.map(namesOf)] : name);
  return found?.button.map(namesOf);
}

/** A menu that is saved: 今日, 会员, and 更多 with 关于 and 网站 in it. */
async function givenMenu(): Promise<void> {
  const entries = [
    { name: '今日', action: { kind: 'HOME' } },
    { name: '会员', action: { kind: 'MEMBERSHIP' } },
    {
      name: '更多',
      entries: [
        { name: '关于', action: { kind: 'HOME' } },
        { name: '网站', action: { kind: 'URL', url: 'https://blog.example/' } },
      ],
    },
  ];
  await teahouse
    .as(await teahouse.given.staff(account))
    .request('mutation ($input: UpdateCustomMenuInput!) { updateCustomMenu(input: $input) { __typename } }', {
      input: { entries },
    });
}

it('makes a menu on the phone, and gives it to WeChat', async () => {
  const article = await teahouse.given.article(account);
  await owner.goTo('/menu');
  await owner.page.getByText('还没有菜单。', { exact: false }).waitFor();
  await menu.addPrimary('今日');
  await menu.opensArticle(article.title);
  await menu.addPrimary('更多');
  await owner.page.getByText('展开子菜单').click();
  await menu.addSecondary('会员');
  await menu.opens('会员页');
  await menu.addSecondary('网站');
  await menu.opens('网页');
  await owner.page.getByLabel('网址').fill('https://blog.example/');

  await menu.save();
  expect(await namesAtWeChat()).toBeUndefined();
  await menu.publish();
  await owner.page.getByText('已发布，读者五分钟内看到').waitFor();

  expect(await namesAtWeChat()).toEqual(['今日', ['更多', '会员', '网站']]);
});

describe('what WeChat would refuse', () => {
  it('is said while it is typed, and cannot be saved', async () => {
    await owner.goTo('/menu');
    await menu.addPrimary('今晚的夜话');
    await owner.page.getByText('15 / 16 字节，一个汉字算 3 字节').waitFor();
    await menu.name('今晚的夜话呀');

    await owner.page.getByText('名称超出 2 字节，请删去 1 个汉字').waitFor();
    await owner.page.getByText('请选择要打开的文章').waitFor();
    await menu.entry('今晚的夜话呀，有问题要改').waitFor();
    await owner.page.getByRole('button', { name: '保存草稿' }).click();
    await owner.page.getByText('还有 1 处要改，改好才能保存').waitFor();

    await menu.opens('网页');
    await owner.page.getByLabel('网址').fill('www.example.com');
    await owner.page.getByText('网址要以 https:// 或 http:// 开头，请检查有没有写错').waitFor();
  });

  it('is said in words when only WeChat knows', async () => {
    await givenMenu();
    await owner.goTo('/menu');
    await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/menu/create', errcode: 48001, times: 1 });
    await menu.publish();

    await owner.page
      .getByRole('alert')
      .getByText('公众号没有自定义菜单权限，请先完成微信认证', { exact: false })
      .waitFor();
  });

  it('leads to the entry whose article was withdrawn meanwhile', async () => {
    const article = await teahouse.given.article(account);
    await owner.goTo('/menu');
    await menu.addPrimary('今日');
    await menu.opensArticle(article.title);
    await menu.save();
    await teahouse.sql(`update articles set status = 'WITHDRAWN' where id = $1`, [article.id]);
    await menu.publish();

    await owner.page.getByRole('alert').getByText('要打开的文章不存在或还没有发布', { exact: false }).waitFor();
    await owner.page.getByRole('region', { name: '一级菜单' }).waitFor();
  });
});

describe('moving', () => {
  beforeEach(async () => {
    await givenMenu();
    await owner.goTo('/menu');
    await menu.entry('今日').waitFor();
  });

  it('is dragging in the bar, in a list, and from one into another', async () => {
    await menu.drag(menu.entry('会员'), menu.entry('今日'));
    expect(await menu.bar()).toEqual(['会员', '今日', '更多']);

    await menu.entry('更多').click();
    await menu.drag(menu.entry('网站'), menu.entry('关于'));
    expect(await menu.list()).toEqual(['网站', '关于']);

    await menu.drag(menu.entry('会员'), menu.entry('关于'));
    expect(await menu.list()).toEqual(['网站', '会员', '关于']);
    expect(await menu.bar()).toEqual(['今日', '更多']);
  });

  it('is Alt and an arrow, told aloud, and every step of it is undone', async () => {
    await menu.entry('更多').click();
    await menu.entry('关于').focus();
    await owner.page.keyboard.press('Alt+ArrowDown');

    await owner.page.getByText('「关于」移到了「更多」下第 2 个，共 2 个').waitFor({ state: 'attached' });
    expect(await menu.list()).toEqual(['网站', '关于']);
    expect(await owner.page.evaluate(() => document.activeElement?.textContent)).toBe('关于');
    await owner.page.getByRole('button', { name: '移到菜单栏' }).click();
    await owner.page.getByText('菜单栏已经有 3 个了').waitFor();
    await owner.page.getByRole('button', { name: '删去' }).click();
    expect(await menu.list()).toEqual(['网站']);
    await owner.page.getByRole('button', { name: '撤销' }).click();
    await owner.page.getByRole('button', { name: '撤销' }).click();

    await menu.entry('更多').click();
    expect(await menu.list()).toEqual(['关于', '网站']);
  });
});

it('takes an earlier menu up again', async () => {
  await givenMenu();
  await owner.goTo('/menu');
  await menu.publish();
  await owner.page.getByText('已发布，读者五分钟内看到').waitFor();
  await menu.entry('今日').click();
  await menu.name('明日');
  await menu.publish();
  await expect.poll(namesAtWeChat).toEqual(['明日', '会员', ['更多', '关于', '网站']]);

  await owner.goTo('/menu/history');
  await owner.page
    .getByRole('button', { name: /^换回这一版/ })
    .last()
    .click();
  await owner.page.getByRole('dialog').getByRole('button', { name: '换回这一版' }).click();
  await owner.page.getByText('草稿换好了，确认后点「发布」').waitFor();
  await menu.entry('今日').waitFor();
  await menu.publish();

  await expect.poll(namesAtWeChat).toEqual(['今日', '会员', ['更多', '关于', '网站']]);
});

it('overwrites nothing that a colleague saved meanwhile', async () => {
  await givenMenu();
  await owner.goTo('/menu');
  await menu.entry('今日').click();
  await menu.name('明日');
  await givenMenu();
  await owner.page.getByRole('button', { name: '保存草稿' }).click();

  await owner.page.getByRole('alert').getByText('菜单已被别人修改，请重新载入后再保存').waitFor();
  await owner.page.getByRole('button', { name: '载入最新的' }).click();
  await menu.entry('今日').waitFor();
});

it('shows a writer the menu, without the means to change it', async () => {
  await givenMenu();
  const token = await teahouse.given.staff(account, StaffRole.WRITER);
  const writer = await ConsolePage.withSession(browser, teahouse, token);
  await writer.goTo('/menu');
  const phone = new MenuPage(writer.page);
  await phone.entry('更多').click();

  expect(await phone.list()).toEqual(['关于', '网站']);
  expect(await writer.page.getByRole('button', { name: /发布|保存|添加/ }).count()).toBe(0);
  await writer.close();
});

it('shows members with a tag a menu of their own, and says what WeChat shows to whom', async () => {
  await givenMenu();
  const regular = await Buyer.inMiniProgram(teahouse, account);
  await teahouse.sandbox.control('follow', { person: regular.person, appid: account.officialAppid });
  const { memberId } = await regular.status();
  await teahouse.sql(`update members set display_name = '周远' where id = $1`, [memberId]);
  await teahouse.sql(
    `insert into member_tags (account_id, member_id, tag, created_at) values ($1, $2, '老茶客', now()) returning 1`,
    [account.id, memberId],
  );
  const { page } = owner;
  const giveVariants = async () => {
    await page.getByRole('button', { name: '发布到微信' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布到微信' }).click();
  };
  await owner.goTo('/menu');
  await menu.publish();
  await page.getByText('已发布，读者五分钟内看到').waitFor();

  await page.getByRole('link', { name: '个性化菜单' }).click();
  await page.getByRole('link', { name: '新建个性化菜单' }).click();
  await page.getByLabel('给带哪个标签的人看').click();
  await page.getByTitle('老茶客（1 人）').click();
  await menu.addPrimary('续一壶');
  await menu.opens('会员页');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存，发布后才看得到').waitFor();
  await page.getByRole('heading', { name: '老茶客' }).waitFor();
  await giveVariants();
  await page.getByText('已发布，标签也同步好了').waitFor();
  await page.getByText('1 位关注者看得到').waitFor();

  await page.getByLabel('谁').fill('周');
  await page.getByTitle('周远（老茶客）').click();
  await page.getByRole('button', { name: '问微信' }).click();
  await page.getByText('微信给这个人看：续一壶').waitFor();
  expect(await owner.violations()).toEqual([]);

  await page.getByRole('button', { name: '去掉 老茶客' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '去掉' }).click();
  await giveVariants();
  await page.getByText('还没有个性化菜单。', { exact: false }).waitFor();
});
