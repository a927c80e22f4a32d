import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import { Buyer } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let phones: Phones;
let person: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  tier = await teahouse.given.tier(account, { key: 'tea' });
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  person = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

it('gives a purchase back within the days for it, and locks what it opened', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.MEMBERS });
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  const reading = await phones.open(person, `pages/article/index?id=${article.id}`);
  await reading.reads(`锁住的${article.title}`);
  // A page without layout has no sizes of its own to tell: an article that was shown, and of which nothing is said, counts as read.
  await buyer.graphql.request(
    'mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename } }',
    {
      input: { articleId: article.id, readBps: 1_000 },
    },
  );

  const phone = await phones.open(person, 'pages/me/index');
  await phone.tap('tea · 按月');
  await phone.tap('退回这笔购买');
  await phone.agree();
  await phone.reads('正在退回这笔钱');
  await phone.reads('退款中，等微信退回');
  await teahouse.sandbox.control('clock', { advanceMs: 5 * 60_000 });
  await phone.reader.until(() => phone.reader.text().includes('这笔钱已经退回'), 15_000);

  const again = await phones.open(person, `pages/article/index?id=${article.id}`);
  await again.reads('还有 9 字没有读完');
  expect(phone.reader.text()).not.toContain('退回这笔购买');
});

it('leaves everything when the reader thinks better of it', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account, { person });
  const { orderId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  const phone = await phones.open(person, `packages/membership/order?id=${orderId}`);
  await phone.tap('退回这笔购买');

  const modal = await phone.reader.until(() => phone.reader.screen.modal);
  modal.answer(false);

  await phone.reads('退回这笔购买');
  expect(await teahouse.sql('select id from refunds where order_id = $1', [orderId])).toEqual([]);
});

it('says why a purchase cannot be given back any more', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const phone = await phones.open(person, `pages/article/index?id=${article.id}`);
  await phone.tap('解锁这一篇 ¥5');
  await phone.pay();
  await phone.reads(`锁住的${article.title}`);
  const [order] = await teahouse.sql<{ id: string; member_id: string }>(
    'select id, member_id from orders where article_id = $1',
    [article.id],
  );
  await teahouse.sql(
    `insert into reading_progress (account_id, member_id, article_id, read_bps, started_at, updated_at)
     values ($1, $2, $3, 9000, now(), now())
     on conflict (account_id, member_id, article_id) do update set read_bps = 9000, updated_at = now()`,
    [account.id, order?.member_id, article.id],
  );

  const receipt = await phones.open(person, `packages/membership/order?id=${order?.id}`);
  await receipt.reads('读过的部分已经超出可以退回的范围');

  expect(receipt.reader.text()).not.toContain('退回这笔购买');
});
