import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenArticle, GivenTier } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let article: GivenArticle;
let giver: Buyer;
let receiver: Buyer;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  article = await teahouse.given.article(account, { policy: ArticlePolicy.PURCHASE, unlockPriceFen: 300 });
});
beforeEach(async () => {
  giver = await Buyer.inMiniProgram(teahouse, account);
  receiver = await Buyer.inMiniProgram(teahouse, account);
});
afterAll(() => teahouse?.stop());

const Preview = gql`
  query ($code: String!) {
    gift(code: $code) {
      kind giverName period message status viewerHasRedeemed expiresAt
      tier { name benefits }
      article { title lockedDocument viewerAccess { canRead } }
    }
  }
`;
const preview = async (buyer: Buyer, code: string) =>
  (await buyer.graphql.request<{ gift: Record<string, unknown> | null }>(Preview, { code })).gift;
const monthOfTea = async (message = '') =>
  giver.paidGift(await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id, message }));
const anArticle = async () => giver.paidGift(await giver.placeGiftOrder({ articleId: article.id }));
const revokeAllOf = async (buyer: Buyer) =>
  teahouse.sql(`update gifts set status = 'REVOKED', revoked_at = now() where giver_member_id = $1`, [
    (await buyer.status()).memberId,
  ]);

it('shows whoever has the code what it is, from whom, and until when', async () => {
  const code = await monthOfTea('喝茶去');
  const [{ name }] = (await teahouse.sql('select display_name as name from members where id = $1', [
    (await giver.status()).memberId,
  ])) as [{ name: string }];

  const shown = await preview(receiver, code);

  expect(shown).toEqual({
    kind: 'MEMBERSHIP',
    giverName: name,
    period: 'MONTH',
    message: '喝茶去',
    status: 'WAITING',
    viewerHasRedeemed: false,
    expiresAt: expect.any(String),
    tier: { name: 'tea', benefits: ['全部文章'] },
    article: null,
  });
  expect(await teahouse.anonymous(account.handle).request(Preview, { code })).toEqual({ gift: shown });
  expect(await preview(receiver, `${code}x`)).toBeNull();
  const elsewhere = await Buyer.inMiniProgram(teahouse, await teahouse.given.account());
  expect(await preview(elsewhere, code)).toBeNull();
  expect(await elsewhere.redeemGift(code)).toMatchObject({ __typename: 'GiftNotFound' });
});

it('shows an article that is given without what is locked in it', async () => {
  const code = await anArticle();

  expect(await preview(receiver, code)).toMatchObject({
    kind: 'ARTICLE',
    article: { title: article.title, lockedDocument: null, viewerAccess: { canRead: false } },
  });
});

it('shows the code to the giver alone, not to who reads orders, and to nobody once it is redeemed', async () => {
  const code = await monthOfTea();
  const orderOf = gql`query ($id: ID!) { order(id: $id) { gift { code sharePath } } }`;
  const [{ id }] = (await teahouse.sql('select order_id as id from gifts where giver_member_id = $1', [
    (await giver.status()).memberId,
  ])) as [{ id: string }];
  const owner = teahouse.as(await teahouse.given.staff(account));

  expect(code).toMatch(/^[A-Za-z0-9_-]{24}$/);
  expect(await giver.giftsGiven()).toMatchObject([{ code, sharePath: `/packages/gift/index?code=${code}` }]);
  expect(await giver.graphql.request(orderOf, { id })).toMatchObject({ order: { gift: { code } } });
  expect(await owner.request(orderOf, { id })).toEqual({ order: { gift: { code: null, sharePath: null } } });
  expect(await receiver.graphql.request(orderOf, { id })).toEqual({ order: null });
  const stored = await teahouse.sql<{ text: string }>('select g::text as text from gifts g where order_id = $1', [id]);
  expect(stored[0]!.text).not.toContain(Buffer.from(code).toString('hex'));

  await receiver.redeemGift(code);

  expect(await giver.giftsGiven()).toMatchObject([{ status: 'REDEEMED', code: null, sharePath: null }]);
});

