import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { newId } from '../../../server/src/shared/ids.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

const ReadArticle = gql`
  query ($id: ID!) {
    article(id: $id) {
      unlockPriceFen
      viewerHasUnlocked
      viewerAccess { canRead reason until }
      lockedDocument
    }
  }
`;
const ReadUnlocks = gql`
  query ($first: Int!, $after: String) {
    viewer { member { unlocks(first: $first, after: $after) {
      edges { node { source isActive endsAt revokedAt article { title } series { id viewerHasUnlocked unlockPriceFen } } }
      pageInfo { hasNextPage endCursor }
    } } }
  }
`;

interface ReadArticleAnswer {
  article: {
    unlockPriceFen: number | null;
    viewerHasUnlocked: boolean;
    viewerAccess: object;
    lockedDocument: object | null;
  };
}
interface UnlocksAnswer {
  viewer: {
    member: {
      unlocks: { edges: { node: Record<string, unknown> }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
  };
}

const read = async (buyer: Buyer, id: string) =>
  (await buyer.graphql.request<ReadArticleAnswer>(ReadArticle, { id })).article;

it('opens the article that was bought, for good, and no other', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const bought = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
  const other = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 500 });
  expect(await read(buyer, bought.id)).toEqual({
    unlockPriceFen: 300,
    viewerHasUnlocked: false,
    viewerAccess: { canRead: false, reason: 'NEEDS_PURCHASE', until: null },
    lockedDocument: null,
  });

  await buyer.settle(await buyer.placeUnlockOrder({ articleId: bought.id }));

  expect(await read(buyer, bought.id)).toMatchObject({
    viewerHasUnlocked: true,
    viewerAccess: { canRead: true, reason: 'UNLOCKED', until: null },
    lockedDocument: { blocks: [{ text: [{ text: `锁住的${bought.title}` }] }] },
  });
  expect(await read(buyer, other.id)).toMatchObject({ viewerHasUnlocked: false, lockedDocument: null });
});

it('opens what is added later to a series that was bought, and shuts what is taken out of it', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
  await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));

  const later = await teahouse.given.article(account, { seriesId, policy: ArticlePolicy.PURCHASE });

  expect(await read(buyer, later.id)).toMatchObject({
    unlockPriceFen: null,
    viewerHasUnlocked: true,
    viewerAccess: { canRead: true, reason: 'UNLOCKED' },
  });
  await teahouse.sql('update articles set series_id = null where id = $1', [later.id]);
  expect(await read(buyer, later.id)).toMatchObject({ viewerHasUnlocked: false, viewerAccess: { canRead: false } });
});

it('lists what a member unlocked, the latest first, with what was taken back, in two pages', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const article = await teahouse.given.article(account, { unlockPriceFen: 300 });
  const seriesId = await teahouse.given.series(account, { unlockPriceFen: 2_900 });
  await buyer.settle(await buyer.placeUnlockOrder({ articleId: article.id }));
  await teahouse.sql('update unlocks set revoked_at = now() where article_id = $1', [article.id]);
  await buyer.settle(await buyer.placeUnlockOrder({ seriesId }));
  const page = async (after: string | null) =>
    (await buyer.graphql.request<UnlocksAnswer>(ReadUnlocks, { first: 1, after })).viewer.member.unlocks;

  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);

  expect(first.edges.map(({ node }) => node)).toEqual([
    {
      source: 'PURCHASE',
      isActive: true,
      endsAt: null,
      revokedAt: null,
      article: null,
      series: { id: seriesId, viewerHasUnlocked: true, unlockPriceFen: 2_900 },
    },
  ]);
  expect(second).toMatchObject({
    edges: [{ node: { isActive: false, article: { title: article.title }, revokedAt: expect.any(String) } }],
    pageInfo: { hasNextPage: false },
  });
});

it('counts an unlock from its first instant to the last but one', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { memberId } = await buyer.status();
  const articles = [
    await teahouse.given.article(account),
    await teahouse.given.article(account),
    await teahouse.given.article(account),
  ];
  for (const [index, [from, to]] of [
    ['-2 days', '-1 second'],
    ['-1 second', '1 hour'],
    ['1 hour', '2 hours'],
  ].entries()) {
    await teahouse.sql(
      `insert into unlocks (id, account_id, member_id, article_id, source, starts_at, ends_at, created_at)
       values ($1, $2, $3, $4, 'COMP', now() + $5::interval, now() + $6::interval, now())`,
      [newId(), account.id, memberId, articles[index]!.id, from, to],
    );
  }

  const reasons = await Promise.all(articles.map(async ({ id }) => (await read(buyer, id)).viewerHasUnlocked));

  expect(reasons).toEqual([false, true, false]);
});

it('opens in the Mini Program what the same person unlocked on a page', async () => {
  const person = await teahouse.given.person();
  const onPage = await Buyer.onPage(teahouse, account, { person });
  const article = await teahouse.given.article(account, { unlockPriceFen: 300 });
  await onPage.settle(await onPage.placeUnlockOrder({ articleId: article.id }));

  const inMiniProgram = await Buyer.inMiniProgram(teahouse, account, { person });

  expect(await read(inMiniProgram, article.id)).toMatchObject({ viewerHasUnlocked: true });
});

it('tells the staff how many hold an article that was paid for, before they take it away from them', async () => {
  const shop = await teahouse.given.account();
  const desk = await RefundDesk.open(teahouse, shop);
  const seriesId = await teahouse.given.series(shop, { unlockPriceFen: 2_900 });
  const [sold, other] = [
    await teahouse.given.article(shop, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300, seriesId }),
    await teahouse.given.article(shop, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 }),
  ];
  const [lin, chen, wu] = [
    await Buyer.inMiniProgram(teahouse, shop),
    await Buyer.inMiniProgram(teahouse, shop),
    await Buyer.inMiniProgram(teahouse, shop),
  ];
  await lin.settle(await lin.placeUnlockOrder({ articleId: sold.id }));
  await chen.redeemGift(await lin.paidGift(await lin.placeGiftOrder({ articleId: sold.id })));
  await chen.settle(await chen.placeUnlockOrder({ seriesId }));
  const { paymentId } = await wu.settle(await wu.placeUnlockOrder({ articleId: sold.id }));
  const writer = teahouse.as(await teahouse.given.staff(shop, StaffRole.WRITER));
  const buyerCountOf = async (id: string) => {
    const { articleDraft } = await writer.request<{ articleDraft: { buyerCount: number } }>(
      'query ($id: ID!) { articleDraft(id: $id) { buyerCount } }',
      { id },
    );
    return articleDraft.buyerCount;
  };

  expect(await buyerCountOf(sold.id)).toBe(3);
  expect(await buyerCountOf(other.id)).toBe(0);
  await desk.refund(paymentId);
  await desk.ended();
  expect(await buyerCountOf(sold.id)).toBe(2);
});
