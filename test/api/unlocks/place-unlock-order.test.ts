import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const ordersOf = async (buyer: Buyer) =>
  teahouse.sql(
    `select kind, amount_fen::int as fen, list_amount_fen::int as list, quantity, xpay_product_id as good, article_id, series_id
       from orders where member_id = $1`,
    [(await buyer.status()).memberId],
  );

it('freezes the price of an article and names its good', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const article = await teahouse.given.article(account, { unlockPriceFen: 300 });

  const answer = await buyer.placeUnlockOrder({ articleId: article.id });
  await teahouse.sql('update articles set unlock_price_fen = 900 where id = $1', [article.id]);

  expect(answer).toMatchObject({
    __typename: 'PlaceOrderSuccess',
    order: { kind: 'ARTICLE_UNLOCK', status: 'OPEN', amountFen: 300, description: `解锁文章《${article.title}》` },
  });
  expect(await ordersOf(buyer)).toEqual([
    {
      kind: 'ARTICLE_UNLOCK',
      fen: 300,
      list: 300,
      quantity: 1,
      good: 'th_unlock_300',
      article_id: article.id,
      series_id: null,
    },
  ]);
});

it('sells a series as a whole', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });

  expect(await buyer.placeUnlockOrder({ seriesId })).toMatchObject({
    order: { kind: 'SERIES_UNLOCK', amountFen: 2_900 },
  });
  expect(await ordersOf(buyer)).toMatchObject([{ good: 'th_unlock_2900', article_id: null, series_id: seriesId }]);
});

it('makes one order of a key, however often and at once it is sent', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { id: articleId } = await teahouse.given.article(account, { unlockPriceFen: 300 });
  const key = randomUUID();

  const answers = await Promise.all(Array.from({ length: 5 }, () => buyer.placeUnlockOrder({ articleId }, key)));

  expect(new Set(answers.map((answer) => answer.order?.id)).size).toBe(1);
  expect(await ordersOf(buyer)).toHaveLength(1);
});

it('refuses a key that stood for another article, for its series or for a membership', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const [one, other] = [
    await teahouse.given.article(account, { unlockPriceFen: 300 }),
    await teahouse.given.article(account, { unlockPriceFen: 300 }),
  ];
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 300 });
  const tier = await teahouse.given.tier(account);
  await buyer.placeUnlockOrder({ articleId: one.id }, 'k1');
  await buyer.placeOrder(tier.prices.MONTH.id, 'k2');

  for (const [what, key] of [
    [{ articleId: other.id }, 'k1'],
    [{ seriesId }, 'k1'],
    [{ articleId: one.id }, 'k2'],
  ] as const) {
    expect(await buyer.placeUnlockOrder(what, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  }
});

it('sells nothing that has no price, no lock or no reader, nor what is unknown or another account’s', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const unpriced = await teahouse.given.article(account);
  const open = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE, unlockPriceFen: 300 });
  const withdrawn = await teahouse.given.article(account, { unlockPriceFen: 300 });
  await teahouse.sql(`update articles set status = 'WITHDRAWN' where id = $1`, [withdrawn.id]);
  const unlocked = await teahouse.given.article(account, { unlockPriceFen: 300 });
  await teahouse.sql('update articles set locked_document = null where id = $1', [unlocked.id]);
  const elsewhere = await teahouse.given.article(await teahouse.given.account(), { unlockPriceFen: 300 });
  const ids = [unpriced.id, open.id, withdrawn.id, unlocked.id, elsewhere.id, teahouse.given.unknownId(), 'no id'];

  for (const articleId of ids) {
    expect(await buyer.placeUnlockOrder({ articleId })).toEqual({
      __typename: 'NotForSale',
      code: 'NOT_FOR_SALE',
      message: '这一篇目前不单独出售，请看看会员方案',
    });
  }
  for (const seriesId of [await teahouse.given.series(account), teahouse.given.unknownId(), open.id]) {
    expect(await buyer.placeUnlockOrder({ seriesId })).toMatchObject({ __typename: 'NotForSale' });
  }
});

it('does not sell twice what is unlocked, alone or with its series', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
  const first = await teahouse.given.article(account, { seriesId, unlockPriceFen: 300 });
  const second = await teahouse.given.article(account, { seriesId, unlockPriceFen: 300 });
  await buyer.settle(await buyer.placeUnlockOrder({ articleId: first.id }));

  expect(await buyer.placeUnlockOrder({ articleId: first.id })).toEqual({
    __typename: 'AlreadyUnlocked',
    code: 'ALREADY_UNLOCKED',
    message: '你已经解锁过了，直接阅读就好',
  });
  await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));
  expect(await buyer.placeUnlockOrder({ articleId: second.id })).toMatchObject({ __typename: 'AlreadyUnlocked' });
  expect(await buyer.placeUnlockOrder({ seriesId })).toMatchObject({ __typename: 'AlreadyUnlocked' });
});

it('says where nothing can be bought', async () => {
  const onIos = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const { id: articleId } = await teahouse.given.article(account, { unlockPriceFen: 300 });

  expect(await onIos.placeUnlockOrder({ articleId })).toMatchObject({
    __typename: 'NoLawfulRail',
    reason: 'NO_LAWFUL_RAIL',
  });
});

it('refuses strangers, staff, and who names neither thing or both', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { id } = await teahouse.given.article(account, { unlockPriceFen: 300 });
  const order = (what: string) =>
    `mutation { placeUnlockOrder(input: { ${what} idempotencyKey: "k" }) { __typename } }`;
  const article = order(`articleId: "${id}"`);

  expect(await errorOf(teahouse.anonymous(account.handle).request(article))).toBe('UNAUTHENTICATED');
  expect(await errorOf(teahouse.as(await teahouse.given.staff(account)).request(article))).toBe('UNAUTHENTICATED');
  expect(await errorOf(buyer.graphql.request(order('')))).toBe('BAD_INPUT');
  expect(await errorOf(buyer.graphql.request(order(`articleId: "${id}", seriesId: "${id}"`)))).toBe('BAD_INPUT');
});

it('takes no money for what can be read already, or can no longer be read', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const [bought, withdrawn] = [
    await teahouse.given.article(account, { unlockPriceFen: 300 }),
    await teahouse.given.article(account, { unlockPriceFen: 300 }),
  ];
  const [onPhone, onTablet, ofWithdrawn, givenAway] = [
    await buyer.placeUnlockOrder({ articleId: bought.id }),
    await buyer.placeUnlockOrder({ articleId: bought.id }),
    await buyer.placeUnlockOrder({ articleId: withdrawn.id }),
    await buyer.placeGiftOrder({ articleId: withdrawn.id }),
  ];

  await buyer.settle(onPhone);
  await teahouse.sql(`update articles set status = 'WITHDRAWN' where id = $1`, [withdrawn.id]);

  for (const { order } of [onTablet, ofWithdrawn, givenAway]) {
    expect(await buyer.startPayment(order!.id)).toMatchObject({ __typename: 'OrderNotPayable', status: 'CLOSED' });
    expect(await buyer.order(order!.id)).toMatchObject({ payments: [] });
  }
  expect(await buyer.placeUnlockOrder({ articleId: bought.id })).toMatchObject({ __typename: 'AlreadyUnlocked' });
  expect(await buyer.placeUnlockOrder({ articleId: withdrawn.id })).toMatchObject({ __typename: 'NotForSale' });
});
