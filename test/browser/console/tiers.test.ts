import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { membershipWords } from '../../../miniprogram/src/features/memberships/membership-words.ts';
import { readerPageTexts } from '../../../server/console/src/features/tiers/reader-page.texts.ts';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { launchChromium } from '../support/chromium.ts';
import { ConsolePage } from './console.page.ts';

let teahouse: Teahouse;
let browser: Browser;
let account: GivenAccount;
let owner: ConsolePage;
let page: Page;

beforeAll(async () => {
  [teahouse, browser] = await Promise.all([startTeahouse(), launchChromium()]);
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await ConsolePage.signedIn(browser, teahouse, account);
  page = owner.page;
});
afterEach(async () => {
  expect(owner.failures).toEqual([]);
  await owner.close();
});
afterAll(async () => {
  await browser?.close();
  await teahouse?.stop();
});

const tiersOnSale = async () =>
  (
    await teahouse
      .anonymous(account.handle)
      .request<{ tiers: { name: string; prices: { amountFen: number }[] }[] }>(
        '{ tiers { name prices { amountFen } } }',
      )
  ).tiers;
const preview = () => page.getByRole('region', { name: '读者看到的会员页' });
const saved = (words: string) => page.getByText(words).waitFor();
const namesIn = (list: Locator) => list.getByRole('heading', { level: 3 }).allTextContents();

it('says on the preview what the Mini Program says', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const [ours, theirs] = [readerPageTexts[language], membershipWords[language]];
    expect({
      title: ours.title,
      heading: ours.heading,
      intro: ours.intro('茶馆'),
      perMonth: ours.perMonth('¥6'),
      save: ours.save(12),
      join: ours.join('¥6'),
      pass: ours.pass('明天'),
      passHint: ours.passHint,
      give: ours.give,
      noAutoRenew: ours.noAutoRenew,
      sellerIs: ours.sellerIs('茶馆'),
      emptyTitle: ours.emptyTitle,
      emptyHint: ours.emptyHint,
    }).toEqual({
      title: theirs.title,
      heading: theirs.heading,
      intro: theirs.intro('茶馆'),
      perMonth: theirs.perMonth('¥6'),
      save: theirs.save(12),
      join: theirs.join('¥6'),
      pass: theirs.pass('明天'),
      passHint: theirs.passHint,
      give: theirs.give,
      noAutoRenew: theirs.noAutoRenew,
      sellerIs: theirs.sellerIs('茶馆'),
      emptyTitle: theirs.emptyTitle,
      emptyHint: theirs.emptyHint,
    });
  }
});

