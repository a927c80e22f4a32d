import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ListDesk } from './member-lists.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let tea: GivenTier;
let wine: GivenTier;
let desk: ListDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  tea = await teahouse.given.tier(account, { key: 'tea' });
  wine = await teahouse.given.tier(account, { key: 'wine' });
  desk = new ListDesk(teahouse, await teahouse.given.staff(account));
});
afterAll(() => teahouse?.stop());

const HEAD = 'display_name,unionid,openid,appid,tier,starts_at,ends_at,source,tags,note,joined_at';
const awkward = [
  `=1+1,u1,o1,${'{mini}'},tea,2026-01-01,2026-12-31,FOLLOW,老客;深圳,"=HYPERLINK(""http://evil"",""x"")",2025-03-04T05:06:07.891+08:00`,
  `=1+1,u1,o2,${'{official}'},wine,2027-01-01 08:00:00.123,2027-12-31T00:00:00.456Z,FOLLOW,,"两行\n还有 ""引号"", 逗号",2025-03-04T05:06:07.891+08:00`,
  `'quoted',u2,,,,,,,,,`,
  `''@twice,u3,,,,,,@source,-tag,+note,`,
  `"逗号,，；",u4,,,tea,2026-05-05,2026-05-06,导入,,,`,
];
const list = () =>
  [HEAD, ...awkward]
    .join('\r\n')
    .replaceAll('{mini}', account.miniAppid)
    .replaceAll('{official}', account.officialAppid);

/** All members with everything of theirs that stands in a list are gone, as in a new installation. */
async function forgetMembers(): Promise<void> {
  for (const table of ['member_notes', 'member_tags', 'memberships', 'member_identities', 'members']) {
    await teahouse.sql(`delete from ${table} where account_id = $1`, [account.id]);
  }
}

it('comes in as it went out: the same members, memberships, tags and notes', async () => {
  await desk.bringIn(list());
  const out = await desk.file(await desk.takeOut());

  await forgetMembers();
  const imported = await desk.bringIn(out);
  const again = await desk.file(await desk.takeOut());

  expect(imported.memberImport).toMatchObject({ problemCount: 0, newMemberCount: 4, membershipCount: 3, noteCount: 3 });
  expect(again).toBe(out);
  expect(out.split('\r\n')).toHaveLength(7);
});

it('changes nothing when it comes in where it went out, money and ends of before included', async () => {
  const buyer = await Buyer.inMiniProgram(teahouse, account);
  await buyer.settle(await buyer.placeOrder(tea.prices.MONTH.id));
  await desk.bringIn(list());
  await teahouse.sql(
    `update memberships set revoked_at = starts_at + interval '3 days', revoke_reason = 'STAFF' where account_id = $1 and tier_id = $2 and source = 'IMPORT'`,
    [account.id, wine.id],
  );
  const before = await teahouse.sql('select id, ends_at from memberships where account_id = $1 order by id', [
    account.id,
  ]);

  const imported = await desk.bringIn(await desk.file(await desk.takeOut()));

  const { rowCount, ...told } = imported.memberImport!;
  expect(told).toMatchObject({ newMemberCount: 0, membershipCount: 0, taggedCount: 0, noteCount: 0, problemCount: 0 });
  expect(told.unchangedCount).toBe(rowCount);
  expect(
    await teahouse.sql('select id, ends_at from memberships where account_id = $1 order by id', [account.id]),
  ).toEqual(before);
});

it('writes a file that Excel opens as it is, and in which nothing runs', async () => {
  await desk.bringIn(list());

  const task = await desk.takeOut();
  const answer = await desk.download(task.id);
  const text = await desk.file(task);

  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="members-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(text.startsWith(`\ufeff${HEAD}\r\n`)).toBe(true);
  const cells = text.split(/[,\r\n]/).map((cell) => cell.replace(/^"/, ''));
  expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
  expect(task).toMatchObject({ doneCount: 4, totalCount: 4, memberExport: { memberCount: 4, rowCount: 5 } });
});

it('takes out only who fits, and says so in the audit log', async () => {
  await desk.bringIn(list());

  const task = await desk.takeOut({ tag: '深圳' });

  const [, first, ...rest] = (await desk.file(task)).split('\r\n');
  expect(first).toContain(`'=1+1,u1,o1`);
  expect(rest).toHaveLength(2);
  expect(
    await teahouse.sql(
      `select action, subject_type, subject_id, after from audit_entries where account_id = $1 and action = 'EXPORT'`,
      [account.id],
    ),
  ).toEqual([{ action: 'EXPORT', subject_type: 'Member', subject_id: task.id, after: { filter: '{"tag":"深圳"}' } }]);
});

it('keeps its files sealed, and forgets them after a week', async () => {
  await desk.bringIn(list());
  const task = await desk.takeOut();
  const [row] = await teahouse.sql<{ output_key: string }>('select output_key from tasks where id = $1', [task.id]);

  const publicly = await fetch(`${teahouse.url}/media/${row!.output_key}`);
  await teahouse.sql(
    `update tasks set ended_at = ended_at - interval '8 days', created_at = created_at - interval '8 days'`,
  );
  await teahouse.app.services.tasks.forgetFiles();

  expect(publicly.status).toBe(404);
  expect((await desk.task(task.id))?.downloadPath).toBeNull();
  expect((await desk.download(task.id)).status).toBe(404);
});

it('lists tasks, the latest first, to who may do such work', async () => {
  const dryRun = await desk.try(list());
  const task = await desk.takeOut();
  const finance = await teahouse.given.staff(account, StaffRole.FINANCE);
  const tasks = async (token: string, kind: string | null = null) =>
    (
      await teahouse
        .as(token)
        .request<{ tasks: { edges: { node: { id: string; staff: { role: string } } }[] } }>(
          'query ($kind: TaskKind) { tasks(first: 10, kind: $kind) { edges { node { id staff { role } } } } }',
          { kind },
        )
    ).tasks.edges.map(({ node }) => node);

  expect(await tasks(desk.token)).toEqual([
    { id: task.id, staff: { role: 'OWNER' } },
    { id: dryRun.id, staff: { role: 'OWNER' } },
  ]);
  expect(await tasks(desk.token, 'IMPORT_MEMBERS')).toHaveLength(1);
  expect(await tasks(finance)).toEqual([]);
});
