import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ListDesk } from './member-lists.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let desk: ListDesk;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  await teahouse.given.tier(account, { key: 'tea' });
  desk = new ListDesk(teahouse, await teahouse.given.staff(account, StaffRole.OPERATOR));
});
afterAll(() => teahouse?.stop());

const HEAD = 'display_name,unionid,openid,appid,tier,starts_at,ends_at,source,tags,note';
const listOf = (...rows: string[]) => [HEAD, ...rows].join('\n');
const counts = async () => {
  const [row] = await teahouse.sql<Record<string, number>>(
    `select (select count(*)::int from members where account_id = $1 and merged_into_id is null) as members,
            (select count(*)::int from memberships where account_id = $1) as memberships,
            (select count(*)::int from member_tags where account_id = $1) as tags,
            (select count(*)::int from member_notes where account_id = $1) as notes`,
    [account.id],
  );
  return row;
};

it('tells row by row what would happen, and changes nothing', async () => {
  const known = await teahouse.app.services.identities.meet(teahouse.app.orm.em, account.id, {
    appid: account.miniAppid,
    openid: 'known',
    nickname: '老陈',
  });
  await teahouse.sql('insert into member_tags values ($1, $2, $3, now())', [account.id, known.id, '老客']);

  const dryRun = await desk.try(
    listOf(
      `林晚,u1,,,tea,2026-01-01,2026-12-31,公众号,老客;深圳,喜欢岩茶`,
      `,,known,${account.miniAppid},,,,,老客,`,
      `林晚,u1,,,tea,2027-01-01,2027-12-31,,,`,
      `谁,,,,,,,,,`,
    ),
  );

  expect(dryRun).toMatchObject({
    kind: 'IMPORT_MEMBERS',
    status: 'DONE',
    fileName: '名单.csv',
    doneCount: 4,
    totalCount: 4,
  });
  expect(dryRun.memberImport).toEqual({
    isDryRun: true,
    rowCount: 4,
    newMemberCount: 1,
    membershipCount: 2,
    taggedCount: 1,
    noteCount: 1,
    unchangedCount: 1,
    problemCount: 1,
    ignoredColumns: [],
    rows: [
      {
        line: 2,
        name: '林晚',
        isNewMember: true,
        hasNewMembership: true,
        newTags: ['老客', '深圳'],
        hasNewNote: true,
        problem: null,
      },
      {
        line: 3,
        name: 'known',
        isNewMember: false,
        hasNewMembership: false,
        newTags: [],
        hasNewNote: false,
        problem: null,
      },
      {
        line: 4,
        name: '林晚',
        isNewMember: false,
        hasNewMembership: true,
        newTags: [],
        hasNewNote: false,
        problem: null,
      },
      {
        line: 5,
        name: '谁',
        isNewMember: false,
        hasNewMembership: false,
        newTags: [],
        hasNewNote: false,
        problem: '没有写是谁：请填 unionid，或同时填 openid 和 appid',
      },
    ],
  });
  expect(await counts()).toEqual({ members: 1, memberships: 0, tags: 1, notes: 0 });
});

it('brings in exactly what was tried', async () => {
  const imported = await desk.bringIn(
    listOf(`林晚,u1,,,tea,2026-01-01,2026-12-31,知识星球,老客;深圳,喜欢岩茶`, `,u2,o2,${account.miniAppid},,,,,,`),
  );

  expect(imported.memberImport).toMatchObject({
    isDryRun: false,
    newMemberCount: 2,
    membershipCount: 1,
    problemCount: 0,
  });
  expect(imported.downloadPath).toBeNull();
  expect(
    await teahouse.sql(
      `select m.display_name, m.source, s.source as kind, s.starts_at, s.ends_at, s.granted_by_staff_id is not null as by_staff
         from members m left join memberships s on s.member_id = m.id where m.account_id = $1 order by m.id`,
      [account.id],
    ),
  ).toEqual([
    {
      display_name: '林晚',
      source: '知识星球',
      kind: 'IMPORT',
      starts_at: new Date('2025-12-31T16:00:00Z'),
      ends_at: new Date('2026-12-31T16:00:00Z'),
      by_staff: true,
    },
    {
      display_name: expect.stringMatching(/^茶友 /),
      source: '',
      kind: null,
      starts_at: null,
      ends_at: null,
      by_staff: false,
    },
  ]);
  expect(await counts()).toEqual({ members: 2, memberships: 1, tags: 2, notes: 1 });
});

it('changes nothing the second time, nor after a membership was moved or ended', async () => {
  const list = listOf(`林晚,u1,,,tea,2026-01-01,2026-12-31,,老客,喜欢岩茶`, `周远,u2,,,tea,,2027-06-30,,,`);
  await desk.bringIn(list);
  await teahouse.sql(
    `update memberships set starts_at = starts_at + interval '40 days', ends_at = ends_at + interval '40 days' where account_id = $1`,
    [account.id],
  );
  await teahouse.sql(`update memberships set revoked_at = now(), revoke_reason = 'STAFF' where account_id = $1`, [
    account.id,
  ]);

  const again = await desk.bringIn(list);

  expect(again.memberImport).toMatchObject({
    newMemberCount: 0,
    membershipCount: 0,
    taggedCount: 0,
    noteCount: 0,
    unchangedCount: 2,
  });
  expect(await counts()).toEqual({ members: 2, memberships: 2, tags: 1, notes: 1 });
});