describe('a tier', () => {
  it('is made with the readers’ page and the fees beside it, and is on sale then', async () => {
    await owner.goTo('/tiers');
    await page.getByText('还没有方案。', { exact: false }).waitFor();
    await page.getByRole('link', { name: '新建方案' }).click();
    await page.getByLabel('名称').fill('茶客');
    await page.getByRole('textbox', { name: '第 1 条权益' }).fill('全部文章');
    await page.getByLabel('代号').fill('tea');
    await page.getByLabel('价格（元）').fill('18');

    await preview().getByText('开通 ¥18').waitFor();
    await preview().getByText('全部文章').waitFor();
    await page.getByText('到手 ¥15.84').waitFor();
    expect(await tiersOnSale()).toEqual([]);
    await page.getByRole('button', { name: '建好并开售' }).click();
    await saved('方案已开售');

    await page.getByRole('heading', { level: 1, name: '茶客' }).waitFor();
    await page.getByText('th_tea_month').waitFor();
    expect(await tiersOnSale()).toEqual([{ name: '茶客', prices: [{ amountFen: 1_800 }] }]);
  });

  it('says beside the field what is wrong, and goes there', async () => {
    await owner.goTo('/tiers/new');
    await page.getByLabel('代号').fill('Tea!');
    await page.getByRole('button', { name: '建好并开售' }).click();

    await page.getByText('只能用 1–10 个小写字母或数字').waitFor();
    await page.getByText('请填 0.01 到 5,000,000 之间的金额').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  it('may have no benefits: empty lines are none', async () => {
    await owner.goTo('/tiers/new');
    await page.getByLabel('名称').fill('茶客');
    await page.getByRole('button', { name: '加一条权益' }).click();
    await page.getByRole('textbox', { name: '第 2 条权益' }).fill('  ');
    await page.getByLabel('代号').fill('tea');
    await page.getByLabel('价格（元）').fill('18');

    await page.getByRole('button', { name: '建好并开售' }).click();

    await saved('方案已开售');
    expect(await teahouse.sql('select benefits from tiers where account_id = $1', [account.id])).toEqual([
      { benefits: [] },
    ]);
  });

  it('gets other words, which readers see once they are saved', async () => {
    const { id } = await teahouse.given.tier(account, { key: 'tea' });
    await owner.goTo(`/tiers/${id}`);
    await page.getByLabel('名称').fill('雅座');
    await preview().getByText('雅座').waitFor();
    expect(await tiersOnSale()).toMatchObject([{ name: 'tea' }]);

    await page.getByRole('button', { name: '保存文字' }).click();
    await saved('已保存，读者现在就能看到');

    expect(await tiersOnSale()).toMatchObject([{ name: '雅座' }]);
  });

  it('asks before changes are lost', async () => {
    const { id } = await teahouse.given.tier(account, { key: 'tea' });
    await owner.goTo(`/tiers/${id}`);
    await page.getByLabel('名称').fill('雅座');
    await page.getByRole('link', { name: '返回会员方案' }).click();

    const dialog = page.getByRole('dialog', { name: '有没保存的修改' });
    await dialog.getByRole('button', { name: '留在这里' }).click();
    expect(await page.getByLabel('名称').inputValue()).toBe('雅座');
    await page.getByRole('link', { name: '返回会员方案' }).click();
    await dialog.getByRole('button', { name: '放弃修改' }).click();

    await page.getByRole('heading', { name: '在售' }).waitFor();
  });

  it('gets another price; the old one is off sale', async () => {
    const { id } = await teahouse.given.tier(account, { key: 'tea' });
    await owner.goTo(`/tiers/${id}`);
    await page.getByRole('button', { name: '改价 按月' }).click();
    const dialog = page.getByRole('dialog', { name: '给「按月」改价' });
    await dialog.getByText('请到「小程序后台', { exact: false }).waitFor();
    await dialog.getByLabel('价格（元）').fill('20');
    await dialog.getByRole('button', { name: '改价' }).click();
    await saved('已改价');

    expect((await tiersOnSale())[0]?.prices.map(({ amountFen }) => amountFen)).toEqual([2_000, 5_400, 21_600]);
  });

  it('is taken off sale after it was said who holds it and until when', async () => {
    const tier = await teahouse.given.tier(account, { key: 'tea' });
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
    await owner.goTo(`/tiers/${tier.id}`);
    await page.getByRole('button', { name: '停售方案' }).click();

    const dialog = page.getByRole('dialog', { name: '停售「tea」？' });
    await dialog.getByText(/^现在有 1 人持有，最晚的到 \d{4}年\d+月\d+日。$/).waitFor();
    await dialog.getByText('他们的会员照常到期，期间照常阅读', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '停售方案' }).click();
    await saved('已停售，持有的人不受影响');

    await page.getByRole('list', { name: '已停售' }).getByText('1 人持有').waitFor();
    expect(await tiersOnSale()).toEqual([]);
    expect((await buyer.status()).memberships).toMatchObject([{ isActive: true }]);
  });
});

describe('the order of tiers', () => {
  beforeEach(async () => {
    for (const key of ['one', 'two', 'three']) await teahouse.given.tier(account, { key });
    await teahouse.sql(
      `update tiers set position = case key when 'one' then 1 when 'two' then 2 else 3 end where account_id = $1`,
      [account.id],
    );
    await owner.goTo('/tiers');
  });
  const list = () => page.getByRole('list', { name: '在售' });
  const onSale = async () => (await tiersOnSale()).map(({ name }) => name);

  it('changes by keyboard, is told aloud, and can be undone', async () => {
    await page.getByRole('button', { name: /^移动「one」/ }).focus();
    await page.keyboard.press('ArrowDown');
    await saved('顺序已保存');

    await page.getByText('「one」移到了第 2 个，共 3 个').waitFor({ state: 'attached' });
    await expect.poll(onSale).toEqual(['two', 'one', 'three']);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^移动「one」/);
    await page.getByRole('button', { name: '撤销' }).click();
    await saved('已恢复原来的顺序');

    await expect.poll(onSale).toEqual(['one', 'two', 'three']);
  });

  it('changes by dragging', async () => {
    const from = (await page.getByRole('button', { name: /^移动「three」/ }).boundingBox())!;
    const to = (await page.getByRole('button', { name: /^移动「one」/ }).boundingBox())!;
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y - 10, { steps: 12 });
    await page.mouse.up();
    await saved('顺序已保存');

    await expect.poll(() => namesIn(list())).toEqual(['three', 'one', 'two']);
    await expect.poll(onSale).toEqual(['three', 'one', 'two']);
  });
});

