import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { Columns } from './shape.ts';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: await createTestDatabase() });
  await client.connect();
});
afterAll(() => client?.end());

it.each([0, 1, 100, 101, 250])(
  'makes one row of JSON of %i columns, as many as PostgreSQL gives a function',
  async (count) => {
    const columns = new Columns();
    for (let n = 0; n < count; n++) columns.add(n % 2 === 0 ? `${n}` : `'${n}'::text`);

    const { rows } = await client.query<{ row: unknown[] }>(`select ${columns.asJson} as row`);

    const expected = Array.from({ length: count }, (_, n) => (n % 2 === 0 ? n : String(n)));
    expect(rows[0]!.row).toEqual(count === 0 ? [1] : expected);
  },
);
