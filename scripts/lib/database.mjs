// The few questions the launcher, the doctor and the tests ask PostgreSQL directly. Needs the installed `pg`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { waitUntil } from './processes.mjs';
import { root } from './root.mjs';

/** @typedef {import('pg').Client} Client */

/**
 * @template Result
 * @param {string} url
 * @param {(client: Client) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withConnection(url, work) {
  /** @type {typeof import('pg')} */
  const pg = createRequire(path.join(root, 'server/package.json'))('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a lost connection also rejects the query that waits for it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The one refusal that is worth waiting out. @param {string} code  of an error of pg or of the socket */
export const isStartingUp = (code) => ['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(code);

/** @param {string} url @param {number} timeoutMs */
export async function connectWhenReady(url, timeoutMs) {
  /** @type {unknown} */
  let last;
  const isReady = await waitUntil(async () => {
    try {
      await withConnection(url, (client) => client.query('select 1'));
      return true;
    } catch (error) {
      last = error;
      const { code = '' } = /** @type {{ code?: string }} */ (error);
      if (!isStartingUp(code)) throw error;
      return false;
    }
  }, timeoutMs);
  if (!isReady) throw last;
}

/** @param {string} adminUrl @param {string} name */
export async function ensureDatabase(adminUrl, name) {
  await withConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

export const oldestPostgres = 14;

/**
 * Looks at a database that others run.
 * @param {string} url
 * @returns {Promise<{ version: number, versionText: string, encoding: string, ctype: string }>}
 */
export async function inspectDatabase(url) {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as "versionText",
              current_setting('server_encoding') as encoding, datctype as ctype
         from pg_database where datname = current_database()`,
    );
    return rows[0];
  });
}

/**
 * Checks that DATABASE_URL names a PostgreSQL we can use.
 * @param {string} url
 */
export async function requireDatabase(url) {
  const shown = withoutPassword(url);
  const { version, versionText, encoding } = await inspectDatabase(url).catch((error) => {
    throw unreachable(shown, error);
  });
  if (version < oldestPostgres) {
    throw new Failure(
      {
        zh: `${shown} 是 PostgreSQL ${versionText}，至少需要 ${oldestPostgres}。`,
        en: `${shown} is PostgreSQL ${versionText}; ${oldestPostgres} or newer is needed.`,
      },
      {
        zh: '升级它，或去掉 DATABASE_URL 以使用内置的 PostgreSQL。',
        en: 'upgrade it, or leave DATABASE_URL out to use the embedded PostgreSQL.',
      },
    );
  }
  if (encoding !== 'UTF8') {
    throw new Failure(
      {
        zh: `${shown} 的编码是 ${encoding}，需要 UTF8。`,
        en: `${shown} has the encoding ${encoding}; UTF8 is needed.`,
      },
      {
        zh: "新建一个：CREATE DATABASE teahouse ENCODING 'UTF8' TEMPLATE template0",
        en: "make another: CREATE DATABASE teahouse ENCODING 'UTF8' TEMPLATE template0",
      },
    );
  }
  return versionText;
}

/** @param {string} shown @param {{ code?: string, message?: string }} error */
function unreachable(shown, error) {
  const said = error.message || error.code || '';
  if (error.code === '3D000') {
    return new Failure(
      { zh: `${shown}：没有这个数据库。`, en: `${shown}: there is no such database.` },
      {
        zh: "先建好：CREATE DATABASE teahouse ENCODING 'UTF8' TEMPLATE template0",
        en: "create it first: CREATE DATABASE teahouse ENCODING 'UTF8' TEMPLATE template0",
      },
      said,
    );
  }
  if (error.code === '28P01' || error.code === '28000') {
    return new Failure(
      { zh: `${shown}：用户或密码不对。`, en: `${shown}: the user or password is wrong.` },
      { zh: '改正 DATABASE_URL。', en: 'correct DATABASE_URL.' },
      said,
    );
  }
  return new Failure(
    { zh: `连不上数据库 ${shown}。`, en: `The database ${shown} cannot be reached.` },
    {
      zh: '启动它或改正 DATABASE_URL；去掉 DATABASE_URL 则使用内置的 PostgreSQL。',
      en: 'start it or correct DATABASE_URL; leave DATABASE_URL out to use the embedded PostgreSQL.',
    },
    said,
  );
}

/** @param {string} url */
export function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    if (parsed.password) parsed.password = '***';
    return parsed.href;
  } catch {
    return 'DATABASE_URL';
  }
}

/**
 * The names of the migrations there are and of those the database has.
 * @param {string} url
 */
export async function migrationsIn(url) {
  const list = readFileSync(path.join(root, 'server/src/migrations/list.ts'), 'utf8');
  const known = [...list.matchAll(/name: '([^']+)'/g)].map(([, name = '']) => name);
  const applied = await withConnection(url, async (client) => {
    const { rows } = await client.query("select to_regclass('migrations') as made");
    if (!rows[0]?.made) return [];
    return /** @type {string[]} */ ((await client.query('select name from migrations')).rows.map(({ name }) => name));
  });
  return { known, applied };
}
