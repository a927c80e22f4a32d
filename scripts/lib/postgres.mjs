// A real PostgreSQL from npm, driven by its own pg_ctl. It is meant to survive whatever happens to us:
//   - a killed launcher leaves the server running: the next start adopts it;
//   - a killed server leaves a pid file: the next start removes it when it names nobody, or a stranger;
//   - root may not run PostgreSQL: it then runs under `postgres` or `nobody`, and no user is created;
//   - such a user cannot enter a checkout below /root: binaries and data then live in /var/lib.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectWhenReady, ensureDatabase, isStartingUp } from './database.mjs';
import { explain, Failure, tail } from './failure.mjs';
import { freePort } from './ports.mjs';
import { identityFor, movedTo, reachableBinaries, reachableFolder } from './postgres-place.mjs';

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {string} folder      cluster/, password and server.log are in it
 * @property {boolean} wasAdopted it was still running from an earlier start
 * @property {boolean} isNew      the cluster was created just now
 * @property {(database: string) => string} url
 * @property {() => boolean} isRunning
 * @property {(mode: 'fast' | 'immediate') => Promise<void>} restart  at the same port; `immediate` is a crash
 * @property {() => Promise<void>} stop
 */

/** @typedef {import('./postgres-place.mjs').Identity} Identity */

const superuser = 'teahouse';

/**
 * Starts the cluster in `folder`, creating it at first, or adopts the one that runs there.
 * @param {object} options
 * @param {string} options.folder       kept between starts
 * @param {boolean} [options.isDurable] false: a throw-away cluster for tests, which need not survive a power cut
 * @param {Record<string, string>} [options.settings]  server settings, given on the command line
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ folder: wantedFolder, isDurable = true, settings = {} }) {
  mkdirSync(wantedFolder, { recursive: true });
  const identity = identityFor(path.join(wantedFolder, 'cluster'));
  const folder = reachableFolder(wantedFolder, identity);
  const binaries = reachableBinaries(identity);
  const cluster = path.join(folder, 'cluster');
  const logFile = path.join(folder, 'server.log');
  const passwordFile = path.join(folder, 'password');
  const tool = (/** @type {string} */ name, /** @type {string[]} */ args) =>
    runTool(path.join(binaries, name), args, identity);

  const isNew = !existsSync(cluster);
  if (isNew) await createCluster({ tool, folder, cluster, passwordFile, identity, isDurable });
  checkCluster(cluster, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlAt = (/** @type {number} */ port, /** @type {string} */ database) =>
    `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;

  let port = await adoptablePort(cluster, (port) => urlAt(port, 'postgres'));
  const wasAdopted = port !== undefined;
  if (port === undefined) {
    forgetStranger(path.join(cluster, 'postmaster.pid'));
    port = await freePort();
    ownLog(logFile, identity);
    const loggedBefore = statSync(logFile).size;
    const configuration = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...(isDurable
        ? {}
        : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }),
      ...settings,
    };
    const options = Object.entries(configuration).map(([name, value]) => `-c ${name}=${value || "''"}`);
    const args = ['-D', cluster, '-w', '-t', '120', '-l', logFile, '-o', `-p ${port} ${options.join(' ')}`, 'start'];
    const logged = () => newText(logFile, loggedBefore);
    let { code, output } = await tool('pg_ctl', args);
    // children of a killed server may hold its shared memory for a moment
    for (let attempt = 1; code !== 0 && attempt <= 3 && /still in use|shared memory/.test(logged()); attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      ({ code, output } = await tool('pg_ctl', args));
    }
    if (code !== 0) throw cannotStart(`${output}\n${logged()}`, cluster);
  }

  const stop = async () => {
    const { code } = await tool('pg_ctl', ['-D', cluster, '-m', 'fast', '-w', '-t', '30', 'stop']);
    if (code !== 0 && runningPort(cluster)) await tool('pg_ctl', ['-D', cluster, '-m', 'immediate', '-w', 'stop']);
  };
  try {
    await connectWhenReady(urlAt(port, 'postgres'), 60_000);
    await ensureDatabase(urlAt(port, 'postgres'), 'teahouse');
  } catch (error) {
    if (!wasAdopted) await stop();
    throw cannotStart(`${newText(logFile, 0)}\n${error}`, cluster);
  }
  const knownPort = port;
  return {
    port,
    folder,
    wasAdopted,
    isNew,
    url: (database) => urlAt(knownPort, database),
    isRunning: () => runningPort(cluster) !== undefined,
    // pg_ctl gives the new server the options of the old one
    restart: async (mode) => {
      const { code, output } = await tool('pg_ctl', ['-D', cluster, '-m', mode, '-w', '-l', logFile, 'restart']);
      if (code !== 0) throw cannotStart(`${output}\n${newText(logFile, 0)}`, cluster);
    },
    stop,
  };
}

/**
 * The address of a cluster that runs, for those who only want to look.
 * @param {string} wantedFolder
 * @returns {string | undefined}
 */
export function runningUrl(wantedFolder, database = 'teahouse') {
  const folder = movedTo(wantedFolder) ?? wantedFolder;
  const port = runningPort(path.join(folder, 'cluster'));
  if (!port) return undefined;
  return `postgresql://${superuser}:${readFileSync(path.join(folder, 'password'), 'utf8').trim()}@127.0.0.1:${port}/${database}`;
}

