// What the doctor looks at, in the order it says so.
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { builds, isBuilt } from './builds.mjs';
import { findChromium, hasChineseFont } from './chromium.mjs';
import { inspectDatabase, migrationsIn, oldestPostgres, withoutPassword } from './database.mjs';
import { Failure } from './failure.mjs';
import { isInstalled } from './install.mjs';
import { tryPort } from './ports.mjs';
import { runningUrl } from './postgres.mjs';
import { isAlive, readLock } from './processes.mjs';
import { root, serverNode } from './root.mjs';
import { parseEnvironmentFile, readEnvironmentFile, readSettings } from './settings.mjs';

/** @typedef {import('./language.mjs').Bilingual} Bilingual */
/**
 * @typedef {object} Finding
 * @property {'ok' | 'warn' | 'fail'} status
 * @property {Bilingual} what
 * @property {string} [detail]
 * @property {Bilingual} [todo]
 */

/** The settings, or what is wrong with them. The other checks then go on with the defaults. */
const settingsOrFailure = () => {
  try {
    return readSettings();
  } catch (error) {
    return /** @type {Failure} */ (error);
  }
};

function settings() {
  const read = settingsOrFailure();
  return read instanceof Error ? readSettings({ PATH: process.env.PATH }) : read;
}

/** The launcher that holds the data folder now. */
function runningLauncher() {
  const holder = readLock(path.join(settings().dataFolder, 'start.lock'));
  return holder && isAlive(holder) ? holder : undefined;
}

/** @type {(() => Promise<Finding | Finding[]>)[]} */
export const checks = [node, installed, settingsFile, disk, dataFolder, ports, database, clients, browser];

/** @returns {Promise<Finding>} */
async function node() {
  const what = { zh: 'Node', en: 'Node' };
  if (Number(process.versions.node.split('.')[0]) < 20) {
    const todo = { zh: '装 Node 20 或更新的版本。', en: 'install Node 20 or newer.' };
    return { status: 'fail', what, detail: process.versions.node, todo };
  }
  return { status: 'ok', what, detail: process.versions.node };
}

/** @returns {Promise<Finding>} */
async function installed() {
  const what = { zh: '依赖', en: 'dependencies' };
  if (!isInstalled()) {
    const todo = { zh: 'npm start 或 npm test 会安装它们。', en: 'npm start or npm test installs them.' };
    return { status: 'warn', what: { zh: '依赖未安装或已过期', en: 'dependencies are missing or out of date' }, todo };
  }
  try {
    return { status: 'ok', what, detail: `Node ${path.relative(root, serverNode()) || serverNode()}` };
  } catch (error) {
    const { what: said, todo } = /** @type {Failure} */ (error);
    return { status: 'fail', what: said, todo };
  }
}