it('changes nothing twice when two import the same list at the same time', async () => {
  const list = listOf(...Array.from({ length: 30 }, (_, n) => `会员${n},u${n},,,tea,2026-01-01,2026-12-31,,标签,备注`));
  const dryRun = await desk.try(list);

  const ids = await Promise.all([desk.start(dryRun.id), desk.start(dryRun.id), desk.start(dryRun.id)]);
  const ended = await Promise.all(ids.map((id) => desk.ended(id)));

  expect(ended.map(({ status }) => status)).toEqual(['DONE', 'DONE', 'DONE']);
  expect(await counts()).toEqual({ members: 30, memberships: 30, tags: 30, notes: 30 });
});

it('finds the imported person again when they sign in', async () => {
  const person = await teahouse.given.person();
  const first = await Buyer.inMiniProgram(teahouse, account, { person });
  const [identity] = await teahouse.sql<{ unionid: string }>(
    `select unionid from member_identities i join sessions s on s.member_id = i.member_id where i.account_id = $1 and unionid is not null`,
    [account.id],
  );
  const elsewhere = await teahouse.given.account();
  const other = new ListDesk(teahouse, await teahouse.given.staff(elsewhere));

  // The same person of another account is somebody else; here they are known already.
  await other.bringIn(listOf(`林晚,${identity?.unionid},,,,,,,老客,`));
  const here = await desk.bringIn(listOf(`林晚,${identity?.unionid},,,tea,2026-01-01,2099-12-31,,老客,`));

  expect(here.memberImport).toMatchObject({ newMemberCount: 0, membershipCount: 1 });
  expect((await first.status()).memberships).toHaveLength(1);
});

it('joins somebody imported by their unionid with who signs in later', async () => {
  await desk.bringIn(listOf(`林晚,u-later,,,tea,2026-01-01,2099-12-31,,,`));

  const met = await teahouse.app.services.identities.meet(teahouse.app.orm.em, account.id, {
    appid: account.miniAppid,
    openid: 'o-later',
    unionid: 'u-later',
  });

  expect(met.displayName).toBe('林晚');
  expect(await counts()).toMatchObject({ members: 1, memberships: 1 });
});

it.each<[string, () => string, string]>([
  ['no identity', () => '林,,,,,,,,,', 'unionid'],
  ['half an identity', () => '林,,o1,,,,,,,', 'openid 和 appid'],
  ['a foreign app', () => '林,,o1,wx0000,,,,,,', 'wx0000'],
  ['an unknown tier', () => '林,u,,,gold,,2027-01-01,,,', 'gold'],
  ['a tier without end', () => '林,u,,,tea,2026-01-01,,,,', 'ends_at'],
  ['dates without a tier', () => '林,u,,,,2026-01-01,2027-01-01,,,', 'tier'],
  ['no calendar day', () => '林,u,,,tea,2026-02-30,2027-01-01,,,', '2026-02-30'],
  ['an end before the start', () => '林,u,,,tea,2026-02-01,2026-01-01,,,', '早于'],
  ['an end in the past without a start', () => '林,u,,,tea,,2020-01-01,,,', '早于'],
  ['a tag too long', () => `林,u,,,,,,,${'x'.repeat(31)},`, '30'],
  ['a note too long', () => `林,u,,,,,,,,${'x'.repeat(2001)}`, '2000'],
  ['a name too long', () => `${'x'.repeat(101)},u,,,,,,,,`, '100'],
  ['a source too long', () => `林,u,,,,,,${'x'.repeat(41)},,`, '40'],
])('says what is wrong with a row that has %s, and gives it back in a file', async (_, row, words) => {
  const dryRun = await desk.try(listOf(row(), '好的,u-good,,,,,,,,'));

  expect(dryRun.memberImport).toMatchObject({ problemCount: 1, newMemberCount: 1 });
  expect(dryRun.memberImport?.rows[0]?.problem).toContain(words);
  const [head, problem, end] = (await desk.file(dryRun)).split('\r\n');
  expect(head).toBe(`\ufeffline,problem,${HEAD}`);
  expect(problem).toMatch(/^2,/);
  expect(end).toBe('');
});

it('tells somebody’s other name in a row, and joins it to them', async () => {
  const { identities } = teahouse.app.services;
  await identities.meet(teahouse.app.orm.em, account.id, { appid: account.miniAppid, openid: 'o1' });

  const imported = await desk.bringIn(
    listOf(`林,u1,o1,${account.miniAppid},,,,,甲,`, `林,u1,o9,${account.officialAppid},,,,,乙,`, `周,u2,,,,,,,,`),
  );

  expect(imported.memberImport).toMatchObject({ newMemberCount: 1, taggedCount: 2, problemCount: 0 });
  expect(
    await teahouse.sql(
      `select count(distinct member_id)::int as people, count(*)::int as names from member_identities
        where account_id = $1 and unionid = 'u1'`,
      [account.id],
    ),
  ).toEqual([{ people: 1, names: 2 }]);
  expect(await counts()).toMatchObject({ members: 2, tags: 2 });
});

