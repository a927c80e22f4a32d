import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ArticleDesk, documentOf, paragraph } from './article-desk.ts';

const HOUR = 3_600_000;
let teahouse: Teahouse;
let clock: ManualClock;
let account: GivenAccount;
let writer: ArticleDesk;
let reviewer: ArticleDesk;
let editor: ArticleDesk;

beforeAll(async () => {
  clock = new ManualClock(new Date());
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  const desk = async (role: StaffRole) => new ArticleDesk(teahouse, await teahouse.given.staff(account, role));
  [writer, reviewer, editor] = await Promise.all([
    desk(StaffRole.WRITER),
    desk(StaffRole.REVIEWER),
    desk(StaffRole.EDITOR_IN_CHIEF),
  ]);
});
afterAll(() => teahouse?.stop());

const publishDue = () => teahouse.app.services.articleSchedules.publishDue();
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString();

it('goes from its writer through the reviewer and the editor-in-chief to the readers, with a word at each step', async () => {
  const { id } = await writer.begin();

  await writer.step(id, 'HAND_IN', '请过目');
  await reviewer.step(id, 'PASS_ON', '只改了错字');
  await editor.step(id, 'APPROVE');
  const published = await writer.send('publish', { id });

  expect(published.__typename).toBe('PublishArticleSuccess');
  const { comments, reviewState } = await reviewer.read(id);
  expect(reviewState).toBe('APPROVED');
  expect(comments).toMatchObject([
    { staff: { displayName: 'WRITER' }, fromState: 'WRITING', toState: 'IN_REVIEW', text: '请过目' },
    { staff: { displayName: 'REVIEWER' }, fromState: 'IN_REVIEW', toState: 'WITH_EDITOR', text: '只改了错字' },
    { staff: { displayName: 'EDITOR_IN_CHIEF' }, fromState: 'WITH_EDITOR', toState: 'APPROVED', text: '' },
  ]);
});

it('lets nobody take a step that is not theirs, or not possible from here', async () => {
  const { id } = await writer.begin();

  await expect(reviewer.step(id, 'HAND_IN')).rejects.toThrow(/FORBIDDEN/);
  await expect(writer.step(id, 'APPROVE')).rejects.toThrow(/FORBIDDEN/);
  expect(await reviewer.step(id, 'PASS_ON')).toMatchObject({
    code: 'REVIEW_STEP_NOT_POSSIBLE',
    reviewState: 'WRITING',
  });
  await writer.step(id, 'HAND_IN');
  await reviewer.step(id, 'PASS_ON');
  await expect(reviewer.step(id, 'SEND_BACK')).rejects.toThrow(/FORBIDDEN/);
  expect(await writer.step(id, 'TAKE_BACK')).toMatchObject({ code: 'REVIEW_STEP_NOT_POSSIBLE' });
  expect((await editor.step(id, 'SEND_BACK', '结尾太急')).article.reviewState).toBe('WRITING');
});

it('passes on what was read: a step with an old version is refused', async () => {
  const { id, version } = await writer.begin();
  await writer.write(id, { title: '又改了' });

  const step = await editor.send('review', { id, version, step: 'APPROVE' });

  expect(step).toMatchObject({ __typename: 'ArticleConflict', article: { latestRevision: { title: '又改了' } } });
});

it('asks a writer for approval before readers see anything, and again after they changed a word', async () => {
  const { id } = await writer.begin();

  expect(await writer.send('publish', { id })).toMatchObject({ code: 'REVIEW_REQUIRED', reviewState: 'WRITING' });
  await editor.step(id, 'APPROVE');
  await writer.write(id, { title: '换了题' });
  expect(await writer.send('publish', { id })).toMatchObject({ code: 'REVIEW_REQUIRED', reviewState: 'WRITING' });
  expect((await editor.send('publish', { id })).__typename).toBe('PublishArticleSuccess');
  const { version } = await writer.read(id);
  expect(await writer.send('update', { id, version, policy: 'EVERYONE' })).toMatchObject({
    __typename: 'UpdateArticleSuccess',
  });
  const written = await writer.write(id, { title: '发后又改' });
  expect(written.article).toMatchObject({ title: '换了题', hasPendingWords: true, reviewState: 'WRITING' });
  const next = { id, version: written.article.version };
  expect(await writer.send('update', { ...next, title: '直接改' })).toMatchObject({ code: 'REVIEW_REQUIRED' });
  expect(await writer.send('update', { ...next, isAutosave: true, policy: 'MEMBERS' })).toMatchObject({
    code: 'REVIEW_REQUIRED',
  });
});

