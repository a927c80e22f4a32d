import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { givenPeople } from './people.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;
let ids: Record<'one' | 'two' | 'three', string>;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
  ids = await givenPeople(teahouse, account, { one: { spentFen: 100 }, two: { spentFen: 200 }, three: {} });
});
afterAll(() => teahouse?.stop());

interface Tagged {
  readonly __typename: string;
  readonly tag?: string;
  readonly changedCount?: number;
  readonly changedMemberIds?: string[] | null;
  readonly code?: string;
}
const change = async (name: 'tagMembers' | 'untagMembers', input: object, token = owner): Promise<Tagged> => {
  const success = name === 'tagMembers' ? 'TagMembersSuccess' : 'UntagMembersSuccess';
  const answer = await teahouse.as(token).request<Record<string, Tagged>>(
    `mutation ($input: TagMembersInput!) { ${name}(input: $input) { __typename
      ... on ${success} { tag changedCount changedMemberIds } ... on UserError { code } } }`,
    { input },
  );
  return answer[name]!;
};
const tagged = async () =>
  (
    await teahouse.sql<{ tag: string; name: string }>(
      `select t.tag, m.display_name as name from member_tags t join members m on m.id = t.member_id
        where t.account_id = $1 order by 1, 2`,
      [account.id],
    )
  ).map(({ tag, name }) => `${tag}: ${name}`);

it('tags members by id, tells on whom the tag is new, and takes it off again', async () => {
  await change('tagMembers', { memberIds: [ids.one], tag: '老客' });

  const both = await change('tagMembers', { memberIds: [ids.one, ids.two, 'no id'], tag: ' 老客 ' });

  expect(both).toEqual({
    __typename: 'TagMembersSuccess',
    tag: '老客',
    changedCount: 1,
    changedMemberIds: [ids.two],
  });
  expect(await change('untagMembers', { memberIds: both.changedMemberIds, tag: '老客' })).toMatchObject({
    changedCount: 1,
  });
  expect(await tagged()).toEqual(['老客: one']);
});

it('tags everyone who fits a filter, and nobody of another account', async () => {
  const elsewhere = await givenPeople(teahouse, await teahouse.given.account(), { stranger: { spentFen: 900 } });

  expect(await change('tagMembers', { filter: { spentMinFen: 1 }, tag: '付费' })).toMatchObject({
    changedCount: 2,
    changedMemberIds: null,
  });
  expect(await change('tagMembers', { memberIds: [elsewhere.stranger], tag: '付费' })).toMatchObject({
    changedCount: 0,
  });

  expect(await tagged()).toEqual(['付费: one', '付费: two']);
});

it.each(['', '  ', 'a,b', '甲；乙', 'a\u0000b', 'x'.repeat(31)])('refuses %j as a tag', async (tag) => {
  expect(await change('tagMembers', { memberIds: [ids.one], tag })).toEqual({
    __typename: 'InvalidTag',
    code: 'INVALID_TAG',
  });
});

it('wants to be told which members, in one way', async () => {
  expect(await errorOf(change('tagMembers', { tag: 'x' }))).toBe('BAD_INPUT');
  expect(await errorOf(change('tagMembers', { tag: 'x', memberIds: [ids.one], filter: {} }))).toBe('BAD_INPUT');
  expect(await errorOf(change('tagMembers', { tag: 'x', memberIds: Array(501).fill(ids.one) }))).toBe('BAD_INPUT');
});

it('writes one entry into the audit log, however many were tagged, and none when nothing changed', async () => {
  await change('tagMembers', { filter: {}, tag: '全部' });
  await change('tagMembers', { filter: {}, tag: '全部' });
  await change('untagMembers', { memberIds: [ids.one], tag: '全部' });

  expect(
    await teahouse.sql(
      `select action, subject_type, subject_id, after - 'filter' as after from audit_entries
        where account_id = $1 and subject_type like 'Member%' order by occurred_at, id`,
      [account.id],
    ),
  ).toEqual([
    {
      action: 'UPDATE',
      subject_type: 'MemberTag',
      subject_id: '全部',
      after: { tag: '全部', deed: 'put on', memberCount: 3 },
    },
    {
      action: 'UPDATE',
      subject_type: 'Member',
      subject_id: ids.one,
      after: { tag: '全部', deed: 'taken off', memberCount: 1 },
    },
  ]);
});

const AddNote = gql`mutation ($input: AddMemberNoteInput!) { addMemberNote(input: $input) { __typename
  ... on AddMemberNoteSuccess { note { id text staff { role } } } ... on UserError { code } } }`;
const RemoveNote = gql`mutation ($input: RemoveMemberNoteInput!) { removeMemberNote(input: $input) { __typename
  ... on RemoveMemberNoteSuccess { memberId text } } }`;
interface Note {
  readonly __typename: string;
  readonly note: { readonly id: string };
}
const addNote = async (input: object, token = owner) =>
  (await teahouse.as(token).request<{ addMemberNote: Note }>(AddNote, { input })).addMemberNote;

