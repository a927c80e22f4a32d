import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

/** As a browser follows a link of the console: with its cookies, and no header of ours. */
const download = (path: string, cookies: string) => fetch(`${teahouse.url}${path}`, { headers: { cookie: cookies } });

it('writes down who took which statement out as a file, and not who only tried', async () => {
  const range = 'from=2026-11-01&to=2026-11-22&step=MONTH';

  const taken = await download(`/statements.csv?${range}`, `teahouse_session=x; teahouse_console=${owner}`);
  const refused = await download(`/statements.csv?${range}`, 'teahouse_console=x');

  expect([taken.status, taken.headers.get('content-type'), refused.status]).toEqual([
    200,
    'text/csv; charset=utf-8',
    401,
  ]);
  const { auditEntries } = await teahouse.as(owner).request<{
    auditEntries: { edges: { node: { subjectType: string; subjectId: string; staff: { role: string } } }[] };
  }>('{ auditEntries(action: EXPORT) { edges { node { subjectType subjectId staff { role } } } } }');
  expect(auditEntries.edges.map(({ node }) => node)).toEqual([
    { subjectType: 'Statement', subjectId: '2026-11-01/2026-11-22', staff: { role: 'OWNER' } },
  ]);
});
