import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../../server/src/app.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testConfig } from '../../support/test-config.ts';

let app: App;
let url: string;

beforeAll(async () => {
  const h5Dir = mkdtempSync(join(tmpdir(), 'teahouse-h5-'));
  writeFileSync(join(h5Dir, 'index.html'), '<title>茶馆</title>');
  mkdirSync(join(h5Dir, 'js'));
  writeFileSync(join(h5Dir, 'js', 'app.1a2b.js'), 'start()');
  const config = testConfig(await createTestDatabase(), 'http://127.0.0.1:9', { h5Dir });
  mkdirSync(join(config.dataDir, 'media'), { recursive: true });
  writeFileSync(join(config.dataDir, 'media', 'tea.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  app = await createApp(config);
  url = await app.listen();
});

afterAll(() => app?.close());

const statusOf = async (path: string) => (await fetch(`${url}${path}`, { redirect: 'manual' })).status;

it('serves pictures so that nothing in them runs', async () => {
  const picture = await fetch(`${url}/media/tea.svg`);

  expect(picture.status).toBe(200);
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
});

it('serves the client: its files for ever, its page anew, also at the addresses it routes itself', async () => {
  const file = await fetch(`${url}/h5/js/app.1a2b.js`);
  const page = await fetch(`${url}/h5/pages/article/index?id=1`);

  expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await page.text()).toBe('<title>茶馆</title>');
  expect(await statusOf('/h5/')).toBe(200);
  expect(await statusOf('/h5')).toBe(302);
});

it.each([
  '/media/none.jpg',
  '/media/none',
  '/media/',
  '/media/..%2f..%2f..%2fetc/passwd',
  '/h5/js/none.js',
  '/graphql',
  '/wechat',
  '/none',
])('has nothing at %s', async (path) => {
  expect(await statusOf(path)).toBe(404);
});
