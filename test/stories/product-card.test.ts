import { createHmac } from 'node:crypto';
import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import { Buyer } from '../support/buyer.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';

let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
afterAll(() => teahouse?.stop());

const Create = gql`
  mutation ($input: CreateAffiliateLinkInput!) {
    createAffiliateLink(input: $input) {
      ... on CreateAffiliateLinkSuccess { postbackKey postbackUrl link { id } }
    }
  }
`;
const Open = gql`
  mutation ($linkId: ID!) { openAffiliateLink(input: { linkId: $linkId }) { ... on OpenAffiliateLinkSuccess { path } } }
`;

const ledger = `
#  what                 account                        debit  credit  document
───────────────────────────────────────────────────────────────────────────────────────────────────────────
1  COMMISSION           assets:affiliate-shops:<link>  19.95          affiliate/<link>/TEA-1
                        income:commission                      19.95
2  COMMISSION_REVERSAL  income:commission               4.95          affiliate/<link>/TEA-1/reversed/9900
                        assets:affiliate-shops:<link>           4.95
3  COMMISSION_REVERSAL  income:commission              15.00          affiliate/<link>/TEA-1/reversed/39900
                        assets:affiliate-shops:<link>          15.00
───────────────────────────────────────────────────────────────────────────────────────────────────────────
   balanced                                            39.90   39.90
`;

it('earns the creator a share of a teapot that a shop sold, and gives it back as the teapot goes back', async () => {
  const account = await teahouse.given.account();
  const owner = teahouse.as(await teahouse.given.staff(account));
  const { createAffiliateLink: card } = await owner.request<{
    createAffiliateLink: { postbackKey: string; postbackUrl: string; link: { id: string } };
  }>(Create, {
    input: { title: '朱泥小壶', targetAppid: 'wx7ea0000000000099', targetPath: 'pages/pot?id=7', rateBps: 500 },
  });
  const reader = await Buyer.inMiniProgram(teahouse, account);
  const { openAffiliateLink } = await reader.graphql.request<{ openAffiliateLink: { path: string } }>(Open, {
    linkId: card.link.id,
  });
  const click = /teahouse_click=(.+)$/.exec(openAffiliateLink.path)![1];
  const report = async (refundedFen: number) => {
    const body = JSON.stringify({
      reference: 'TEA-1',
      amountFen: 39_900,
      occurredAt: '2026-03-01T20:15:00+08:00',
      refundedFen,
      click,
    });
    const time = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', card.postbackKey).update(`${time}.${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'teahouse-signature': `t=${time},v1=${signature}` };
    expect((await fetch(card.postbackUrl, { method: 'POST', headers, body })).status).toBe(200);
  };

  await report(0);
  await report(0);
  await report(9_900);
  await report(39_900);
  await report(9_900);

  const printed = await new Books(teahouse, account).printNamed(
    'a product card sells a teapot, which goes back in two parts',
  );
  expect(`\n${printed}\n`).toBe(ledger);
});
