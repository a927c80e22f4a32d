// Installs the workspace once per lockfile: packages, the pinned Node and PostgreSQL come with it.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { explainInstall, Failure } from './failure.mjs';
import { contentHash, isCurrent, markCurrent } from './fingerprint.mjs';
import { root } from './root.mjs';

const pnpm = 'pnpm@12.21.0';
const stamp = path.join(root, 'node_modules/.teahouse-install');
const neededBytes = 2_000_000_000;

const wanted = () => contentHash(['pnpm-lock.yaml', 'pnpm-workspace.yaml'], `${process.platform}-${process.arch}`);

/** The packages named in pnpm-workspace.yaml; a few plain lines, so no YAML parser. */
function packages() {
  const [, list = ''] =
    /^packages:\n((?: {2}- .*\n)+)/m.exec(readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')) ?? [];
  return list.split('\n').flatMap((line) => line.match(/- (.+)/)?.[1] ?? []);
}

/** Whether what the lockfile asks for is there. */
export function isInstalled() {
  return isCurrent(stamp, wanted()) && packages().every((name) => existsSync(path.join(root, name, 'node_modules')));
}

/**
 * @param {import('./processes.mjs').Processes} processes
 * @param {string} logFile
 */
export async function install(processes, logFile) {
  const during = { zh: '安装依赖', en: 'installing dependencies' };
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededBytes) throw explainInstall('ENOSPC: less than 2 GB free', during);
  const { code, output } = await processes.run(
    'install',
    'npx',
    ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'],
    { cwd: root, env: installEnvironment(), logFile },
  );
  if (code === 0) return markCurrent(stamp, wanted());
  if (/ENOENT/.test(String(code))) {
    throw new Failure(
      { zh: '找不到 npx。', en: 'npx cannot be found.' },
      { zh: '安装 npm（随 Node 一起提供）。', en: 'install npm (it comes with Node).' },
    );
  }
  throw explainInstall(output, during);
}

function installEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    CI: 'true', // no questions: nobody is there to answer
    npm_config_fetch_retries: '2', // say soon that there is no network
    npm_config_fetch_retry_mintimeout: '2000',
    npm_config_fetch_retry_maxtimeout: '5000',
    npm_config_update_notifier: 'false',
  };
  // the caller's NODE_ENV=production would leave out the tools that build the clients
  delete env.NODE_ENV;
  if (isWritable(os.homedir())) return env;
  // a service user's home (/nonexistent) cannot hold the package managers' caches
  const home = path.join(root, 'temp/home');
  mkdirSync(home, { recursive: true });
  return { ...env, HOME: home, npm_config_cache: path.join(home, '.npm') };
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