/**
 * The port of the PostgreSQL that serves this cluster. A pid file alone proves nothing: after a crash or a reboot its
 * pid may belong to someone else, and pg_ctl would take that for a running server.
 * @param {string} cluster
 * @returns {number | undefined}
 */
function runningPort(cluster) {
  /** @type {string[]} */
  let lines;
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid && port && commandOf(pid).includes(cluster) ? port : undefined;
}

/**
 * The port of a server that runs and answers. One that was killed this very moment still has its name in the process list
 * for a while; it is not waited for.
 * @param {string} cluster
 * @param {(port: number) => string} urlAt
 * @returns {Promise<number | undefined>}
 */
async function adoptablePort(cluster, urlAt) {
  for (let port = runningPort(cluster); port !== undefined; port = runningPort(cluster)) {
    try {
      await connectWhenReady(urlAt(port), 1_000);
      return port;
    } catch (error) {
      // it may be starting up, for as long as recovery takes; anything else is said where the server is used
      const { code = '' } = /** @type {{ code?: string }} */ (error);
      if (!isStartingUp(code)) return port;
    }
  }
  return undefined;
}

/**
 * A dead pid in the file is PostgreSQL's own to clear: it first makes sure that no child of the killed server is left.
 * The pid of a stranger, or of a zombie nobody reaps, would make it refuse; it is replaced by one that nobody has, and
 * the rest stays for that check.
 * @param {string} pidFile
 */
