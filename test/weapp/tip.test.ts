import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../server/src/articles/article.entity.ts';
import type { GivenAccount, GivenArticle } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { type Phone, Phones } from './support/phones.ts';
import { accountWithMiniProgram } from './support/reading-room.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let article: GivenArticle;
let phones: Phones;
let person: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await accountWithMiniProgram(teahouse);
  await teahouse.given.tipGood(account);
  article = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });
  await teahouse.sql('update money_settings set tip_thank_you = $2 where account_id = $1', [
    account.id,
    '今晚的灯，算你点的。',
  ]);
  phones = new Phones(teahouse, account);
});
beforeEach(async () => {
  person = await teahouse.given.person();
});
afterEach(() => phones.putAway());
afterAll(() => teahouse?.stop());

async function openTipping(): Promise<Phone> {
  const phone = await phones.open(person, `pages/article/index?id=${article.id}`);
  await phone.tap('打赏');
  await phone.reads('请作者喝杯茶');
  return phone;
}

it('takes a tip with a word to the author, and shows the thanks only then', async () => {
  const phone = await openTipping();
  expect(phone.reader.responses.join()).not.toContain('今晚的灯');

  await phone.tap('¥18');
  await phone.write('textarea', '写得真好');
  await phone.tap('打赏 ¥18');
  const { amountFen } = await phone.pay();
  await phone.reads('今晚的灯，算你点的。');

  const tips = await teahouse.sql('select amount_fen, message from tips where paid_at is not null');
  expect(amountFen).toBe(1800);
  expect(tips).toEqual([{ amount_fen: 1800, message: '写得真好' }]);
  await phone.tap('回去接着读');
  await phone.reader.until(() => phone.reader.page.path === 'pages/article/index');
  expect(phone.reader.openPages).toEqual(['pages/article/index']);
});

it('takes an amount of the reader’s own, in whole yuan inside the Mini Program', async () => {
  const phone = await openTipping();
  await phone.tap('自己定');

  await phone.write('input', '6.5');
  await phone.reads('¥1 到 ¥200，整元');
  await phone.tap('先选一个金额');
  await phone.write('input', '８');
  await phone.tap('打赏 ¥8');
  const { amountFen } = await phone.pay();

  expect(amountFen).toBe(800);
  await phone.reads('心意收到了');
});

it('says so where no tips are taken', async () => {
  await teahouse.sql('update articles set is_tippable = false where id = $1', [article.id]);

  const phone = await phones.open(person, `packages/tip/index?article=${article.id}`);
  await phone.reads('现在不收打赏');
  await teahouse.sql('update articles set is_tippable = true where id = $1', [article.id]);

  expect(phone.reader.text()).not.toContain('¥');
});
