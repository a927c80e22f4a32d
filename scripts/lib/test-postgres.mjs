// One throw-away PostgreSQL for a test run, and the migrated template that each test file's database is cloned from.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withConnection } from './database.mjs';
import { contentHash } from './fingerprint.mjs';
import { startPostgres } from './postgres.mjs';
import { isAlive, startTimeOf } from './processes.mjs';
import { nodeEnvironment, root, serverNode } from './root.mjs';

const home = path.join(root, 'temp');

/**
 * Starts a cluster that lives as long as this process wants it; clears away those whose process was killed.
 * @param {object} [options]
 * @param {boolean} [options.survivesCrashes]  what was committed outlives `restart('immediate')`; it takes its time
 * @returns {Promise<{ adminUrl: string, restart: (mode: 'fast' | 'immediate') => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startTestPostgres({ survivesCrashes = false } = {}) {
  mkdirSync(home, { recursive: true });
  await clearLeftovers();
  // the name says whose it is: pid and start time
  const folder = path.join(home, `postgres-${process.pid}-${encodeURIComponent(startTimeOf(process.pid) ?? '')}`);
  // a crash of PostgreSQL keeps what the operating system was given, so `fsync` does not matter here
  const settings = survivesCrashes ? { synchronous_commit: 'on' } : undefined;
  const postgres = await startPostgres({ folder, isDurable: false, ...(settings && { settings }) });
  return {
    adminUrl: postgres.url('postgres'),
    restart: postgres.restart,
    stop: async () => {
      await postgres.stop();
      for (const gone of new Set([folder, postgres.folder])) rmSync(gone, { recursive: true, force: true });
    },
  };
}

async function clearLeftovers() {
  for (const name of readdirSync(home)) {
    const [, pid, startedAt] = /^postgres-(\d+)-(.*)$/.exec(name) ?? [];
    if (!pid || startedAt === undefined) continue;
    if (isAlive({ name, pid: Number(pid), startedAt: decodeURIComponent(startedAt) })) continue;
    const folder = path.join(home, name);
    try {
      const { stop, folder: kept } = await startPostgres({ folder, isDurable: false }); // adopts it, if it runs
      await stop();
      rmSync(kept, { recursive: true, force: true });
    } catch {
      // half made: there is nothing to stop
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The name of a database with the current migrations and no rows; made by the first who asks.
 * @param {string} adminUrl
 */
export async function migratedTemplate(adminUrl) {
  const hash = contentHash(['server/src/migrations', 'server/src/database', 'server/src/migrate.ts']).slice(0, 16);
  const name = `template_${hash}`;
  await withConnection(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(7032)'); // one maker at a time; any number
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    await client.query(`drop database if exists ${name}_draft`);
    await client.query(`create database ${name}_draft`);
    await migrate(databaseIn(adminUrl, `${name}_draft`));
    await client.query(`alter database ${name}_draft rename to ${name}`);
  });
  return name;
}

/** @param {string} adminUrl @param {string} database */
function databaseIn(adminUrl, database) {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** @param {string} url */
async function migrate(url) {
  await new Promise((resolve, reject) => {
    const child = spawn(serverNode(), ['--import', './swc-hook.mjs', 'src/migrate.ts'], {
      cwd: path.join(root, 'server'),
      env: nodeEnvironment({ DATABASE_URL: url }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`migrating failed:\n${output}`)),
    );
  });
}