it('keeps what is said about a block with its words, and settles it', async () => {
  const { id } = await writer.begin({ document: documentOf(paragraph('第一段'), paragraph('第二段，有点长')) });

  const { comment } = await reviewer.send('comment', { articleId: id, blockIndex: 1, text: ' 这句可以更短 ' });
  await reviewer.send('comment', { articleId: id, text: '题目很好' });
  const resolved = await writer.send('resolve', { id: comment.id });

  expect(resolved.comment.resolvedAt).toBe(clock.now().toISOString());
  expect((await writer.read(id)).comments).toMatchObject([
    { text: '这句可以更短', blockIndex: 1, quote: '第二段，有点长', resolvedAt: clock.now().toISOString() },
    { text: '题目很好', blockIndex: null, quote: '', resolvedAt: null },
  ]);
  expect(await reviewer.send('comment', { articleId: id, text: '  ' })).toMatchObject({
    code: 'TEXT_LENGTH_OUT_OF_RANGE',
  });
  expect((await writer.send('resolve', { id: comment.id, isResolved: false })).comment.resolvedAt).toBeNull();
});

it('publishes by the clock, once, with the words that are newest then', async () => {
  const { id, version } = await editor.begin({ title: '早茶' });
  await editor.send('schedule', { id, version, at: inHours(2) });
  await editor.write(id, { title: '早茶三味' });

  await publishDue();
  expect(await editor.read(id)).toMatchObject({ status: 'DRAFT', scheduledAt: inHours(2), reviewState: 'APPROVED' });
  clock.advance(2 * HOUR);
  await Promise.all([publishDue(), publishDue()]);

  const published = await editor.read(id);
  expect(published).toMatchObject({
    status: 'PUBLISHED',
    title: '早茶三味',
    scheduledAt: null,
    publishedAt: clock.now().toISOString(),
    latestRevision: { number: 3, kind: 'PUBLISH', savedBy: null },
  });
});

it('does not publish by the clock what a writer changed after it was approved', async () => {
  const { id } = await writer.begin();
  await editor.step(id, 'APPROVE');
  const { version } = await writer.read(id);
  await writer.send('schedule', { id, version, at: inHours(1) });

  const { article } = await writer.write(id, { title: '临时改题' });

  expect(article).toMatchObject({ scheduledAt: null, reviewState: 'WRITING' });
  clock.advance(HOUR);
  await publishDue();
  expect((await writer.read(id)).status).toBe('DRAFT');
});

it('schedules only what may be published, for an instant in the coming year, and takes it back', async () => {
  const { id, version } = await writer.begin();
  const schedule = async (desk: ArticleDesk, at: string | null) =>
    desk.send('schedule', { id, version: (await writer.read(id)).version, at });

  expect(await schedule(writer, inHours(1))).toMatchObject({ code: 'REVIEW_REQUIRED' });
  expect(await schedule(editor, inHours(-1))).toMatchObject({ code: 'SCHEDULE_OUT_OF_RANGE' });
  expect(await schedule(editor, inHours(24 * 400))).toMatchObject({ code: 'SCHEDULE_OUT_OF_RANGE' });
  expect(await editor.send('schedule', { id, version: version + 7, at: inHours(1) })).toMatchObject({
    code: 'ARTICLE_CONFLICT',
  });
  await schedule(editor, inHours(1));
  expect((await schedule(editor, null)).article.scheduledAt).toBeNull();
});

it('leaves a scheduled article that nobody could read late, and publishes it when that is mended', async () => {
  const series = await teahouse.given.series(account, { unlockPriceFen: 900 });
  const { id, version } = await editor.begin({ policy: 'PURCHASE', seriesId: series });
  const other = await editor.begin({ title: '另一篇' });
  await editor.send('schedule', { id, version, at: inHours(1) });
  await editor.send('schedule', { id: other.id, version: other.version, at: inHours(1) });
  await teahouse.sql('update series set unlock_price_fen = null where id = $1', [series]);
  clock.advance(HOUR);

  await publishDue();

  expect((await editor.read(id)).status).toBe('DRAFT');
  expect((await editor.read(other.id)).status).toBe('PUBLISHED');
  await teahouse.sql('update series set unlock_price_fen = 900 where id = $1', [series]);
  await publishDue();
  expect((await editor.read(id)).status).toBe('PUBLISHED');
});
