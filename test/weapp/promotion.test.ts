import { gql } from 'graphql-request';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GivenAccount } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

const SHOP = { appid: 'wx7ea0000000000099', path: 'pages/goods/index?id=gaiwan' };

let teahouse: Teahouse;
let account: GivenAccount;
let phones: Phones;
let promoter: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  await teahouse.sql(
    'update money_settings set are_promoters_enabled = true, promoter_rate_bps = 1000, cooling_off_days = 0 where account_id = $1',
    [account.id],
  );
  await teahouse.sandbox.control('top-up', { mchid: account.mchid, amountFen: 10_000 });
  await teahouse.given.tier(account, { key: 'tea' });
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  promoter = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

it('shares a link, earns by it, and pays the earnings out into the member’s own hands', async () => {
  const mine = await phones.open(promoter, 'pages/me/index');
  await mine.tap('推荐有礼');
  await mine.tap('领取我的链接');
  await mine.reads('你得到其中的 10%');
  const card = mine.reader.callPage('onShareAppMessage', { from: 'button' }) as { path: string };
  expect(card.path).toMatch(/^\/packages\/membership\/index\?promoter=/);

  const theirs = await phones.open(await teahouse.given.person(), card.path);
  await theirs.reads('坐下来，慢慢读');
  await theirs.reader.until(async () => (await teahouse.sql('select 1 from affiliate_clicks')).length > 0);
  await theirs.tap('开通 ¥18');
  await theirs.tap('支付 ¥18');
  await theirs.pay();
  await theirs.reads('欢迎坐下');

  const again = await phones.open(promoter, 'packages/promotion/index', { storage: mine.reader.storage });
  await again.tap('提取 ¥1.80 到零钱');
  await again.reader.until(() => again.reader.transferSheet);
  expect(again.reader.transferSheet).toMatchObject({ amountFen: 180 });
  await again.reader.answerTransfer('confirm');
  await teahouse.sandbox.control('clock', { advanceMs: 5_000 });
  await again.reader.until(() => again.reader.text().includes('已经到账，在微信零钱里'), 20_000);
});

it('has no such page where the owner has it switched off', async () => {
  await teahouse.sql('update money_settings set are_promoters_enabled = false where account_id = $1', [account.id]);
  const phone = await phones.open(promoter, 'pages/me/index');
  await phone.reads('领取礼物');

  const page = await phones.open(promoter, 'packages/promotion/index');
  await page.reads('现在没有推荐有礼');

  expect(phone.reader.text()).not.toContain('推荐有礼');
  await teahouse.sql('update money_settings set are_promoters_enabled = true where account_id = $1', [account.id]);
});

it('leads from a product card to its shop, with a click the shop can tell us of', async () => {
  const owner = teahouse.as(await teahouse.given.staff(account));
  const { createAffiliateLink } = await owner.request<{ createAffiliateLink: { link: { id: string } } }>(
    gql`mutation ($input: CreateAffiliateLinkInput!) {
      createAffiliateLink(input: $input) { ... on CreateAffiliateLinkSuccess { link { id } } }
    }`,
    { input: { title: '白瓷盖碗', priceFen: 6800, rateBps: 800, targetAppid: SHOP.appid, targetPath: SHOP.path } },
  );
  const article = await teahouse.given.article(account);
  const card = {
    type: 'productCard',
    title: '白瓷盖碗',
    imageUrl: '/media/demo/gaiwan.png',
    amountFen: 6800,
    path: 'pages/home/index',
    linkId: createAffiliateLink.link.id,
  };
  await teahouse.sql('update articles set free_document = $2 where id = $1', [
    article.id,
    JSON.stringify({ type: 'document', blocks: [card] }),
  ]);
  const phone = await phones.open(promoter, `pages/article/index?id=${article.id}`);

  await phone.tap('到店里看看，由店家发货。');
  const call = await phone.reader.until(() => phone.reader.calls.find(({ name }) => name === 'navigateToMiniProgram'));

  expect(call.args).toEqual([
    expect.objectContaining({
      appId: SHOP.appid,
      path: expect.stringMatching(/^pages\/goods\/index\?id=gaiwan&teahouse_click=/),
    }),
  ]);
});
