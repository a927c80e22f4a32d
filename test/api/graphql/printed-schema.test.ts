import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teahouse-schema-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (file: string) =>
  run(process.execPath, [
    `--import=${path('server/swc-hook.mjs')}`,
    path('server/src/print-schema.ts'),
    '--check',
    file,
  ]);

it('agrees with the server, field by field', async () => {
  const { stdout } = await check(path('schema/schema.graphql'));

  expect(stdout).toContain('up to date');
});

it('is called stale when the server has a field that was not printed', async () => {
  const printed = await readFile(path('schema/schema.graphql'), 'utf8');
  const stale = join(folder, 'schema.graphql');
  await writeFile(stale, printed.replace(/^ {2}lockedCharacterCount: Int!\n/m, ''));

  await expect(check(stale)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('is stale') });
});