it('begins a membership, and another one where the first ends', async () => {
  const [first, second] = [await monthOfTea(), await monthOfTea()];

  const one = await receiver.redeemGift(first);
  const two = await receiver.redeemGift(second);

  expect(one).toMatchObject({
    __typename: 'RedeemGiftSuccess',
    gift: { status: 'REDEEMED', viewerHasRedeemed: true },
    membership: { source: 'GIFT', isActive: true, tier: { name: 'tea' } },
    unlock: null,
    viewer: { member: { memberships: [{ isActive: true, source: 'GIFT', tier: { name: 'tea' } }] } },
  });
  expect(two).toMatchObject({
    membership: { startsAt: (one.membership as { endsAt: string }).endsAt, isActive: false },
  });
});

it('continues what the receiver has bought', async () => {
  await receiver.settle(await receiver.placeOrder(tier.prices.MONTH.id));
  const [bought] = (await receiver.status()).memberships;

  const { membership } = await receiver.redeemGift(await monthOfTea());

  expect(membership).toMatchObject({ startsAt: bought!.endsAt });
});

it('opens an article for good', async () => {
  const { unlock, membership } = await receiver.redeemGift(await anArticle());

  expect(membership).toBeNull();
  expect(unlock).toMatchObject({
    source: 'GIFT',
    isActive: true,
    article: { id: article.id, lockedDocument: { blocks: [{ text: [{ text: `锁住的${article.title}` }] }] } },
  });
});

it('has one winner when many redeem it at once', async () => {
  const code = await monthOfTea();
  const crowd = await Promise.all(Array.from({ length: 6 }, () => Buyer.inMiniProgram(teahouse, account)));

  const answers = await Promise.all(crowd.map((one) => one.redeemGift(code)));

  const names = answers.map(({ __typename }) => __typename).sort();
  expect(names).toEqual([...Array(5).fill('GiftAlreadyRedeemed'), 'RedeemGiftSuccess']);
  expect(answers.find(({ __typename }) => __typename === 'GiftAlreadyRedeemed')).toMatchObject({
    code: 'GIFT_ALREADY_REDEEMED',
    message: '这份礼物已经被别人领取了',
  });
  const begun = await teahouse.sql(
    `select m.member_id from memberships m join gifts g on g.id = m.gift_id and g.redeemed_by_member_id = m.member_id
      where g.giver_member_id = $1`,
    [(await giver.status()).memberId],
  );
  expect(begun).toHaveLength(1);
});

it('gives it once to who taps twice', async () => {
  const code = await monthOfTea();

  const answers = await Promise.all([receiver.redeemGift(code), receiver.redeemGift(code)]);
  answers.push(await receiver.redeemGift(code));

  expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill('RedeemGiftSuccess'));
  expect((await receiver.status()).memberships).toHaveLength(1);
});

it('may be redeemed by who gave it', async () => {
  expect(await giver.redeemGift(await monthOfTea())).toMatchObject({ __typename: 'RedeemGiftSuccess' });
});

it('is there from the moment it is paid', async () => {
  const placed = await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id });
  const sealed = await teahouse.sql<{ code: Buffer }>('select code_encrypted as code from gifts where order_id = $1', [
    placed.order!.id,
  ]);
  const code = teahouse.app.services.cipher.decrypt(sealed[0]!.code);

  expect(await preview(receiver, code)).toBeNull();
  expect(await receiver.redeemGift(code)).toMatchObject({ __typename: 'GiftNotFound', code: 'GIFT_NOT_FOUND' });
  await giver.settle(placed);
  expect(await receiver.redeemGift(code)).toMatchObject({ __typename: 'RedeemGiftSuccess' });
});

