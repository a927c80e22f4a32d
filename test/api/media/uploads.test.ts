import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { ManualClock } from '../../../server/src/shared/time/clock.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { testConfig } from '../../support/test-config.ts';
import { mp4, photograph, png, wav } from './files.ts';
import { Library } from './library.ts';

let teahouse: Teahouse;
let clock: ManualClock;
let account: GivenAccount;
let library: Library;
const { dataDir } = testConfig('', '');

beforeAll(async () => {
  clock = new ManualClock(new Date());
  teahouse = await startTeahouse({ clock, config: { dataDir } });
});
beforeEach(async () => {
  account = await teahouse.given.account();
  library = new Library(teahouse, await teahouse.given.staff(account, StaffRole.WRITER));
});
afterAll(() => teahouse?.stop());

const fetchMedia = (url: string, headers: Record<string, string> = {}) => fetch(`${teahouse.url}${url}`, { headers });

it('takes a picture and makes the sizes that clients ask for', async () => {
  const picture = png(1000, 500);

  const medium = await library.add('茶山.png', picture);

  expect(medium).toEqual({
    id: medium.id,
    kind: 'IMAGE',
    name: '茶山.png',
    contentType: 'image/png',
    byteCount: picture.length,
    width: 1000,
    height: 500,
    durationMs: null,
    alt: '',
    url: `/media/${medium.id}/original.png`,
    variants: [
      { width: 320, height: 160, url: `/media/${medium.id}/320.webp` },
      { width: 640, height: 320, url: `/media/${medium.id}/640.webp` },
    ],
    useCount: 0,
    usedIn: [],
    removedAt: null,
    uploadedBy: { displayName: 'WRITER' },
  });
  const small = await fetchMedia(medium.variants[0]!.url);
  expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(small.headers.get('content-security-policy')).toContain('sandbox');
  expect(
    Buffer.from(await small.arrayBuffer())
      .subarray(8, 12)
      .toString('latin1'),
  ).toBe('WEBP');
});

it('goes on where a lost connection left it, and takes no byte twice', async () => {
  const picture = png(900, 900);
  const [first, rest] = [picture.subarray(0, 700), picture.subarray(700)];
  const { upload } = await library.begin('分段.png', picture.length);
  await library.put(upload.id, 0, first);

  const twice = await library.put(upload.id, 0, first);
  const ahead = await library.put(upload.id, 900, rest);
  const asked = await library.progress(upload.id);
  const done = await library.put(upload.id, 700, rest);
  const again = await library.put(upload.id, 700, rest);

  expect(twice).toEqual({ status: 409, body: { receivedBytes: 700, mediumId: null } });
  expect(ahead).toEqual({ status: 409, body: { receivedBytes: 700, mediumId: null } });
  expect(asked).toEqual({ status: 200, body: { receivedBytes: 700, mediumId: null } });
  expect(done).toEqual({ status: 200, body: { receivedBytes: picture.length, mediumId: expect.any(String) } });
  expect(again.body).toEqual(done.body);
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
});

it('knows the same bytes again, in one account', async () => {
  const picture = png(20, 20, 7);
  const one = await library.add('一.png', picture);
  const two = await library.add('二.png', picture);
  const elsewhere = new Library(teahouse, await teahouse.given.staff(await teahouse.given.account()));

  expect(two.id).toBe(one.id);
  expect((await elsewhere.add('三.png', picture)).id).not.toBe(one.id);
  expect(await library.list()).toEqual(['一.png']);
});

it('takes two finishing at the same moment as one', async () => {
  const picture = png(30, 30, 9);

  const done = await Promise.all([library.send('甲.png', picture), library.send('乙.png', picture)]);

  expect(new Set(done.map(({ body }) => body.mediumId)).size).toBe(1);
  expect(await library.list()).toHaveLength(1);
});

it('turns a photograph upright and forgets where it was taken', async () => {
  expect(photograph.includes('teahouse-secret-place')).toBe(true);

  const medium = await library.add('照片.jpg', photograph);

  expect(medium).toMatchObject({ contentType: 'image/jpeg', width: 20, height: 40, variants: [] });
  const stored = Buffer.from(await (await fetchMedia(medium.url)).arrayBuffer());
  expect(stored.includes('teahouse-secret-place')).toBe(false);
  expect(stored.includes('Exif')).toBe(false);
});

it('says how long sound and film are', async () => {
  expect(await library.add('雨声.mp3', wav(2.5))).toMatchObject({
    kind: 'AUDIO',
    contentType: 'audio/wav',
    durationMs: 2500,
    width: null,
    url: expect.stringMatching(/original\.wav$/),
  });
  expect(await library.add('茶席.mp4', mp4(61, 1280, 720))).toMatchObject({
    kind: 'VIDEO',
    contentType: 'video/mp4',
    durationMs: 61_000,
    width: 1280,
    height: 720,
  });
});