it('keeps notes, the latest first, and gives back what a removed one said', async () => {
  const first = await addNote({ memberId: ids.one, text: ' 第一条\r\n换行 ' });
  await addNote({ memberId: ids.one, text: '第二条' });
  const texts = async () =>
    (
      await teahouse
        .as(owner)
        .request<{ member: { notes: { edges: { node: { text: string } }[] } } }>(
          gql`query ($id: ID!) { member(id: $id) { notes(first: 10) { edges { node { text } } } } }`,
          { id: ids.one },
        )
    ).member.notes.edges.map(({ node }) => node.text);

  expect(first).toEqual({
    __typename: 'AddMemberNoteSuccess',
    note: { id: expect.any(String), text: '第一条\n换行', staff: { role: 'OWNER' } },
  });
  expect(await texts()).toEqual(['第二条', '第一条\n换行']);
  expect(await teahouse.as(owner).request(RemoveNote, { input: { noteId: first.note.id } })).toEqual({
    removeMemberNote: { __typename: 'RemoveMemberNoteSuccess', memberId: ids.one, text: '第一条\n换行' },
  });
  expect(await texts()).toEqual(['第二条']);
});

it('refuses a note that says nothing or too much, or is about nobody here', async () => {
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());
  const { note } = await addNote({ memberId: ids.one, text: 'x' });
  const remove = (token: string) => teahouse.as(token).request(RemoveNote, { input: { noteId: note.id } });

  expect(await addNote({ memberId: ids.one, text: ' ' })).toMatchObject({ code: 'INVALID_MEMBER_NOTE' });
  expect(await addNote({ memberId: ids.one, text: 'x'.repeat(2001) })).toMatchObject({ code: 'INVALID_MEMBER_NOTE' });
  expect(await addNote({ memberId: ids.one, text: 'x' }, elsewhere)).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  expect(await errorOf(remove(elsewhere))).toBe('NOT_FOUND');
});

const Create = gql`mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename
  ... on CreateSegmentSuccess { segment { id name filter { status tag spentMinFen source } } } ... on UserError { code } } }`;
const Update = gql`mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { __typename
  ... on UpdateSegmentSuccess { segment { name filter { status tag } } } ... on UserError { code } } }`;
const Delete = gql`mutation ($input: DeleteSegmentInput!) { deleteSegment(input: $input) { __typename
  ... on DeleteSegmentSuccess { name filter { tag } } } }`;
interface Created {
  readonly segment: { readonly id: string };
}
const create = async (input: object, token = owner) =>
  (await teahouse.as(token).request<{ createSegment: Created }>(Create, { input })).createSegment;
const update = async (input: object, token = owner) =>
  (await teahouse.as(token).request<{ updateSegment: object }>(Update, { input })).updateSegment;
const names = async () =>
  (await teahouse.as(owner).request<{ segments: { name: string }[] }>(gql`{ segments { name } }`)).segments.map(
    ({ name }) => name,
  );

it('keeps a filter under a name, changes either, and deletes it', async () => {
  const made = await create({ name: ' 快到期 ', filter: { status: 'ENDING_SOON', spentMinFen: 100, tag: null } });

  expect(made).toEqual({
    __typename: 'CreateSegmentSuccess',
    segment: {
      id: made.segment.id,
      name: '快到期',
      filter: { status: 'ENDING_SOON', tag: null, spentMinFen: 100, source: null },
    },
  });
  const { id } = made.segment;
  expect(await update({ id, name: '老客' })).toMatchObject({
    segment: { name: '老客', filter: { status: 'ENDING_SOON' } },
  });
  expect(await update({ id, filter: { tag: '老客' } })).toMatchObject({
    segment: { name: '老客', filter: { status: null, tag: '老客' } },
  });
  expect(await names()).toEqual(['老客']);
  expect(await teahouse.as(owner).request(Delete, { input: { id } })).toEqual({
    deleteSegment: { __typename: 'DeleteSegmentSuccess', name: '老客', filter: { tag: '老客' } },
  });
  expect(await names()).toEqual([]);
});

it('refuses a name that is empty, too long or taken, a filter nobody can ask, and what is not its own', async () => {
  const { segment } = await create({ name: '甲', filter: {} });
  await create({ name: '乙', filter: {} });
  const elsewhere = await teahouse.given.staff(await teahouse.given.account());

  expect(await create({ name: '甲', filter: {} })).toMatchObject({ code: 'SEGMENT_NAME_TAKEN' });
  expect(await update({ id: segment.id, name: '乙' })).toMatchObject({ code: 'SEGMENT_NAME_TAKEN' });
  expect(await create({ name: ' ', filter: {} })).toMatchObject({ code: 'INVALID_SEGMENT_NAME' });
  expect(await create({ name: 'x'.repeat(41), filter: {} })).toMatchObject({ code: 'INVALID_SEGMENT_NAME' });
  expect(await errorOf(create({ name: '丙', filter: { joinedFrom: '昨天' } }))).toBe('BAD_INPUT');
  expect(await errorOf(update({ id: segment.id, name: '丁' }, elsewhere))).toBe('NOT_FOUND');
  expect(await create({ name: '甲', filter: {} }, elsewhere)).toMatchObject({ __typename: 'CreateSegmentSuccess' });
});