function forgetStranger(pidFile) {
  if (!existsSync(pidFile)) return;
  const [pid, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
  if (isPidTaken(Number(pid))) writeFileSync(pidFile, ['4194303', ...rest].join('\n'));
}

/** @param {number} pid */
function isPidTaken(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid */
function commandOf(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * Creates the cluster beside its place and moves it there whole, so that an interrupted initdb leaves nothing behind.
 * @param {object} options
 * @param {(name: string, args: string[]) => Promise<{ code: number, output: string }>} options.tool
 * @param {string} options.folder
 * @param {string} options.cluster
 * @param {string} options.passwordFile
 * @param {Identity} options.identity
 * @param {boolean} options.isDurable
 */
async function createCluster({ tool, folder, cluster, passwordFile, identity, isDurable }) {
  const draft = path.join(folder, 'cluster.new');
  const password = randomBytes(24).toString('base64url');
  const handedOver = path.join(draft, '..', 'password.new');
  let result = { code: 1, output: '' };
  // Chinese trigrams need a UTF-8 ctype from the operating system; not every one has the same name for it
  for (const ctype of process.platform === 'darwin' ? ['en_US.UTF-8'] : ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']) {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(handedOver, password, { mode: 0o600 });
    if (identity.uid !== undefined && identity.gid !== undefined) {
      chownSync(draft, identity.uid, identity.gid);
      chownSync(handedOver, identity.uid, identity.gid);
    }
    result = await tool('initdb', [
      '-D',
      draft,
      `--username=${superuser}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    unlinkSync(handedOver);
    if (!/invalid locale/.test(result.output)) break;
  }
  if (result.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    if (/user does not exist/.test(result.output)) throw namelessUser(result.output);
    throw explain(result.output, { zh: '创建数据库', en: 'creating the database' });
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  renameSync(draft, cluster);
}

/** As in a container started with a bare user id. @param {string} evidence */
function namelessUser(evidence) {
  return new Failure(
    {
      zh: `当前用户（${process.getuid?.()}）在 /etc/passwd 里没有名字，PostgreSQL 不肯为它运行。`,
      en: `The current user (${process.getuid?.()}) has no name in /etc/passwd, and PostgreSQL will not run for it.`,
    },
    {
      zh: '换一个有名字的用户（root 也可以），或用 DATABASE_URL 指向另一个 PostgreSQL。',
      en: 'use a user with a name (root will do), or name another PostgreSQL with DATABASE_URL.',
    },
    evidence.trim(),
  );
}

/** The major version the binaries can open. */
const majorVersion = '18';

/** @param {string} cluster @param {string} passwordFile */
function checkCluster(cluster, passwordFile) {
  const versionFile = path.join(cluster, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version === undefined || !existsSync(passwordFile)) throw brokenCluster(cluster);
  if (version === majorVersion) return;
  throw new Failure(
    {
      zh: `数据库是 PostgreSQL ${version} 的格式，内置的是 ${majorVersion}。`,
      en: `The data is of PostgreSQL ${version}, the embedded one is ${majorVersion}.`,
    },
    {
      zh: `用旧版 Teahouse 导出后再导入；若数据可以不要，删除 ${path.dirname(cluster)}。`,
      en: `export it with the Teahouse that wrote it and import it here; if the data can go, delete ${path.dirname(cluster)}.`,
    },
  );
}

/** @param {string} cluster @param {string} [evidence] */
function brokenCluster(cluster, evidence = '') {
  const folder = path.dirname(cluster);
  return new Failure(
    { zh: `数据库文件夹 ${folder} 不完整或已损坏。`, en: `The database folder ${folder} is incomplete or damaged.` },
    {
      zh: `有备份就放回去；没有则把它移开再运行一次，会建一个新的（演示数据会重新写入）：mv ${folder} ${folder}.broken`,
      en: `put a backup back; or move it aside and run again, which makes a new one (with demo data again): mv ${folder} ${folder}.broken`,
    },
    evidence,
  );
}

/** @param {string} text @param {string} cluster */
function cannotStart(text, cluster) {
  if (/No space left|ENOSPC|Permission denied|Read-only/.test(text)) {
    return explain(text, { zh: '启动数据库', en: 'starting the database' });
  }
  return brokenCluster(cluster, tail(text, 12));
}

/** pg_ctl writes the log as PostgreSQL's user. @param {string} file @param {Identity} identity */
function ownLog(file, { uid, gid }) {
  if (!existsSync(file)) writeFileSync(file, '');
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

/** @param {string} file @param {number} from */
const newText = (file, from) => (existsSync(file) ? tail(readFileSync(file).subarray(from).toString('utf8'), 12) : '');

/**
 * Runs initdb or pg_ctl. Output goes through a file: the server that pg_ctl leaves behind would hold a pipe open.
 * @param {string} binary
 * @param {string[]} args
 * @param {Identity} identity
 * @returns {Promise<{ code: number, output: string }>}
 */
async function runTool(binary, args, { uid, gid }) {
  const file = path.join(os.tmpdir(), `teahouse-${process.pid}-${randomBytes(4).toString('hex')}.log`);
  const out = openSync(file, 'w', 0o600);
  // PG* variables of the shell (PGPORT, PGDATA, …) would steer the tools elsewhere
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  try {
    /** @type {number} */
    const code = await new Promise((resolve, reject) => {
      const child = spawn(binary, args, { uid, gid, cwd: '/', env, detached: true, stdio: ['ignore', out, out] });
      child.once('error', reject);
      child.once('exit', (exitCode) => resolve(exitCode ?? 1));
    });
    return { code, output: readFileSync(file, 'utf8') };
  } finally {
    rmSync(file, { force: true });
  }
}
