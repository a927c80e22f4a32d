import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { masterKeyIn } from '../../scripts/lib/demo-secrets.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'teahouse-link-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** What it said when it failed. */
function failing(environment: Record<string, string>): Promise<string> {
  const env = { ...process.env, TEAHOUSE_MASTER_KEY: '', ...environment };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['scripts/sign-in-link.mjs'], { cwd: root, env }, (error, _out, said) =>
      error ? resolve(said) : reject(new Error('it was expected to fail')),
    );
  });
}

it('says where it looked for the key, in both languages, and makes none', async () => {
  const nowhere = join(data, 'nowhere');

  const said = await failing({ TEAHOUSE_DATA: nowhere, PORT: String(await freePort()) });

  const file = join(nowhere, 'master-key');
  expect(said).toContain(`没有设置 TEAHOUSE_MASTER_KEY，也没有文件 ${file}`);
  expect(said).toContain(`TEAHOUSE_MASTER_KEY is not set, and there is no file ${file}.`);
  expect(said).toContain('What to do: if it never ran, start it first: npm start.');
});

it('says on which port nobody answers', async () => {
  masterKeyIn(data);
  const port = await freePort();

  const said = await failing({ TEAHOUSE_DATA: data, PORT: String(port) });

  expect(said).toContain(`连不上端口 ${port} 上的茶馆`);
  expect(said).toContain(`No Teahouse answers on port ${port} (connect ECONNREFUSED`);
});

it('says when a server has another key', async () => {
  const other = createServer((_, response) => response.writeHead(401).end()).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;

  const said = await failing({ TEAHOUSE_DATA: data, PORT: String(port) });
  other.close();

  expect(said).toContain(`The server on port ${port} does not take the key from ${join(data, 'master-key')}`);
});
