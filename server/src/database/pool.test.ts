import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/database.ts';
import { createPool } from './pool.ts';

let pool: Pool;

beforeAll(async () => {
  pool = createPool(await createTestDatabase(), 2);
  pool.on('error', () => undefined);
});
afterAll(() => pool.end());

it('loses a connection that somebody holds without taking the process down', async () => {
  const held = await pool.connect();
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid');
  const lost = new Promise((resolve) => held.once('end', resolve));

  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;

  // an 'error' event that nobody heard would have failed this run
  await expect(held.query('select 1')).rejects.toThrow();
  held.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