it('is gone when it was refunded', async () => {
  const code = await anArticle();
  await revokeAllOf(giver);

  expect(await preview(receiver, code)).toMatchObject({ status: 'REVOKED' });
  expect(await receiver.redeemGift(code)).toEqual({
    __typename: 'GiftRevoked',
    code: 'GIFT_REVOKED',
    message: '这份礼物已经退款或正在退款，不能领取了',
  });
  expect(await giver.giftsGiven()).toMatchObject([{ status: 'REVOKED', code: null }]);
});

it('is not given away while its money is on its way back', async () => {
  const there = await teahouse.given.account();
  const { id: articleId } = await teahouse.given.article(there, { unlockPriceFen: 300 });
  const [from, to] = [await Buyer.inMiniProgram(teahouse, there), await Buyer.inMiniProgram(teahouse, there)];
  const { paymentId } = await from.settle(await from.placeGiftOrder({ articleId }));
  const [gift] = await from.giftsGiven();
  const desk = await RefundDesk.open(teahouse, there);
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 3_600_000 } });

  await desk.refund(paymentId);

  expect(await to.redeemGift(gift!.code!)).toMatchObject({ __typename: 'GiftRevoked' });
  expect(await from.giftsGiven()).toMatchObject([{ status: 'WAITING' }]);
  await teahouse.sandbox.control('world', { settings: { xpayRefundMs: 0 } });
});

it('ends well when it is redeemed and refunded at the same moment', async () => {
  const desk = await RefundDesk.open(teahouse, account);
  for (let round = 0; round < 4; round += 1) {
    const placed = await giver.placeGiftOrder({ tierPriceId: tier.prices.MONTH.id });
    const { paymentId } = await giver.settle(placed);
    const [gift] = await giver.giftsGiven();
    const someone = await Buyer.inMiniProgram(teahouse, account);

    const [, answer] = await Promise.all([desk.refund(paymentId), someone.redeemGift(gift!.code!)]);
    await desk.ended();

    expect(answer.__typename).toMatch(/^(RedeemGiftSuccess|GiftRevoked)$/);
    expect((await giver.giftsGiven())[0]).toMatchObject({ status: 'REVOKED' });
    expect((await someone.status()).memberships.filter(({ isActive }) => isActive)).toEqual([]);
  }
});

it('is for members', async () => {
  const redeem = 'mutation { redeemGift(input: { code: "x" }) { __typename } }';

  expect(await errorOf(teahouse.anonymous(account.handle).request(redeem))).toBe('UNAUTHENTICATED');
});

it('waits for a year and not an instant longer', async () => {
  const clock = new ManualClock('2026-11-22T04:00:00.000Z');
  const later = await startTeahouse({ clock });
  try {
    const there = await later.given.account();
    const { id: articleId } = await later.given.article(there, { unlockPriceFen: 300 });
    const [from, to] = [await Buyer.inMiniProgram(later, there), await Buyer.inMiniProgram(later, there)];
    const [one, other] = [
      await from.paidGift(await from.placeGiftOrder({ articleId })),
      await from.paidGift(await from.placeGiftOrder({ articleId })),
    ];
    expect((await from.giftsGiven())[0]!.expiresAt).toBe('2027-11-22T04:00:00.000Z');
    await later.sql(`update sessions set expires_at = '2030-01-01'`);

    clock.set(new Date('2027-11-22T03:59:59.999Z'));
    expect(await to.redeemGift(one)).toMatchObject({ __typename: 'RedeemGiftSuccess' });
    clock.set(new Date('2027-11-22T04:00:00.000Z'));
    expect(await to.redeemGift(other)).toEqual({
      __typename: 'GiftExpired',
      code: 'GIFT_EXPIRED',
      message: '这份礼物已经过期，可以请赠送人申请退款',
    });
    expect(await preview(to, other)).toMatchObject({ status: 'EXPIRED' });
    expect((await from.giftsGiven()).map(({ status, code }) => [status, code])).toEqual([
      ['EXPIRED', null],
      ['REDEEMED', null],
    ]);
  } finally {
    await later.stop();
  }
});
