import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './database.ts';

it('gives each caller a migrated database of its own', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);

  await query(first, 'create table only_here (id int)');

  expect(new URL(first).pathname).not.toBe(new URL(second).pathname);
  expect(
    await query(
      first,
      "select to_regclass('accounts') is not null as migrated, to_regclass('only_here') is not null as mine",
    ),
  ).toEqual([{ migrated: true, mine: true }]);
  expect(
    await query(
      second,
      "select to_regclass('accounts') is not null as migrated, to_regclass('only_here') is not null as mine",
    ),
  ).toEqual([{ migrated: true, mine: false }]);
});

it('sorts and searches Chinese text as the embedded PostgreSQL does', async () => {
  const url = await createTestDatabase();

  await query(url, 'create extension if not exists pg_trgm');

  expect(
    await query(
      url,
      "select array_length(show_trgm('茶馆夜话'), 1) > 0 as trigrams, current_setting('server_encoding') as encoding",
    ),
  ).toEqual([{ trigrams: true, encoding: 'UTF8' }]);
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
