import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ArticleDesk, type Draft, documentOf, paragraph } from './article-desk.ts';

const MINUTE = 60_000;
let teahouse: Teahouse;
let clock: ManualClock;
let account: GivenAccount;
let writer: ArticleDesk;
let editor: ArticleDesk;

beforeAll(async () => {
  clock = new ManualClock(new Date());
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  writer = new ArticleDesk(teahouse, await teahouse.given.staff(account, StaffRole.WRITER));
  editor = new ArticleDesk(teahouse, await teahouse.given.staff(account, StaffRole.EDITOR_IN_CHIEF));
});
afterAll(() => teahouse?.stop());

const asReader = async (id: string) => {
  const query = gql`query ($id: ID!) { article(id: $id) { title freeDocument } }`;
  return (await teahouse.anonymous(account.handle).request<{ article: object | null }>(query, { id })).article;
};
const listed = ({ revisions }: Draft) => revisions.edges.map(({ node }) => `${node.number} ${node.kind} ${node.title}`);

it('keeps every save, and takes what one person autosaves within five minutes together', async () => {
  const { id } = await writer.begin({ title: '一' });

  await writer.write(id, { title: '二' });
  clock.advance(2 * MINUTE);
  await writer.write(id, { title: '三' });
  clock.advance(4 * MINUTE);
  await writer.write(id, { title: '四' });
  await editor.write(id, { title: '五' });
  const { version } = await writer.read(id);
  await writer.send('update', { id, version, title: '六' });

  expect(listed(await writer.read(id))).toEqual([
    '5 SAVE 六',
    '4 AUTOSAVE 五',
    '3 AUTOSAVE 四',
    '2 AUTOSAVE 三',
    '1 SAVE 一',
  ]);
  expect(await writer.read(id)).toMatchObject({
    authorStaff: { displayName: 'WRITER' },
    latestRevision: { number: 5, savedBy: { displayName: 'WRITER' } },
  });
});

it('leaves a revision as it is when somebody replaces its words rather than go on from them', async () => {
  const { id } = await writer.begin({ title: '一' });
  await writer.write(id, { title: '另一个标签页写的' });

  await writer.write(id, { title: '这一个标签页写的', beginsRevision: true });

  expect(listed(await writer.read(id))).toEqual([
    '3 AUTOSAVE 这一个标签页写的',
    '2 AUTOSAVE 另一个标签页写的',
    '1 SAVE 一',
  ]);
});

it('keeps no revision of a save that changed no word, and lets the last autosave stand as saved', async () => {
  const { id } = await writer.begin({ title: '一' });
  await writer.write(id, { title: '二' });

  await writer.write(id, { policy: 'MEMBERS' });
  const { version } = await writer.read(id);
  await writer.send('update', { id, version, title: '二' });

  expect(listed(await writer.read(id))).toEqual(['2 SAVE 二', '1 SAVE 一']);
});

it('refuses to overwrite what somebody else saved, and hands out their words', async () => {
  const { id, version } = await writer.begin();
  await editor.send('update', { id, version, isAutosave: true, document: documentOf(paragraph('主编的话')) });

  const late = await writer.send('update', {
    id,
    version,
    isAutosave: true,
    document: documentOf(paragraph('作者的话')),
  });

  expect(late).toMatchObject({
    __typename: 'ArticleConflict',
    code: 'ARTICLE_CONFLICT',
    version: version + 1,
    article: {
      latestRevision: { document: documentOf(paragraph('主编的话')), savedBy: { displayName: 'EDITOR_IN_CHIEF' } },
    },
  });
  const mine = await writer.send('update', { id, version: late.version, document: documentOf(paragraph('作者的话')) });
  expect(listed(mine.article)).toEqual(['3 SAVE 夜话', '2 AUTOSAVE 夜话', '1 SAVE 夜话']);
});

it('shows readers nothing of what is saved while writing, until it is published', async () => {
  const { id } = await editor.begin({ title: '已发' });
  await editor.send('publish', { id });

  const written = await editor.write(id, { title: '改了一半', document: documentOf(paragraph('半句')) });

  expect(written.article).toMatchObject({
    title: '已发',
    hasPendingWords: true,
    latestRevision: { kind: 'AUTOSAVE', title: '改了一半' },
  });
  expect(await asReader(id)).toEqual({ title: '已发', freeDocument: documentOf(paragraph('开头')) });
  await editor.send('publish', { id });
  expect(await asReader(id)).toEqual({ title: '改了一半', freeDocument: documentOf(paragraph('半句')) });
  expect(await editor.read(id)).toMatchObject({ hasPendingWords: false, latestRevision: { kind: 'PUBLISH' } });
});

it('loses no word that was not published when the article is withdrawn', async () => {
  const { id } = await editor.begin({ title: '已发' });
  await editor.send('publish', { id });
  await editor.write(id, { title: '改了一半' });

  const { article } = await editor.send('withdraw', { id });

  expect(article).toMatchObject({ status: 'WITHDRAWN', title: '改了一半', hasPendingWords: false });
});

it('brings a revision back as a new one, and keeps what it replaced', async () => {
  const { id } = await writer.begin({ document: documentOf(paragraph('初稿')) });
  await writer.write(id, { document: documentOf(paragraph('二稿'), { type: 'paywall' }) });
  const { version, revisions } = await writer.read(id);

  const { article } = await writer.send('restore', { revisionId: revisions.edges[1]!.node.id, version });

  expect(article.document).toEqual(documentOf(paragraph('初稿')));
  expect(listed(article)).toEqual(['3 RESTORE 夜话', '2 AUTOSAVE 夜话', '1 SAVE 夜话']);
  expect(await writer.send('restore', { revisionId: revisions.edges[0]!.node.id, version })).toMatchObject({
    __typename: 'ArticleConflict',
  });
  // a paywall with nothing behind it yet is a word of the writer's too
  expect((await compare(revisions.edges[0]!.node.id)).document).toEqual(
    documentOf(paragraph('二稿'), { type: 'paywall' }),
  );
});

async function compare(id: string): Promise<{ document: object }> {
  const token = await teahouse.given.staff(account, StaffRole.REVIEWER);
  const query = gql`query ($id: ID!) { articleRevision(id: $id) { document } }`;
  return (await teahouse.as(token).request<{ articleRevision: { document: object } }>(query, { id })).articleRevision;
}

it('keeps revisions from other accounts and from who may not read drafts', async () => {
  const { id } = await writer.begin();
  await writer.write(id, { title: '新' });
  const { latestRevision, version } = await writer.read(id);
  const elsewhere = new ArticleDesk(teahouse, await teahouse.given.staff(await teahouse.given.account()));
  const finance = teahouse.as(await teahouse.given.staff(account, StaffRole.FINANCE));
  const query = gql`query ($id: ID!) { articleRevision(id: $id) { title } }`;

  await expect(elsewhere.send('restore', { revisionId: latestRevision!.id, version })).rejects.toThrow(/NOT_FOUND/);
  await expect(finance.request(query, { id: latestRevision!.id })).rejects.toThrow(/FORBIDDEN/);
  expect(await elsewhere.read(id)).toBeNull();
});
