import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArticlePolicy } from '../../../server/src/articles/article.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { RefundDesk } from '../../support/refund-desk.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { monthlyFen: 1800 });
});
afterAll(() => teahouse?.stop());

const kept = async (memberId: string) => {
  const [row] = await teahouse.sql<{ spent_fen: number; last_read_at: Date | null }>(
    'select spent_fen, last_read_at from members where id = $1',
    [memberId],
  );
  return row!;
};

it('counts what is sold and what is given back, in the commits that book it', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { memberId } = await buyer.status();
  const desk = await RefundDesk.open(teahouse, account);

  const { paymentId } = await buyer.settle(await buyer.placeOrder(tier.prices.MONTH.id));
  expect(await kept(memberId)).toMatchObject({ spent_fen: 1800 });
  await desk.refund(paymentId, { amountFen: 500 });
  await desk.ended();
  expect(await kept(memberId)).toMatchObject({ spent_fen: 1300 });
  await desk.refund(paymentId, { amountFen: 1300 });
  await desk.ended();

  expect(await kept(memberId)).toMatchObject({ spent_fen: 0 });
});

it('knows when a member last read, to the minute', async () => {
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const { memberId } = await reader.status();
  const { id: articleId } = await teahouse.given.article(account, { policy: ArticlePolicy.EVERYONE });
  const read = (readBps: number) =>
    reader.graphql.request(`mutation ($input: RecordReadingInput!) { recordReading(input: $input) { __typename } }`, {
      input: { articleId, readBps },
    });

  const before = clock.now();
  await read(100);
  const first = (await kept(memberId)).last_read_at!;
  await read(200);
  expect((await kept(memberId)).last_read_at).toEqual(first);
  await clock.travel(teahouse, 61_000);
  await read(150);
  const { last_read_at: last } = await kept(memberId);

  expect(first.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(last!.getTime() - first.getTime()).toBeGreaterThanOrEqual(61_000);
});

it('keeps both when two members turn out to be one, with their notes and tags', async () => {
  const { identities } = teahouse.app.services;
  const em = teahouse.app.orm.em;
  const one = await identities.meet(em, account.id, { appid: account.miniAppid, openid: 'm1' });
  const other = await identities.meet(em, account.id, { appid: account.officialAppid, openid: 'o1', source: 'FOLLOW' });
  const set = (id: string, spentFen: number, readAt: string) =>
    teahouse.sql('update members set spent_fen = $2, last_read_at = $3 where id = $1', [id, spentFen, readAt]);
  await set(one.id, 1800, '2026-10-01T00:00:00Z');
  await set(other.id, 200, '2026-11-01T00:00:00Z');
  const tag = (id: string, word: string) =>
    teahouse.sql('insert into member_tags values ($1, $2, $3, now())', [account.id, id, word]);
  await tag(one.id, '老客');
  await tag(other.id, '老客');
  await tag(other.id, '深圳');

  await identities.meet(em, account.id, { appid: account.miniAppid, openid: 'm1', unionid: 'u1' });
  const merged = await identities.meet(em, account.id, { appid: account.officialAppid, openid: 'o1', unionid: 'u1' });

  expect(merged.id).toBe(one.id);
  expect(await kept(one.id)).toEqual({ spent_fen: 2000, last_read_at: new Date('2026-11-01T00:00:00Z') });
  expect(await kept(other.id)).toEqual({ spent_fen: 0, last_read_at: null });
  expect(await teahouse.sql('select source from members where id = $1', [one.id])).toEqual([{ source: 'FOLLOW' }]);
  expect(
    await teahouse.sql('select member_id, tag from member_tags where account_id = $1 order by tag', [account.id]),
  ).toEqual([
    { member_id: one.id, tag: '深圳' },
    { member_id: one.id, tag: '老客' },
  ]);
});