it('does not join two members because a row confuses them', async () => {
  const meet = (openid: string, unionid: string) =>
    teahouse.app.services.identities.meet(teahouse.app.orm.em, account.id, {
      appid: account.miniAppid,
      openid,
      unionid,
    });
  await meet('o1', 'u1');
  await meet('o2', 'u2');

  const imported = await desk.bringIn(
    listOf(`林,u2,o1,${account.miniAppid},,,,,,`, `林,u-typo,o1,${account.miniAppid},,,,,,`),
  );

  expect(imported.memberImport?.rows.map(({ problem }) => problem)).toEqual(
    Array(2).fill('openid 与 unionid 属于两位不同的会员'),
  );
  expect(await counts()).toMatchObject({ members: 2 });
  expect(
    await teahouse.sql('select openid, unionid from member_identities where account_id = $1 order by 1', [account.id]),
  ).toEqual([
    { openid: 'o1', unionid: 'u1' },
    { openid: 'o2', unionid: 'u2' },
  ]);
});

it('reads what spreadsheets write: GB 18030, Chinese heads, slashes in days, columns of their own', async () => {
  const gbk = Uint8Array.from([
    ...[0xc3, 0xfb, 0xd7, 0xd6], // 名字
    ...new TextEncoder().encode(',unionid,tier,ends_at,VIP\r\n'),
    ...[0xc1, 0xd6, 0xcd, 0xed], // 林晚
    ...new TextEncoder().encode(',u1,tea,2027/3/1,yes\r\n\r\n,,,,\r\n'),
  ]);

  const dryRun = await desk.try(gbk);

  expect(dryRun.memberImport).toMatchObject({
    rowCount: 1,
    membershipCount: 1,
    ignoredColumns: ['VIP'],
    rows: [{ name: '林晚' }],
  });
});

it.each([
  ['nothing', ''],
  ['no heads that name people', 'name,phone\n林,1'],
])('refuses %s at the door', async (_, csv) => {
  const answer = await desk.upload(csv);

  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'NOT_A_MEMBER_LIST' });
});

it('names the line of a quote that has no other', async () => {
  const answer = await desk.upload('unionid,note\nu1,好\nu2,"没有写完\nu3,"好"', { 'accept-language': 'zh-CN' });

  expect(answer.status).toBe(422);
  const told = (await answer.json()) as { code: string; message: string };
  expect(told.code).toBe('UNPAIRED_QUOTE');
  expect(told.message).toContain('第 3 行有一个引号没有配对');
});

it('lets nobody without the right send, start, see or download', async () => {
  const dryRun = await desk.try(listOf('谁,,,,,,,,,'));
  const writer = new ListDesk(teahouse, await teahouse.given.staff(account, StaffRole.WRITER));
  const finance = new ListDesk(teahouse, await teahouse.given.staff(account, StaffRole.FINANCE));
  const stranger = new ListDesk(teahouse, await teahouse.given.staff(await teahouse.given.account()));

  expect((await writer.upload(listOf())).status).toBe(403);
  expect((await desk.upload(listOf(), { authorization: '', 'teahouse-account': account.handle })).status).toBe(401);
  expect((await writer.download(dryRun.id)).status).toBe(403);
  expect((await stranger.download(dryRun.id)).status).toBe(404);
  expect(await stranger.task(dryRun.id)).toBeNull();
  expect(await finance.task(dryRun.id)).toBeNull();
  expect(await stranger.refused(dryRun.id)).toBe('MEMBER_LIST_NOT_TRIED');
});

it('starts only from a dry run, never from an import', async () => {
  const imported = await desk.bringIn(listOf('林,u1,,,,,,,,'));

  expect(await desk.refused(imported.id)).toBe('MEMBER_LIST_NOT_TRIED');
  expect(await desk.refused('no id')).toBe('MEMBER_LIST_NOT_TRIED');
});

it('does nothing in the name of somebody who has left', async () => {
  const { tasks } = teahouse.app.services;
  const [staff] = await teahouse.sql<{ id: string }>('select id from staff where account_id = $1 limit 1', [
    account.id,
  ]);
  const em = teahouse.app.orm.em.fork();
  const dryRun = await desk.try(listOf('林,u1,,,,,,,,'));
  await teahouse.sql('update staff set left_at = now() where id = $1', [staff!.id]);

  const task = await em.transactional((inner) =>
    tasks.begin(inner, {
      accountId: account.id,
      staffId: staff!.id,
      kind: 'EXPORT_MEMBERS' as never,
      input: { filter: null },
    }),
  );

  const owner = new ListDesk(teahouse, await teahouse.given.staff(account));
  expect(await owner.ended(task.id)).toMatchObject({
    status: 'FAILED',
    failureMessage: expect.stringContaining('权限'),
  });
  expect(dryRun.status).toBe('DONE');
});
