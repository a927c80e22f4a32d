import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import type { GivenAccount } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones, says } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let phones: Phones;
let person: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  person = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

const pathOf = (articleId: string): string => `pages/article/index?id=${articleId}`;

it('opens the text in place, once its price is paid', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const phone = await phones.open(person, pathOf(article.id));
  await phone.reads('这一篇单独出售');
  expect(phone.reader.responses.join()).not.toContain(`锁住的${article.title}`);

  await phone.tap('解锁这一篇 ¥5');
  const { amountFen } = await phone.pay();
  await phone.reads(`锁住的${article.title}`);

  expect(amountFen).toBe(500);
  expect(phone.reader.openPages).toEqual(['pages/article/index']);
  expect(says(phone, '已解锁')).toBe(true);
  expect(phone.reader.text()).not.toContain('单独出售');
});

it('offers a single article beside membership, and membership first', async () => {
  await teahouse.given.tier(account, { key: 'tea' });
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS, unlockPriceFen: 300 });
  const phone = await phones.open(person, pathOf(article.id));
  await phone.reads('看看会员');

  const ways = phone.reader.findAll('.paywall button').map((button) => button.textContent);

  expect(ways).toEqual(['看看会员', '只读这一篇 ¥3']);
});

it('keeps the order when nothing was paid, and pays that one the second time', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const phone = await phones.open(person, pathOf(article.id));
  await phone.tap('解锁这一篇 ¥5');
  await phone.reader.until(() => phone.reader.paySheet);
  await phone.reader.cancelPayment();
  await phone.reads('没有付款，订单还留着');

  await phone.tap('继续支付');
  await phone.pay();
  await phone.reads(`锁住的${article.title}`);

  const orders = await teahouse.sql('select status from orders where article_id = $1', [article.id]);
  expect(orders).toEqual([{ status: 'PAID' }]);
});

it('unlocks a series on its page, and its articles with it', async () => {
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2900 });
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS, seriesId });
  const phone = await phones.open(person, `packages/series/index?id=${seriesId}`);

  await phone.tap('解锁 ¥29');
  const { amountFen } = await phone.pay();
  await phone.reads('整个系列都是你的了');
  await phone.reads('已解锁');
  const again = await phones.open(person, pathOf(article.id));

  expect(amountFen).toBe(2900);
  await again.reads(`锁住的${article.title}`);
});

it('tells the server how far the reader came in what they bought', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const phone = await phones.open(person, pathOf(article.id));
  await phone.tap('解锁这一篇 ¥5');
  await phone.pay();
  await phone.reads(`锁住的${article.title}`);
  const body = phone.reader.find('.reader__body');
  if (!body) throw new Error('the text has no place on the page');

  // a page without layout has no sizes of its own: two thirds of the text have been on this screen
  body.getBoundingClientRect = () => ({ ...zeroRect, top: -1212, height: 3000, bottom: 1788 }) as DOMRect;
  phone.reader.callPage('onPageScroll', { scrollTop: 1212 });

  const progress = () => teahouse.sql('select read_bps from reading_progress where article_id = $1', [article.id]);
  await phone.reader.until(async () => (await progress()).length > 0, 10_000);
  expect(await progress()).toEqual([{ read_bps: expect.any(Number) }]);
});

const zeroRect = { top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0 };

it('shows neither price nor button on an iPhone that has no lawful way to pay', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });

  const phone = await phones.open(person, pathOf(article.id), { platform: 'ios' });
  await phone.reads('按微信的规则');

  expect(phone.reader.text()).not.toMatch(/¥|解锁这一篇/);
});