/** @returns {Promise<Finding[]>} */
async function settingsFile() {
  const failure = settingsOrFailure();
  /** @type {Finding[]} */
  const findings = [];
  if (failure instanceof Failure) findings.push({ status: 'fail', what: failure.what, todo: failure.todo });
  const example = readFileSync(path.join(root, '.env.example'), 'utf8').replace(/^#(?=[A-Z_]+=)/gm, '');
  const known = Object.keys(parseEnvironmentFile(example));
  const unknown = Object.keys(readEnvironmentFile()).filter((name) => !known.includes(name));
  for (const name of unknown) {
    findings.push({
      status: 'warn',
      what: { zh: `.env 里的 ${name} 没有人读`, en: `nobody reads ${name} of .env` },
      todo: { zh: `看看是不是写错了；可用的：${known.join(' ')}`, en: `is it misspelt? There are: ${known.join(' ')}` },
    });
  }
  const { isDemo, publicUrl, environment } = settings();
  if (!isDemo && publicUrl.startsWith('http://')) {
    findings.push({
      status: 'warn',
      what: { zh: 'PUBLIC_URL 不是 https', en: 'PUBLIC_URL is not https' },
      detail: publicUrl,
      todo: {
        zh: '微信只回调公网 https 地址：把 PUBLIC_URL 设成你的域名。',
        en: 'WeChat calls public https addresses only: set PUBLIC_URL to your domain.',
      },
    });
  }
  if (!isDemo && environment.OPERATIONS !== 'persisted') {
    findings.push({
      status: 'warn',
      what: { zh: '接受任何 GraphQL 操作', en: 'any GraphQL operation is accepted' },
      todo: { zh: '对外服务时设 OPERATIONS=persisted。', en: 'set OPERATIONS=persisted when you serve the public.' },
    });
  }
  if (findings.length > 0) return findings;
  const detail = existsSync(path.join(root, '.env')) ? '.env' : '';
  return [{ status: 'ok', what: { zh: '设置', en: 'settings' }, detail }];
}

/** @returns {Promise<Finding>} */
async function disk() {
  const { bavail, bsize } = statfsSync(existing(settings().dataFolder));
  const gigabytes = (bavail * bsize) / 1e9;
  const detail = `${gigabytes.toFixed(1)} GB`;
  const what = { zh: '剩余磁盘空间', en: 'free disk space' };
  const needed = isInstalled() ? 0.5 : 2;
  if (gigabytes >= needed * 2) return { status: 'ok', what, detail };
  const todo = {
    zh: `至少要有 ${needed} GB；或用 TEAHOUSE_DATA 把数据放到另一块盘上。`,
    en: `at least ${needed} GB is needed; or put the data on another disk with TEAHOUSE_DATA.`,
  };
  return { status: gigabytes < needed ? 'fail' : 'warn', what, detail, todo };
}

/** @returns {Promise<Finding>} */
async function dataFolder() {
  const folder = settings().dataFolder;
  try {
    accessSync(existing(folder), constants.W_OK);
    return { status: 'ok', what: { zh: '数据文件夹', en: 'data folder' }, detail: folder };
  } catch {
    return {
      status: 'fail',
      what: { zh: '数据文件夹不可写', en: 'the data folder may not be written' },
      detail: folder,
      todo: {
        zh: '改它的属主，或设 TEAHOUSE_DATA=<可写的文件夹>。',
        en: 'change its owner, or set TEAHOUSE_DATA=<a folder you may write>.',
      },
    };
  }
}

/** The folder, or its nearest parent that exists. @param {string} folder @returns {string} */
const existing = (folder) => (existsSync(folder) ? folder : existing(path.dirname(folder)));

/** @returns {Promise<Finding[]>} */
async function ports() {
  const { host, port, sandboxPort, isDemo } = settings();
  const running = runningLauncher();
  /** @type {[string, number][]} */
  const wanted = isDemo
    ? [
        ['PORT', port],
        ['SANDBOX_PORT', sandboxPort],
      ]
    : [['PORT', port]];
  return Promise.all(
    wanted.map(async ([name, number]) => {
      const tried = await tryPort(host, number);
      const detail = `${host}:${number}`;
      if ('port' in tried)
        return {
          status: /** @type {const} */ ('ok'),
          what: { zh: `端口 ${name} 空闲`, en: `port ${name} is free` },
          detail,
        };
      if (running && (running.port === number || running.sandboxPort === number)) {
        return {
          status: /** @type {const} */ ('ok'),
          what: { zh: `端口 ${name} 由运行中的茶馆使用`, en: `port ${name} is held by the running Teahouse` },
          detail,
        };
      }
      return {
        status: /** @type {const} */ ('fail'),
        what: { zh: `端口 ${name} 不可用（${tried.code}）`, en: `port ${name} cannot be used (${tried.code})` },
        detail,
        todo: {
          zh: `停掉占用者，或设 ${name}=${number + 1}。`,
          en: `stop what holds it, or set ${name}=${number + 1}.`,
        },
      };
    }),
  );
}

/** @returns {Promise<Finding[]>} */
async function database() {
  const { databaseUrl, dataFolder: folder } = settings();
  const what = { zh: '数据库', en: 'database' };
  if (!isInstalled()) return [];
  const url = databaseUrl || runningUrl(path.join(folder, 'postgres'));
  if (!url) {
    const detail = existsSync(path.join(folder, 'postgres')) ? path.join(folder, 'postgres') : '';
    return [
      { status: 'ok', what: { zh: '内置 PostgreSQL，没有在运行', en: 'embedded PostgreSQL, not running' }, detail },
    ];
  }
  const shown = withoutPassword(url);
  try {
    const { version, versionText, encoding, ctype } = await inspectDatabase(url);
    /** @type {Finding[]} */
    const findings = [];
    if (version < oldestPostgres) {
      const todo = { zh: `需要 ${oldestPostgres} 或更新。`, en: `${oldestPostgres} or newer is needed.` };
      findings.push({
        status: 'fail',
        what: { zh: 'PostgreSQL 太旧', en: 'PostgreSQL is too old' },
        detail: versionText,
        todo,
      });
    }
    if (encoding !== 'UTF8') {
      const todo = {
        zh: "用 ENCODING 'UTF8' TEMPLATE template0 重建数据库。",
        en: "make the database again with ENCODING 'UTF8' TEMPLATE template0.",
      };
      findings.push({
        status: 'fail',
        what: { zh: '数据库编码不是 UTF8', en: 'the database is not in UTF8' },
        detail: encoding,
        todo,
      });
    }
    if (/^(C|POSIX)$/.test(ctype)) {
      const todo = {
        zh: "按中文片段搜索会找不到东西；建库时用 LC_CTYPE 'C.UTF-8'。",
        en: "searching by pieces of Chinese text will find nothing; make the database with LC_CTYPE 'C.UTF-8'.",
      };
      findings.push({
        status: 'warn',
        what: { zh: '数据库不认识中文字符', en: 'the database does not know Chinese letters' },
        detail: `LC_CTYPE ${ctype}`,
        todo,
      });
    }
    if (findings.length === 0) {
      findings.push({ status: 'ok', what, detail: `PostgreSQL ${versionText}, ${encoding}, ${ctype}, ${shown}` });
    }
    return [...findings, await migrations(url)];
  } catch (error) {
    const todo = { zh: '启动它，或改正 DATABASE_URL。', en: 'start it, or correct DATABASE_URL.' };
    return [
      {
        status: 'fail',
        what: { zh: '连不上数据库', en: 'the database cannot be reached' },
        detail: `${shown}: ${/** @type {Error} */ (error).message}`,
        todo,
      },
    ];
  }
}

/** @param {string} url @returns {Promise<Finding>} */
async function migrations(url) {
  const { known, applied } = await migrationsIn(url);
  const missing = known.filter((name) => !applied.includes(name));
  const strange = applied.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    const todo = { zh: '更新代码，或换一个数据库。', en: 'update the code, or use another database.' };
    return {
      status: 'fail',
      what: { zh: '数据库比代码新', en: 'the database is newer than the code' },
      detail: strange.join(', '),
      todo,
    };
  }
  if (missing.length > 0) {
    const todo = { zh: 'npm start 会更新它。', en: 'npm start migrates it.' };
    return {
      status: 'warn',
      what: { zh: '数据库结构有待更新', en: 'migrations are pending' },
      detail: missing.join(', '),
      todo,
    };
  }
  return { status: 'ok', what: { zh: '数据库结构', en: 'migrations' }, detail: String(applied.length) };
}

