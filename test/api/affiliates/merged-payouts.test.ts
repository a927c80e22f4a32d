import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endPayout } from '../../../server/src/affiliates/payout-steps.ts';
import { Member } from '../../../server/src/members/member.entity.ts';
import { mergeMembers } from '../../../server/src/members/merge-members.ts';
import { newId } from '../../../server/src/shared/ids.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});
afterAll(() => teahouse?.stop());

/** A member whose one commission has cooled off and is on its way to them. */
async function earner(amountFen: number): Promise<{ buyer: Buyer; memberId: string; payoutId: string }> {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  const { memberId } = await buyer.status();
  const [link, conversion, payoutId] = [newId(), newId(), newId()];
  await teahouse.sql(
    `insert into affiliate_links (id, account_id, kind, title, target_url, rate_bps, earner_member_id, cooling_off_days, created_at)
     values ($1, $2, 'PRODUCT', '紫砂壶', 'https://shop.example', 1000, $3, 7, now())`,
    [link, account.id, memberId],
  );
  await teahouse.sql(
    `insert into affiliate_conversions (id, account_id, link_id, external_reference, amount_fen, source, occurred_at, created_at)
     values ($1, $2, $3, 'S-1', $4, 'CSV', now(), now())`,
    [conversion, account.id, link, amountFen * 10],
  );
  await teahouse.sql(
    `insert into payouts (id, account_id, member_id, method, amount_fen, merchant, out_bill_no, appid, openid, status, created_at)
     values ($1, $2, $3, 'TRANSFER', $4, $5, $6, 'wx1', 'o1', 'PROCESSING', now())`,
    [payoutId, account.id, memberId, amountFen, account.mchid, payoutId.replaceAll('-', '')],
  );
  await teahouse.sql(
    `insert into commissions (id, account_id, conversion_id, earner_member_id, amount_fen, status, payable_at, payout_id, created_at)
     values ($1, $2, $3, $4, $5, 'IN_PAYOUT', now(), $6, now())`,
    [newId(), account.id, conversion, memberId, amountFen, payoutId],
  );
  return { buyer, memberId, payoutId };
}

function merge(survivorId: string, absorbedId: string): Promise<void> {
  const { orm, clock } = teahouse.app;
  return orm.em.fork().transactional(async (em) => {
    const survivor = await em.findOneOrFail(Member, { id: survivorId });
    await mergeMembers(em, survivor, await em.findOneOrFail(Member, { id: absorbedId }), clock.now());
  });
}

function end(payoutId: string, hasSucceeded: boolean): Promise<void> {
  const now = teahouse.app.clock.now();
  const of = { accountId: account.id, payoutId, hasSucceeded, failure: null, at: now, now };
  return teahouse.app.orm.em.fork().transactional((em) => endPayout(em, of));
}

const Earned = gql`
  { viewer { promotion { payableFen paidFen } payouts { edges { node { amountFen status } } } } }
`;

it('pays nothing twice when two members with a payout each turn out to be one person', async () => {
  const [first, second, third] = [await earner(300), await earner(500), await earner(700)];
  await merge(second.memberId, third.memberId);
  await merge(first.memberId, second.memberId);

  await end(first.payoutId, true);
  expect(await first.buyer.graphql.request(Earned)).toMatchObject({
    viewer: { promotion: { payableFen: 0, paidFen: 300 } },
  });

  await end(second.payoutId, true);
  await end(third.payoutId, false);

  expect(await first.buyer.graphql.request(Earned)).toEqual({
    viewer: {
      promotion: { payableFen: 700, paidFen: 800 },
      payouts: {
        edges: [
          { node: { amountFen: 700, status: 'FAILED' } },
          { node: { amountFen: 500, status: 'SUCCEEDED' } },
          { node: { amountFen: 300, status: 'SUCCEEDED' } },
        ],
      },
    },
  });
});
