import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let phones: Phones;
let person: string;
/** Pages by what they are, for whoever holds a membership. */
let pages: Record<string, string>;
/** What the account and its author named, in Chinese in both languages. */
let names: RegExp;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  await teahouse.sql(
    'update money_settings set are_promoters_enabled = true, is_auto_renewal_enabled = true where account_id = $1',
    [account.id],
  );
  const tea = await teahouse.given.tier(account, { key: 'tea', isRenewable: true });
  const seat = await teahouse.given.tier(account, { key: 'seat', monthlyFen: 4800 });
  const single = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const free = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2900 });
  person = await teahouse.given.person();
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  const { orderId } = await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  phones = new Phones(teahouse, account);
  pages = {
    paywall: `pages/article/index?id=${single.id}`,
    article: `pages/article/index?id=${free.id}`,
    series: `packages/series/index?id=${seriesId}`,
    tip: `packages/tip/index?article=${free.id}`,
    tiers: 'packages/membership/index',
    upgrade: `packages/membership/checkout?price=${seat.prices.MONTH.id}`,
    renewing: `packages/membership/checkout?price=${tea.prices.MONTH.id}`,
    offer: 'packages/membership/offer',
    'no such offer': 'packages/membership/offer?code=NOSUCH',
    renewal: 'packages/membership/renewal',
    orders: 'packages/membership/orders',
    order: `packages/membership/order?id=${orderId}`,
    give: `packages/gift/give?price=${tea.prices.YEAR.id}`,
    'gift code': 'packages/gift/index',
    'no such gift': 'packages/gift/index?code=abcdefghijklmnopqrstuvwx',
    gifts: 'packages/gift/given',
    promotion: 'packages/promotion/index',
    me: 'pages/me/index',
  };
  const [member] = await teahouse.sql<{ display_name: string }>(
    'select display_name from members where account_id = $1',
    [account.id],
  );
  const [series] = await teahouse.sql<{ title: string }>('select title from series where id = $1', [seriesId]);
  const given = [`茶馆 ${account.handle}`, member?.display_name ?? '', series?.title ?? '', single.title, free.title];
  names = new RegExp([...given, '锁住的', '谁都可以读的开头。', '全部文章', '简体中文'].join('|'), 'g');
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

const kinds = [
  ...['paywall', 'article', 'series', 'tip', 'tiers', 'upgrade', 'renewing', 'offer', 'no such offer', 'renewal'],
  ...['orders', 'order', 'give', 'gift code', 'no such gift', 'gifts', 'promotion', 'me'],
];

it.each(kinds)('says everything in English where the phone speaks it: %s', async (kind) => {
  const phone = await phones.open(person, pages[kind] ?? '', { language: 'en' });
  await phone.reader.until(() => phone.reader.text().length > 20 && !phone.reader.find('.skeleton'));

  expect(phone.reader.text().replace(names, '')).not.toMatch(/[一-鿿]/);
});

it.each(kinds)('says everything in Chinese where the phone speaks that: %s', async (kind) => {
  const phone = await phones.open(person, pages[kind] ?? '', { language: 'zh_CN' });
  await phone.reader.until(() => phone.reader.text().length > 6 && !phone.reader.find('.skeleton'));

  // names and numbers of ours are Latin; a sentence of several English words is not
  expect(phone.reader.text().replace(names, '')).not.toMatch(/[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/);
});
