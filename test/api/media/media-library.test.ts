import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { ArticleDesk, documentOf, paragraph } from '../articles/article-desk.ts';
import { png, wav } from './files.ts';
import { Library } from './library.ts';

let teahouse: Teahouse;
let clock: ManualClock;
let account: GivenAccount;
let library: Library;
let desk: ArticleDesk;

beforeAll(async () => {
  clock = new ManualClock(new Date());
  teahouse = await startTeahouse({ clock });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  const owner = await teahouse.given.staff(account);
  library = new Library(teahouse, owner);
  desk = new ArticleDesk(teahouse, owner);
});
afterAll(() => teahouse?.stop());

const imageOf = (url: string) => ({ type: 'image', url, width: 10, height: 10, alt: '' });

it('lists what is there, the newest first, by kind and words', async () => {
  const one = await library.add('茶山.png', png(10, 10));
  clock.advance(1000);
  await library.add('雨声.wav', wav(1));
  await library.change('updateMedium', { id: one.id, alt: '春天的茶园' });

  expect(await library.list()).toEqual(['雨声.wav', '茶山.png']);
  expect(await library.list({ kind: 'AUDIO' })).toEqual(['雨声.wav']);
  expect(await library.list({ text: ' 茶园 ' })).toEqual(['茶山.png']);
  expect(await library.list({ text: '雨', kind: 'IMAGE' })).toEqual([]);
});

it('renames a medium and says what it shows', async () => {
  const { id } = await library.add('IMG_0001.png', png(10, 10));

  const changed = await library.change('updateMedium', { id, name: ' 茶山 ', alt: '雾里的茶山' });

  expect(changed.medium).toMatchObject({ name: '茶山', alt: '雾里的茶山' });
  expect(await library.change('updateMedium', { id, name: ' ' })).toMatchObject({ code: 'TEXT_LENGTH_OUT_OF_RANGE' });
  expect(await library.change('updateMedium', { id, alt: '长'.repeat(501) })).toMatchObject({
    code: 'TEXT_LENGTH_OUT_OF_RANGE',
  });
});

it('says where a medium is shown before it is removed, and removes it all the same when that is wanted', async () => {
  const { id, url } = await library.add('茶山.png', png(10, 10));
  await desk.begin({ title: '正文里', document: documentOf(imageOf(url)) });
  await desk.begin({ title: '付费区里', document: documentOf(paragraph('开头'), { type: 'paywall' }, imageOf(url)) });
  await desk.begin({ title: '封面', coverUrl: url });
  const published = await desk.begin({ title: '没发的修改里' });
  await desk.send('publish', { id: published.id });
  await desk.write(published.id, { document: documentOf(imageOf(url)) });
  await desk.begin({ title: '没有用' });

  const refused = await library.change('removeMedium', { id });
  expect(refused).toMatchObject({ code: 'MEDIUM_IN_USE', useCount: 4, message: '还有 4 处在用它，移除后那里会缺一块' });
  expect((refused.medium as { usedIn: { title: string }[] }).usedIn.map(({ title }) => title).sort()).toEqual(
    ['付费区里', '封面', '正文里', '没发的修改里'].sort(),
  );
  const removed = await library.change('removeMedium', { id, evenIfUsed: true });
  expect(removed.medium).toMatchObject({ removedAt: clock.now().toISOString(), useCount: 4 });
  expect(await library.list()).toEqual([]);
  expect((await fetch(teahouse.url + url)).status).toBe(200);
});

it('brings a removed medium back, unless the same file came again', async () => {
  const { id } = await library.add('茶山.png', png(10, 10));
  await library.change('removeMedium', { id });
  await library.change('removeMedium', { id });

  expect((await library.change('restoreMedium', { id })).medium).toMatchObject({ removedAt: null });
  await library.change('removeMedium', { id });
  await library.add('又传.png', png(10, 10));
  expect(await library.change('restoreMedium', { id })).toMatchObject({ code: 'MEDIUM_REPLACED' });
});

it('forgets the bytes a month after the removal', async () => {
  const { id, url } = await library.add('茶山.png', png(10, 10));
  await library.change('removeMedium', { id });

  await teahouse.app.services.media.forgetRemoved();
  expect((await fetch(teahouse.url + url)).status).toBe(200);
  clock.advance(31 * 86_400_000);
  await teahouse.app.services.media.forgetRemoved();

  expect((await fetch(teahouse.url + url)).status).toBe(404);
  expect(await teahouse.sql('select from media where id = $1', [id])).toEqual([]);
});

it('shows operators how often a medium is used, but no drafts', async () => {
  const { id, url } = await library.add('茶山.png', png(10, 10));
  await desk.begin({ title: '秘密的题目', coverUrl: url });
  const operator = new Library(teahouse, await teahouse.given.staff(account, StaffRole.OPERATOR));
  const elsewhere = new Library(teahouse, await teahouse.given.staff(await teahouse.given.account()));

  expect(await operator.read(id)).toMatchObject({ useCount: 1, usedIn: [] });
  expect(await elsewhere.read(id)).toBeNull();
  await expect(elsewhere.change('removeMedium', { id })).rejects.toThrow(/NOT_FOUND/);
});