/** @returns {Promise<Finding[]>} */
async function clients() {
  return builds.map((build) => {
    if (isBuilt(build)) return { status: /** @type {const} */ ('ok'), what: build.label, detail: build.folder };
    const todo = { zh: 'npm start 会构建它。', en: 'npm start builds it.' };
    const what = { zh: `${build.label.zh}：还没有或已过期`, en: `${build.label.en}: missing or out of date` };
    return { status: /** @type {const} */ ('warn'), what, todo };
  });
}

/** @returns {Promise<Finding[]>} */
async function browser() {
  const found = findChromium();
  const todo = {
    zh: '浏览器测试需要它；npm test 在允许时会自己装：sudo apt-get install -y chromium fonts-noto-cjk fontconfig',
    en: 'the browser tests need it; npm test installs it where it may: sudo apt-get install -y chromium fonts-noto-cjk fontconfig',
  };
  return [
    found
      ? { status: 'ok', what: { zh: 'Chromium', en: 'Chromium' }, detail: found }
      : { status: 'warn', what: { zh: '没有 Chromium', en: 'no Chromium' }, todo },
    hasChineseFont()
      ? { status: 'ok', what: { zh: '中文字体', en: 'a Chinese font' } }
      : { status: 'warn', what: { zh: '没有中文字体', en: 'no Chinese font' }, todo },
  ];
}
