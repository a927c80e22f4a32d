import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { type Phone, Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let phones: Phones;
let giver: string;
let friend: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  tier = await teahouse.given.tier(account, { key: 'tea' });
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  [giver, friend] = [await teahouse.given.person(), await teahouse.given.person()];
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

interface ShareCard {
  title: string;
  path: string;
}

/** What WeChat's share card would hold. */
const shareCard = (phone: Phone): ShareCard =>
  phone.reader.callPage('onShareAppMessage', { from: 'button' }) as ShareCard;

async function giveMembership(): Promise<ShareCard> {
  const phone = await phones.open(giver, `packages/gift/give?price=${tier.prices.YEAR.id}`);
  await phone.write('textarea', '生日快乐');
  await phone.tap('买下送人 ¥216');
  await phone.pay();
  await phone.reads('礼物准备好了');
  return shareCard(phone);
}

it('gives a membership by WeChat’s share card, and a friend takes it', async () => {
  const card = await giveMembership();
  expect(card.title).toBe('送你「tea」会员 · 一年');
  expect(card.path).toMatch(/^\/packages\/gift\/index\?code=[\w-]{24}$/);

  const theirs = await phones.open(friend, card.path);
  await theirs.reads(/送你一份礼物.*「tea」会员 · 一年.*生日快乐/s);
  await theirs.tap('收下');
  await theirs.reads('已经是你的了');
  await theirs.reads(/「tea」有效期到/);

  const [membership] = await teahouse.sql('select source, order_id from memberships where account_id = $1', [
    account.id,
  ]);
  expect(membership).toEqual({ source: 'GIFT', order_id: null });
});

it('tells whoever comes later that it is taken, and its giver too', async () => {
  const card = await giveMembership();
  const first = await phones.open(friend, card.path);
  await first.tap('收下');
  await first.reads('已经是你的了');

  const late = await phones.open(await teahouse.given.person(), card.path);
  await late.reads('已被别人领走了');
  const again = await phones.open(giver, 'packages/gift/given');
  await again.reads('已被领取');

  expect(late.reader.text()).not.toContain('收下');
  await again.tap(/「tea」会员 · 一年/);
  await again.reads('礼物已被收下');
});

it('gives an article from its end, and takes it by the code alone', async () => {
  const article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  const mine = await phones.open(giver, `packages/gift/give?article=${article.id}`);
  await mine.tap('买下送人 ¥5');
  await mine.pay();
  await mine.reads('礼物准备好了');
  const code = mine.reader.find('.gift-card__code-signs')?.textContent ?? '';

  const theirs = await phones.open(friend, 'packages/gift/index');
  await theirs.write('input', `送你的：${code}，收好`);
  await theirs.tap('打开礼物');
  await theirs.tap('收下');
  await theirs.tap('去读');

  await theirs.reads(`锁住的${article.title}`);
});

it('says so when the code is nobody’s, or no code at all', async () => {
  const theirs = await phones.open(friend, 'packages/gift/index');
  await theirs.write('input', '不是码');
  await theirs.reads('检查一下链接或礼物码是否完整');

  await theirs.write('input', 'abcdefghijklmnopqrstuvwx');
  await theirs.tap('打开礼物');

  await theirs.reads('没有找到这份礼物');
});
