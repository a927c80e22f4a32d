import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/database.ts';
import { createOrm } from './orm.ts';

let orm: MikroORM;
let admin: Client;

beforeAll(async () => {
  const databaseUrl = await createTestDatabase();
  orm = await createOrm(databaseUrl, 1);
  admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
});
afterAll(async () => {
  await orm.close();
  await admin.end();
});

it('gets its connections back when PostgreSQL cut them in the middle of transactions', async () => {
  for (let round = 0; round < 3; round += 1) {
    const cutShort = orm.em.fork().transactional(async (em) => {
      const ask = (sql: string) => em.getConnection().execute(sql, [], 'all', em.getTransactionContext());
      const [row] = (await ask('select pg_backend_pid() as pid')) as { pid: number }[];
      await admin.query('select pg_terminate_backend($1)', [row?.pid]);
      await ask('select 1');
    });
    await expect(cutShort).rejects.toThrow();
  }

  expect(await orm.em.fork().getConnection().execute('select 1 as one')).toEqual([{ one: 1 }]);
});