it('hands out parts of a film, as players ask for them', async () => {
  const film = mp4(3, 320, 240);
  const { url } = await library.add('短片.mp4', film);

  const part = await fetchMedia(url, { range: 'bytes=4-7' });

  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-7/${film.length}`]);
  expect(await part.text()).toBe('ftyp');
});

it.each([
  ['a script in a picture', 'x.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'MEDIUM_NOT_TAKEN'],
  [
    'an SVG behind a prologue',
    'x.jpg',
    Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- x --><svg >'),
    'MEDIUM_NOT_TAKEN',
  ],
  ['a page', 'x.png', Buffer.from('<!doctype html><script>1</script>'), 'MEDIUM_NOT_TAKEN'],
  ['a programme', 'x.mp4', Buffer.from('MZ\x90\0'), 'MEDIUM_NOT_TAKEN'],
  ['HEIC', 'x.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'MEDIUM_NOT_TAKEN'],
  ['a picture that breaks off', 'x.png', png(500, 500).subarray(0, 60), 'MEDIUM_BROKEN'],
  ['a picture of a hundred million pixels', 'x.png', png(10_000, 10_001), 'MEDIUM_TOO_MANY_PIXELS'],
  ['noise after an ID3 tag', 'x.mp3', Buffer.concat([Buffer.from('ID3'), randomBytes(400)]), 'MEDIUM_BROKEN'],
])('refuses %s by its bytes, and keeps nothing', async (_, name, file, code) => {
  const { status, body } = await library.send(name, file);

  expect([status, body.code]).toEqual([422, code]);
  expect(await library.list()).toEqual([]);
});

it.each([
  ['zh-CN', '这张图有 5400 万像素，最多 5000 万。请把尺寸缩小后再传'],
  ['en', 'The picture has 54 million pixels; 50 million is the most. Make it smaller'],
])('tells a picture with too many pixels from a broken one, in %s', async (locale, message) => {
  const [large, broken] = [png(9_000, 6_000), png(900, 600).subarray(0, 900)];

  expect((await library.send('大.png', large, locale)).body).toEqual({ code: 'MEDIUM_TOO_MANY_PIXELS', message });
  expect((await library.send('断.png', broken, locale)).body).toEqual({
    code: 'MEDIUM_BROKEN',
    message: expect.stringMatching(
      locale === 'en' ? /^The file cannot be opened: it is/ : /^文件打不开，可能没有下载完整/,
    ),
  });
});

it('says before the first byte what it will not take', async () => {
  expect(await library.begin('图.svg', 10)).toMatchObject({ code: 'MEDIUM_NOT_TAKEN', message: /SVG/ });
  expect(await library.begin('长.mp4', 1024 ** 3 + 1)).toMatchObject({ code: 'MEDIUM_TOO_LARGE', maxBytes: 1024 ** 3 });
  expect(await library.begin('空.png', 0)).toMatchObject({ code: 'MEDIUM_EMPTY', message: /是空的/ });
  const large = await library.begin('图.png', 20 * 1024 ** 2 + 1);
  expect((await library.put(large.upload.id, 0, png(10, 10))).body).toMatchObject({ code: 'MEDIUM_TOO_LARGE' });
});

it('is for who may use the library, each with their own uploads', async () => {
  const { upload } = await library.begin('我的.png', 100);
  const colleague = new Library(teahouse, await teahouse.given.staff(account, StaffRole.OPERATOR));
  const reviewer = new Library(teahouse, await teahouse.given.staff(account, StaffRole.REVIEWER));
  const anonymous = await fetch(`${teahouse.url}/console/uploads/${upload.id}`, {
    headers: { 'teahouse-account': account.handle },
  });

  expect((await colleague.progress(upload.id)).status).toBe(404);
  expect((await reviewer.progress(upload.id)).status).toBe(403);
  expect(anonymous.status).toBe(401);
  expect((await library.put(upload.id, -1, png(1, 1))).status).toBe(400);
  expect((await library.put('x', 0, png(1, 1))).status).toBe(404);
});

it('forgets an upload nobody went on with', async () => {
  const picture = png(400, 400);
  const { upload } = await library.begin('忘了.png', picture.length);
  await library.put(upload.id, 0, picture.subarray(0, 50));
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([upload.id]);

  clock.advance(3 * 86_400_000);
  await teahouse.app.services.uploads.forgetOld();

  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
  expect(await teahouse.sql('select from uploads where id = $1', [upload.id])).toEqual([]);
});
