import { migrateDatabase } from './database/migrate.ts';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('DATABASE_URL is not set / 没有设置 DATABASE_URL');
  process.exit(1);
}
const applied = await migrateDatabase(url);
console.log(applied.length === 0 ? 'database is up to date' : `applied: ${applied.join(', ')}`);
