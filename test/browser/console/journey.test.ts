import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { signInLink } from '../../../scripts/lib/sign-in-link.mjs';
import { png } from '../../api/media/files.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import type { WeChatSide } from '../../support/wechat-side.ts';
import { letMiniProgramReach } from '../../weapp/support/reading-room.ts';
import { SimulatorPage } from '../simulator/simulator.page.ts';
import { launchChromium } from '../support/chromium.ts';
import { ArticlePage } from './article.page.ts';
import { ConsolePage } from './console.page.ts';
import { Looks } from './looks.ts';
import { MenuPage } from './menu.page.ts';
import { SettingsPage } from './settings.page.ts';
import { acceptInvitation, StaffPage } from './staff.page.ts';

const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
const HANDLE = 'yeting';
const TITLE = '巷口的灯';
const FREE = '卖馄饨的推车晚上十点才到。';
/** Nobody may get this sentence before they have paid for it, nor after they had their money back. */
const LOCKED = '灯是他替一个不回来的人留的。';
const REMARK = '结尾再收一收就好';

/** The first is walked with all other tests; with `SHOTS` all are, and what they look like is kept in that folder. */
const VIEWS: readonly View[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
];

interface View {
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

let browser: Browser;
let view: View;
let teahouse: Teahouse;
let wechat: WeChatSide;
let reader: string;
let owner: ConsolePage;
let looks: Looks;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** A Teahouse that nobody has opened yet, and a WeChat that knows the account already. */
async function arrive(asSeen: View): Promise<void> {
  view = asSeen;
  looks = new Looks(`${view.theme}-${view.width}`);
  teahouse = await startTeahouse();
  wechat = await teahouse.given.weChatSide({ name: '夜听' });
  await letMiniProgramReach(teahouse, wechat);
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 0, refundDelayMs: 0 } });
  reader = await teahouse.given.person();
  owner = await newBrowser();
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await teahouse?.stop();
});

async function newBrowser(): Promise<ConsolePage> {
  const tab = await ConsolePage.open(browser, teahouse, {
    theme: view.theme,
    viewport: { width: view.width, height: 860 },
  });
  opened.push(tab);
  return tab;
}

async function phone(): Promise<SimulatorPage> {
  const simulator = await SimulatorPage.open(browser, teahouse.sandbox.url, {
    person: reader,
    open: wechat.officialAppid,
    theme: view.theme,
  });
  opened.push(simulator);
  return simulator;
}

const says = (words: string) => owner.page.getByText(words).waitFor();

async function openTheAccount(): Promise<void> {
  const link = await signInLink(teahouse.url, MASTER_KEY);
  const { page } = owner;
  await owner.goToLink(new URL(link!, teahouse.url).href);
  await page.getByLabel('公众号名称').fill('夜听');
  await page.getByLabel('短名').fill(HANDLE);
  await page.getByRole('radio', { name: /^服务号/ }).check();
  await page.getByLabel('你的名字').fill('老周');
  await looks.at(owner, 'open');
  await page.getByRole('button', { name: '开张，去设置' }).click();

  await says('完成了 0 / 10 步');
  await looks.at(owner, 'guide');
}

async function setItUp(): Promise<void> {
  const { page } = owner;
  const settings = new SettingsPage(page);
  await settings.goToStep('写好公众号资料');
  await page.getByLabel('简介').fill('夜里十点，听一条巷子说话。');
  await page.getByRole('checkbox', { name: '已通过微信认证' }).check();
  await page.getByRole('button', { name: '从素材库选择' }).click();
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: '头像.png', mimeType: 'image/png', buffer: png(240, 240, 150) });
  await page.getByRole('img', { name: '头像' }).waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await says('已保存');
  await looks.at(owner, 'account');

  await owner.goTo('/settings/connections');
  await settings.connectOfficialAccount(wechat);
  await settings.check('公众号', '密钥和 IP 白名单');
  await settings.check('公众号', '自定义菜单权限');
  await teahouse.sandbox.control('follow', { person: reader, appid: wechat.officialAppid });
  await settings.check('公众号', '消息推送');
  await settings.connectMiniProgram(wechat);
  await settings.check('小程序', '密钥');
  await settings.connectXpay(wechat);
  await settings.check('虚拟支付', 'OfferId 和签名');
  await settings.connectWeChatPay(wechat);
  await settings.check('微信支付', '商户和签名');
  await looks.at(owner, 'connections');

  await owner.goTo('/settings/money');
  await page.getByRole('button', { name: '看过了，就按这样' }).click();
  await says('已保存');
  await looks.at(owner, 'money-rules');
  await owner.goTo('/settings');
  await says('完成了 6 / 10 步');
  await looks.at(owner, 'guide-connected');
}

