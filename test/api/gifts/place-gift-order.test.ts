import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
});
afterAll(() => teahouse?.stop());

const giftsOf = async (buyer: Buyer) =>
  teahouse.sql(
    `select g.kind, g.status, g.message, g.period, o.amount_fen::int as fen, o.xpay_product_id as good, o.tier_change
       from gifts g join orders o on o.id = g.order_id where g.giver_member_id = $1`,
    [(await buyer.status()).memberId],
  );

it('orders a membership for somebody else, as the good of its tier, with no code to show yet', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);

  const answer = await buyer.placeGiftOrder({ tierPriceId: tier.prices.QUARTER.id, message: ' 生日快乐 🎂 ' });

  expect(answer).toMatchObject({
    __typename: 'PlaceOrderSuccess',
    order: {
      kind: 'GIFT_MEMBERSHIP',
      status: 'OPEN',
      amountFen: 5_400,
      description: '赠送会员：tea · 3 个月',
      gift: {
        kind: 'MEMBERSHIP',
        status: 'UNPAID',
        message: '生日快乐 🎂',
        code: null,
        sharePath: null,
        expiresAt: null,
      },
    },
  });
  expect(await giftsOf(buyer)).toEqual([
    {
      kind: 'MEMBERSHIP',
      status: 'UNPAID',
      message: '生日快乐 🎂',
      period: 'QUARTER',
      fen: 5_400,
      good: 'th_tea_quarter',
      tier_change: null,
    },
  ]);
  expect(await buyer.giftsGiven()).toEqual([]);
});

it('orders an article for somebody else at its unlock price', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const article = await teahouse.given.article(account, { unlockPriceFen: 300 });

  const answer = await buyer.placeGiftOrder({ articleId: article.id });

  expect(answer).toMatchObject({
    order: { kind: 'GIFT_ARTICLE', amountFen: 300, description: `赠送文章《${article.title}》` },
  });
  expect(await giftsOf(buyer)).toMatchObject([{ kind: 'ARTICLE', period: null, good: 'th_unlock_300' }]);
});

it('can be given by who holds what is given', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { id: articleId } = await teahouse.given.article(account, { unlockPriceFen: 300 });
  await buyer.settle(await buyer.placeUnlockOrder({ articleId }));

  expect(await buyer.placeGiftOrder({ articleId })).toMatchObject({ __typename: 'PlaceOrderSuccess' });
});

it('makes one gift of a key, however often and at once it is sent, and refuses it for something else', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { id: articleId } = await teahouse.given.article(account, { unlockPriceFen: 300 });
  const key = randomUUID();
  const tierPriceId = tier.prices.MONTH.id;

  const answers = await Promise.all(Array.from({ length: 5 }, () => buyer.placeGiftOrder({ tierPriceId }, key)));

  expect(new Set(answers.map((answer) => answer.order?.id)).size).toBe(1);
  expect(await giftsOf(buyer)).toHaveLength(1);
  for (const other of [{ tierPriceId: tier.prices.YEAR.id }, { articleId }]) {
    expect(await buyer.placeGiftOrder(other, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  }
  expect(await buyer.placeOrder(tierPriceId, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
});

it('gives nothing that is not on sale', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const archived = await teahouse.given.tier(account);
  await teahouse.sql('update tiers set archived_at = now() where id = $1', [archived.id]);
  const withdrawn = await teahouse.given.tier(account);
  await teahouse.sql('update tier_prices set withdrawn_at = now() where tier_id = $1', [withdrawn.id]);
  const elsewhere = await teahouse.given.tier(await teahouse.given.account());
  const [unpriced, open] = [
    await teahouse.given.article(account),
    await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE, unlockPriceFen: 300 }),
  ];

  for (const tierPriceId of [archived, withdrawn, elsewhere].map(({ prices }) => prices.MONTH.id).concat('no id')) {
    expect(await buyer.placeGiftOrder({ tierPriceId })).toMatchObject({ __typename: 'TierNotOnSale' });
  }
  for (const articleId of [unpriced.id, open.id, teahouse.given.unknownId()]) {
    expect(await buyer.placeGiftOrder({ articleId })).toMatchObject({ __typename: 'NotForSale' });
  }
});

it('gives no pass', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const festival = await teahouse.given.tier(account);
  await teahouse.sql(
    `update tier_prices set period = 'PASS', pass_ends_at = now() + interval '30 days' where id = $1`,
    [festival.prices.YEAR.id],
  );

  expect(await buyer.placeGiftOrder({ tierPriceId: festival.prices.YEAR.id })).toEqual({
    __typename: 'PassNotGivable',
    code: 'PASS_NOT_GIVABLE',
    message: '通行证有固定的截止日，不能赠送，请选择按月或按年的会员',
  });
});

it('takes a message of 200 characters and not one more', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const tierPriceId = tier.prices.MONTH.id;

  expect(await buyer.placeGiftOrder({ tierPriceId, message: '🎂'.repeat(201) })).toEqual({
    __typename: 'GiftMessageTooLong',
    code: 'GIFT_MESSAGE_TOO_LONG',
    message: '赠言不超过 200 个字',
    maxLength: 200,
  });
  expect(await giftsOf(buyer)).toEqual([]);
  expect(await buyer.placeGiftOrder({ tierPriceId, message: '🎂'.repeat(200) })).toMatchObject({
    __typename: 'PlaceOrderSuccess',
  });
});

it('refuses strangers, who names neither thing or both, and where nothing can be bought', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const onIos = await Buyer.inMiniProgram(teahouse, account, { platform: 'ios' });
  const order = (what: string) => `mutation { placeGiftOrder(input: { ${what} idempotencyKey: "k" }) { __typename } }`;
  const price = `tierPriceId: "${tier.prices.MONTH.id}"`;

  expect(await errorOf(teahouse.anonymous(account.handle).request(order(price)))).toBe('UNAUTHENTICATED');
  expect(await errorOf(teahouse.as(await teahouse.given.staff(account)).request(order(price)))).toBe('UNAUTHENTICATED');
  expect(await errorOf(buyer.graphql.request(order('')))).toBe('BAD_INPUT');
  expect(await errorOf(buyer.graphql.request(order(`${price} articleId: "x"`)))).toBe('BAD_INPUT');
  expect(await onIos.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id })).toMatchObject({
    __typename: 'NoLawfulRail',
  });
});