describe('an offer', () => {
  beforeEach(async () => {
    await teahouse.given.tier(account, { key: 'tea' });
    await owner.goTo('/tiers/offers/new');
  });
  const effects = () => page.getByRole('region', { name: '启用后会怎样' });

  it('says what it will change, for whom and at what cost, before it is made', async () => {
    await page.getByLabel('名称').fill('中秋八折');
    await page.getByLabel('优惠码').fill('moon-80');
    await page.getByLabel('减去百分之几（%）').fill('20');
    await page.getByText('新会员', { exact: true }).click();
    await page.getByLabel('一共能用几次').fill('10');

    await effects().getByText('从没付费开通过会员的人买「tea · 按月」：原价 ¥18.00，只付 ¥14.40。').waitFor();
    await effects().getByText('一共能用 10 次，用完为止。').waitFor();
    await effects().getByText('你最多少收 ¥432.00。').waitFor();
    await page.getByRole('button', { name: '建好并启用' }).click();
    await saved('优惠已启用');

    const row = page.getByRole('row', { name: /中秋八折/ });
    await row.getByText('MOON-80').waitFor();
    await row.getByText('用了 0 / 10 次').waitFor();
    await row.getByText('进行中').waitFor();
    await row.getByRole('button', { name: '停用 中秋八折' }).click();
    await page.getByRole('dialog', { name: '停用「中秋八折」？' }).getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用').waitFor();
  });

  it('says beside the code that it is taken', async () => {
    const make = async () => {
      await page.getByLabel('名称').fill('试一周');
      await page.getByLabel('优惠码').fill('TRY-7');
      await page.getByText('免费试用', { exact: true }).click();
      await page.getByLabel('试用几天').fill('7');
      await page.getByLabel('用于哪个方案').click();
      await page.getByTitle('tea').click();
      await effects().getByText('可以免费用 7 天', { exact: false }).waitFor();
      await page.getByRole('button', { name: '建好并启用' }).click();
    };
    await make();
    await saved('优惠已启用');
    await owner.goTo('/tiers/offers/new');
    await make();

    await page.getByText('这个优惠码已经被用过（可能已归档），请换一个').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
  });
});

it('lists gifts, and leads to the order that paid them', async () => {
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const giver = await Buyer.inMiniProgram(teahouse, account);
  await giver.settle(await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id, message: '只给你看' }));
  await owner.goTo('/tiers/gifts');

  const row = page.getByRole('row', { name: /tea · 按月/ });
  await row.getByText('还没有人领').waitFor();
  expect(await page.content()).not.toContain('只给你看');
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /赠送会员/ }).waitFor();
});

it('shows finance what is sold, without the means to change it', async () => {
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const finance = await ConsolePage.withSession(
    browser,
    teahouse,
    await teahouse.given.staff(account, StaffRole.FINANCE),
  );
  await finance.goTo(`/tiers/${tier.id}`);
  await finance.page.getByText('到手 ¥15.84').waitFor();

  expect(await finance.page.getByRole('button', { name: /改价|停售|保存/ }).count()).toBe(0);
  await finance.close();
});
