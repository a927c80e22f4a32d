import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let buyer: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  await teahouse.given.tipGood(account);
  buyer = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

/** Saves the owner's choices, past the API. */
const settings = (text: string) =>
  teahouse
    .sql(`insert into money_settings (account_id, updated_at) values ($1, now()) on conflict do nothing`, [account.id])
    .then(() => teahouse.sql(`update money_settings set ${text} where account_id = $1`, [account.id]));
const tipsInDatabase = () =>
  teahouse.sql(
    `select t.amount_fen::int as fen, t.message, t.article_id, t.paid_at, o.quantity, o.xpay_product_id as good
       from tips t join orders o on o.id = t.order_id where t.account_id = $1`,
    [account.id],
  );

it('begins a tip for an article, with a word to the creator', async () => {
  const article = await teahouse.given.article(account);

  const answer = await buyer.createTip({ amountFen: 600, articleId: article.id, message: ' 茶很香 🍵 ' });

  expect(answer).toMatchObject({
    __typename: 'CreateTipSuccess',
    tip: { amountFen: 600, message: '茶很香 🍵', paidAt: null, thankYou: null, article: { id: article.id } },
    order: { kind: 'TIP', status: 'OPEN', amountFen: 600, description: `打赏《${article.title}》` },
  });
  expect(await tipsInDatabase()).toEqual([
    { fen: 600, message: '茶很香 🍵', article_id: article.id, paid_at: null, quantity: 6, good: 'th_tip_yuan' },
  ]);
});

it('begins a tip for the creator as such', async () => {
  const answer = await buyer.createTip({ amountFen: 200 });

  expect(answer).toMatchObject({
    tip: { article: null, message: '' },
    order: { description: `打赏「茶馆 ${account.handle}」` },
  });
});

it('makes one tip of a key, however often and at once it is sent, and refuses it for another amount or article', async () => {
  const article = await teahouse.given.article(account);
  const idempotencyKey = randomUUID();

  const answers = await Promise.all(
    Array.from({ length: 5 }, () => buyer.createTip({ amountFen: 600, idempotencyKey })),
  );

  expect(new Set(answers.map((answer) => answer.order?.id)).size).toBe(1);
  expect(await tipsInDatabase()).toHaveLength(1);
  for (const other of [{ amountFen: 800 }, { amountFen: 600, articleId: article.id }]) {
    expect(await buyer.createTip({ ...other, idempotencyKey })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  }
});

it.each([
  ['below the least', 0],
  ['negative', -600],
  ['above the most', 20_100],
  ['not whole yuan', 650],
])('refuses an amount that is %s, and says what is welcome here', async (_, amountFen) => {
  expect(await buyer.createTip({ amountFen })).toEqual({
    __typename: 'TipAmountOutOfRange',
    code: 'TIP_AMOUNT_OUT_OF_RANGE',
    message: '打赏金额应在 1 元到 200 元之间，且为整元',
    minFen: 100,
    maxFen: 20_000,
    stepFen: 100,
  });
  expect(await tipsInDatabase()).toEqual([]);
});

it('takes any fen on a page inside the Official Account', async () => {
  const onPage = await Buyer.onPage(teahouse, account);

  expect(await onPage.createTip({ amountFen: 666 })).toMatchObject({ order: { amountFen: 666 } });
  expect(await onPage.createTip({ amountFen: 99 })).toMatchObject({
    __typename: 'TipAmountOutOfRange',
    message: '打赏金额应在 1 元到 200 元之间',
    stepFen: 1,
  });
  expect(await tipsInDatabase()).toMatchObject([{ fen: 666, quantity: 1, good: null }]);
});

it('keeps the owner’s range to what can be paid in this client', async () => {
  await settings('tip_min_fen = 150, tip_max_fen = 980');

  expect(await buyer.createTip({ amountFen: 100 })).toMatchObject({ minFen: 200, maxFen: 900 });
  expect(await buyer.createTip({ amountFen: 900 })).toMatchObject({ __typename: 'CreateTipSuccess' });
});

it('takes none where the owner wants none', async () => {
  await settings('is_tipping_enabled = false');

  expect(await buyer.createTip({ amountFen: 600 })).toEqual({
    __typename: 'TippingNotEnabled',
    code: 'TIPPING_NOT_ENABLED',
    message: '作者暂时没有开放打赏，谢谢你的心意',
  });
});

it('takes none in the Mini Program where the range holds no whole yuan', async () => {
  await settings('tip_min_fen = 110, tip_max_fen = 190');

  expect(await buyer.createTip({ amountFen: 100 })).toMatchObject({ __typename: 'TippingNotEnabled' });
});

it('takes none for an article that takes none, is not published, or is another account’s', async () => {
  const [closed, withdrawn] = [await teahouse.given.article(account), await teahouse.given.article(account)];
  await teahouse.sql('update articles set is_tippable = false where id = $1', [closed.id]);
  await teahouse.sql(`update articles set status = 'WITHDRAWN' where id = $1`, [withdrawn.id]);
  const elsewhere = await teahouse.given.article(await teahouse.given.account());

  for (const articleId of [closed.id, withdrawn.id, elsewhere.id, 'no id']) {
    expect(await buyer.createTip({ amountFen: 600, articleId })).toEqual({
      __typename: 'ArticleNotTippable',
      code: 'ARTICLE_NOT_TIPPABLE',
      message: '这篇文章没有开放打赏',
    });
  }
});

it('takes a message of 200 characters and not one more, emoji counted as one', async () => {
  expect(await buyer.createTip({ amountFen: 600, message: '🍵'.repeat(200) })).toMatchObject({
    __typename: 'CreateTipSuccess',
  });
  expect(await buyer.createTip({ amountFen: 600, message: '🍵'.repeat(201) })).toEqual({
    __typename: 'TipMessageTooLong',
    code: 'TIP_MESSAGE_TOO_LONG',
    message: '留言不超过 200 个字',
    maxLength: 200,
  });
  expect(await teahouse.sql('select 1 from orders where account_id = $1', [account.id])).toHaveLength(1);
});

it('is for members, where there is a way to pay', async () => {
  const onIos = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const tip = 'mutation { createTip(input: { amountFen: 600, idempotencyKey: "k" }) { __typename } }';

  expect(await onIos.createTip({ amountFen: 600 })).toMatchObject({ __typename: 'NoLawfulRail' });
  expect(await errorOf(teahouse.anonymous(account.handle).request(tip))).toBe('UNAUTHENTICATED');
  expect(await errorOf(teahouse.as(await teahouse.given.staff(account)).request(tip))).toBe('UNAUTHENTICATED');
});
