import { afterAll, beforeAll, expect, it } from 'vitest';
import { type S3StandIn, startS3StandIn } from '../../support/s3-stand-in.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { mp4, png } from './files.ts';
import { Library } from './library.ts';

let bucket: S3StandIn;
let teahouse: Teahouse;
let library: Library;

beforeAll(async () => {
  bucket = await startS3StandIn();
  teahouse = await startTeahouse({ config: { s3: { ...bucket, publicUrl: null } } });
  library = new Library(teahouse, await teahouse.given.staff(await teahouse.given.account()));
});
afterAll(async () => {
  await teahouse?.stop();
  await bucket?.stop();
});

it('keeps every size of a picture in the bucket and hands them out from there', async () => {
  const { id, url } = await library.add('茶山.png', png(700, 10));

  expect([...bucket.objects].map(([key, { contentType }]) => `${key} ${contentType}`).sort()).toEqual([
    `${id}/320.webp image/webp`,
    `${id}/640.webp image/webp`,
    `${id}/original.png image/png`,
  ]);
  const served = await fetch(teahouse.url + url);
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(served.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await served.arrayBuffer())).toEqual(bucket.objects.get(`${id}/original.png`)?.body);
});

it('hands out parts of a film', async () => {
  const film = mp4(3, 320, 240);
  const { url } = await library.add('短片.mp4', film);

  const part = await fetch(teahouse.url + url, { headers: { range: 'bytes=4-7' } });

  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-7/${film.length}`]);
  expect(await part.text()).toBe('ftyp');
});

it('has nothing where the bucket has nothing', async () => {
  expect((await fetch(`${teahouse.url}/media/none/original.png`)).status).toBe(404);
  expect((await fetch(`${teahouse.url}/media/..%2f..%2fsecret`)).status).toBe(404);
});

it('sends browsers to the bucket when it has an address of its own', async () => {
  const config = { s3: { ...bucket, publicUrl: 'https://cdn.example.com/media' } };
  const other = await startTeahouse({ config });

  const answer = await fetch(`${other.url}/media/01a2/640.webp`, { redirect: 'manual' });

  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://cdn.example.com/media/01a2/640.webp']);
  await other.stop();
});