async function sell(): Promise<void> {
  const { page } = owner;
  await new SettingsPage(page).goToStep('建第一个会员方案');
  await page.getByLabel('名称').fill('夜客');
  await page.getByRole('textbox', { name: '第 1 条权益' }).fill('每一篇夜话的全文');
  await page.getByLabel('代号').fill('night');
  await page.getByLabel('价格（元）').fill('18');
  await page.getByRole('button', { name: '加一个价格' }).click();
  await page.getByLabel('价格（元）').last().fill('180');
  await looks.at(owner, 'tier-new');
  await seeReadersPage('每一篇夜话的全文');
  await page.getByRole('button', { name: '建好并开售' }).click();
  await says('方案已开售');
  await page.getByText('th_night_month').waitFor();
  await looks.at(owner, 'tier');
  const products = await page.locator('code').filter({ hasText: /^th_/ }).allTextContents();
  expect(products.sort()).toEqual(['th_night_month', 'th_night_year']);
  await teahouse.given.goods(wechat, [
    { productId: 'th_night_month', name: '夜客 月', priceFen: 1_800 },
    { productId: 'th_night_year', name: '夜客 年', priceFen: 18_000 },
  ]);

  await owner.goTo('/tiers/offers');
  await page.getByText('还没有优惠', { exact: false }).waitFor();
  await looks.at(owner, 'offers-empty');
  await page.getByRole('link', { name: '新建优惠' }).click();
  await page.getByLabel('名称').fill('开张八折');
  await page.getByLabel('优惠码').fill('OPEN-80');
  await page.getByLabel('减去百分之几（%）').fill('20');
  await page.getByText('新会员', { exact: true }).click();
  await page.getByRole('region', { name: '启用后会怎样' }).getByText('只付 ¥14.40。', { exact: false }).waitFor();
  await looks.at(owner, 'offer-new');
  await page.getByRole('button', { name: '建好并启用' }).click();
  await says('优惠已启用');
  await page.getByRole('row', { name: /开张八折/ }).waitFor();
  await looks.at(owner, 'offers');
}

