import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { createPool } from '../../database/pool.ts';
import { PreparedReads } from './prepared-reads.ts';

let pool: Pool;
let connections: number;

beforeEach(async () => {
  connections = 0;
  pool = createPool(await createTestDatabase(), 1);
  pool.on('connect', () => {
    connections += 1;
  });
});
afterEach(() => pool.end());

it('prepares a statement once per connection and never holds more than it should', async () => {
  const reads = new PreparedReads(pool);

  for (let index = 0; index < 650; index++) {
    const plan = { name: `s${index}`, text: `select ${index} + $1::int` };
    expect(await reads.rows(plan, [1])).toEqual([[index + 1]]);
    expect(await reads.rows(plan, [2])).toEqual([[index + 2]]);
  }
  const { rows } = await pool.query<{ count: number }>('select count(*) from pg_prepared_statements');

  expect(connections).toBe(3);
  expect(rows[0]?.count).toBeLessThanOrEqual(300);
});

it('goes on after a statement that failed', async () => {
  const reads = new PreparedReads(pool);
  const plan = { name: 'quotient', text: 'select 6 / $1::int' };

  await expect(reads.rows(plan, [0])).rejects.toThrow('division by zero');

  expect(await reads.rows(plan, [3])).toEqual([[2]]);
});
