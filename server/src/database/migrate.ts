import { runMigrations } from 'graphile-worker';
import { createOrm } from './orm.ts';

/**
 * Brings a database up to date: our tables and the job queue's.
 * @returns the names of our migrations that were applied
 */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  const orm = await createOrm(databaseUrl, 2, 0);
  try {
    const applied = await orm.migrator.up();
    await runMigrations({ connectionString: databaseUrl });
    return applied.map((migration) => migration.name);
  } finally {
    await orm.close();
  }
}
