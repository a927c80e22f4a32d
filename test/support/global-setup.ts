import { migratedTemplate, startTestPostgres } from '../../scripts/lib/test-postgres.mjs';

/**
 * Gives every test run a PostgreSQL. `npm test` starts one for all its parts and names it in TEST_DATABASE_ADMIN_URL;
 * run from an editor or with vitest alone, this starts one of its own and removes it at the end.
 */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const own = given ? undefined : await startTestPostgres();
  const adminUrl = given ?? own?.adminUrl ?? '';
  process.env.TEST_DATABASE_ADMIN_URL = adminUrl;
  try {
    process.env.TEST_DATABASE_TEMPLATE = await migratedTemplate(adminUrl);
  } catch (error) {
    await own?.stop();
    throw error;
  }
  return async () => {
    await own?.stop();
  };
}