/** The readers' page stands beside the form; where there is no room, behind a button. */
async function seeReadersPage(words: string): Promise<void> {
  const { page } = owner;
  const button = page.getByRole('button', { name: '看看读者的页面' });
  if (!(await button.isVisible())) {
    await page.getByRole('region', { name: '读者看到的会员页' }).getByText(words).waitFor();
    return;
  }
  await button.click();
  await page.getByRole('dialog', { name: '读者看到的会员页' }).getByText(words).waitFor();
  await looks.at(owner, 'tier-preview');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The owner invites, and two colleagues come in. @returns the writer's and the reviewer's browser */
async function gatherStaff(): Promise<[ConsolePage, ConsolePage]> {
  await owner.goTo('/staff');
  const staff = new StaffPage(owner.page);
  const links = [await staff.invite('阿梅', '作者'), await staff.invite('老秦', '审稿')];
  await looks.at(owner, 'staff');
  const [writer, reviewer] = [await newBrowser(), await newBrowser()];
  await writer.goToLink(links[0]!);
  await writer.page.getByText('「夜听」邀请你担任作者。').waitFor();
  await looks.at(writer, 'join');
  await acceptInvitation(writer, links[0]!);
  await writer.page.getByText('在期会员').first().waitFor();
  await looks.at(writer, 'writer-overview');
  await acceptInvitation(reviewer, links[1]!);
  return [writer, reviewer];
}

async function write(writer: ConsolePage): Promise<void> {
  await writer.goToSection('文章');
  await writer.page.getByText('还没有文章', { exact: true }).waitFor();
  await looks.at(writer, 'articles-empty');
  const article = new ArticlePage(writer);
  const { page } = article;
  await page.getByRole('button', { name: '写文章' }).click();
  await article.text.waitFor();
  await article.title.click();
  await page.keyboard.type(TITLE);
  await page.keyboard.press('Enter');
  await page.keyboard.type(FREE);
  await page.keyboard.press('Enter');
  await article.slash('fufei');
  await page.keyboard.type(LOCKED);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('radio', { name: '会员可读' }).check();
  await looks.at(writer, 'article-settings');
  await page.getByRole('button', { name: '保存设置' }).click();
  await page.getByText('设置已保存').waitFor();
  await article.closePanel();
  await article.saved();
  await looks.at(writer, 'editor');
  await page.getByRole('button', { name: '交稿审阅' }).click();
  await page.getByLabel('附一句话').fill('请老秦过目');
  await looks.at(writer, 'hand-in');
  await page.getByRole('dialog').getByRole('button', { name: '交稿审阅' }).click();
  await page.getByText('已交稿').waitFor();
}

async function review(reviewer: ConsolePage): Promise<void> {
  const article = new ArticlePage(reviewer);
  const { page } = article;
  await reviewer.goToSection('文章');
  await page.getByRole('link', { name: TITLE }).click();
  await article.text.getByText(LOCKED).waitFor();
  await looks.at(reviewer, 'review');
  await article.openComments();
  await page.getByText('请老秦过目').waitFor();
  await page.getByLabel('写批注').fill(REMARK);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('listitem').filter({ hasText: REMARK }).waitFor();
  await looks.at(reviewer, 'comments');
  await article.closePanel();
  await page.getByRole('button', { name: '转给主编' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '转给主编' }).click();
  await page.getByText('已转给主编').waitFor();
}

async function publish(): Promise<void> {
  const article = new ArticlePage(owner);
  const { page } = article;
  await owner.goTo('/articles?view=editor');
  await page.getByRole('link', { name: TITLE }).waitFor();
  await looks.at(owner, 'articles-with-editor');
  await page.getByRole('link', { name: TITLE }).click();
  await article.openComments();
  await page.getByText(REMARK).waitFor();
  await article.closePanel();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText(`分隔线以下有 ${[...LOCKED].length} 字要付费`).waitFor();
  await looks.at(owner, 'publish');
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await says('已发布，读者现在就能看到');
  await looks.at(owner, 'published');

  await owner.goTo('/menu');
  await says('还没有发布过，读者看不到菜单');
  await looks.at(owner, 'menu-empty');
  const menu = new MenuPage(page);
  await menu.addPrimary('今晚');
  await menu.opensArticle(TITLE);
  await menu.addPrimary('会员');
  await menu.opens('会员页');
  await looks.at(owner, 'menu');
  await menu.publish();
  await says('已发布，读者五分钟内看到');
  await looks.at(owner, 'menu-published');
}

async function buy(): Promise<void> {
  const simulator = await phone();
  const client = simulator.shownPage;
  await simulator.tapMenu('今晚');
  await client.getByText(FREE).waitFor();
  await looks.picture(simulator.page, 'reader-locked');
  expect(await simulator.everythingReceived()).not.toContain(LOCKED);
  await client.getByText('看看会员').click();
  await client.getByText(/^开通 ¥/).waitFor();
  await looks.picture(simulator.page, 'reader-memberships');
  await client.getByText(/^开通 ¥18$/).click();
  await client.getByText('有优惠码？').click();
  await client.locator('input').fill('open-80');
  await client.getByText('使用', { exact: true }).click();
  await client.getByText('已使用 OPEN-80').waitFor();
  await looks.picture(simulator.page, 'reader-quote');
  await client.getByText('支付 ¥14.40').click();
  await simulator.enterPin('123456');
  await simulator.page.getByRole('button', { name: '完成', exact: true }).click();
  await client.getByText('欢迎坐下').waitFor();
  await looks.picture(simulator.page, 'reader-welcome');
  await client.getByText('回去接着读').click();
  await client.getByText(LOCKED).waitFor();
  await looks.picture(simulator.page, 'reader-unlocked');
  expect(simulator.failures).toEqual([]);
}

/** Waits until the page of the money says what came in today. */
const todayIs = (yuan: string) =>
  owner.page
    .getByRole('main')
    .locator('dl > div')
    .filter({ hasText: '今日收入' })
    .getByText(yuan, { exact: true })
    .waitFor();

async function seeTheMoney(): Promise<void> {
  const { page } = owner;
  await owner.goTo('/settings');
  await says('都完成了');
  await looks.at(owner, 'guide-done');
  await owner.goTo('/');
  await page.getByText('在期会员').first().waitFor();
  await looks.at(owner, 'overview');
  await owner.goTo('/money');
  await todayIs('¥14.40');
  await looks.at(owner, 'money');
  await page.getByRole('main').getByRole('link', { name: '账本' }).click();
  const sale = page.getByRole('table').getByRole('link', { name: '销售' });
  await sale.waitFor();
  await looks.at(owner, 'ledger');
  await sale.click();
  await page.getByRole('heading', { level: 1, name: /夜客/ }).waitFor();
  await looks.at(owner, 'order');
}

async function refund(): Promise<void> {
  const { page } = owner;
  await page.getByRole('button', { name: '退款' }).click();
  await page.getByLabel('原因').fill('读者买错了');
  await looks.at(owner, 'refund');
  await page.getByRole('dialog').getByRole('button', { name: '退款' }).click();
  await says('退款已提交，微信到账后会显示在这里');
  // WeChat tells the server, and the page asks the server again.
  await page.getByRole('row', { name: /已到账/ }).waitFor({ timeout: 20_000 });
  await looks.at(owner, 'order-refunded');
  await owner.goTo('/money/ledger');
  await page.getByRole('table').getByRole('link', { name: '退款' }).waitFor();
  await looks.at(owner, 'ledger-refunded');
  await owner.goTo('/money');
  await todayIs('¥0.00');
  await looks.at(owner, 'money-refunded');
}

async function readAgain(): Promise<void> {
  const simulator = await phone();
  await simulator.tapMenu('今晚');
  await simulator.shownPage.getByText(FREE).waitFor();
  await simulator.shownPage.getByText('看看会员').waitFor();
  await looks.picture(simulator.page, 'reader-locked-again');
  expect(await simulator.everythingReceived()).not.toContain(LOCKED);
}

it.each(process.env.SHOTS ? VIEWS : VIEWS.slice(0, 1))(
  'leads a stranger from the printed link to the first payment and back, $theme, $width wide',
  async (asSeen) => {
    await arrive(asSeen);

    await openTheAccount();
    await setItUp();
    await sell();
    const [writer, reviewer] = await gatherStaff();
    await write(writer);
    await review(reviewer);
    await publish();
    await buy();
    await seeTheMoney();
    await refund();
    await readAgain();

    expect(looks.faults).toEqual([]);
  },
  300_000,
);
