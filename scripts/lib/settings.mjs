// The settings of .env.example: the environment first, then the file .env at the root, then the defaults written here.
// Our own small parser, because process.loadEnvFile is missing from the first releases of Node 20.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} Settings
 * @property {number} port          the server
 * @property {number} sandboxPort   the sandbox and its simulator
 * @property {string} host          the address both listen on
 * @property {string} publicUrl     how a browser reaches the server
 * @property {string} dataFolder    absolute
 * @property {string} databaseUrl   empty: the embedded PostgreSQL
 * @property {string} masterKey     empty: one is generated and kept in dataFolder
 * @property {boolean} isDemo       demo data, demo sign-in, and the sandbox in WeChat's place
 * @property {NodeJS.ProcessEnv} environment  everything, .env included, for the children
 */

/**
 * KEY=value lines; `#` starts a comment line; single or double quotes around a value are dropped.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseEnvironmentFile(text) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, key = '', raw = ''] = match;
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    values[key] = quoted ? (quoted[2] ?? '') : raw.replace(/\s+#.*$/, '');
  }
  return values;
}

/** What .env says, nothing when there is none. */
export function readEnvironmentFile(file = path.join(root, '.env')) {
  return existsSync(file) ? parseEnvironmentFile(readFileSync(file, 'utf8')) : {};
}

/**
 * @param {NodeJS.ProcessEnv} [given]  the environment; what it sets wins over the file
 * @returns {Settings}
 */
export function readSettings(given = process.env) {
  const environment = { ...readEnvironmentFile(), ...withoutEmpty(given) };
  const port = portOf(environment, 'PORT', 4000);
  const sandboxPort = portOf(environment, 'SANDBOX_PORT', 4100);
  if (port === sandboxPort) {
    throw new Failure(
      { zh: `PORT 和 SANDBOX_PORT 都是 ${port}。`, en: `PORT and SANDBOX_PORT are both ${port}.` },
      {
        zh: '给它们不同的端口，例如 SANDBOX_PORT=4100。',
        en: 'give them different ports, for example SANDBOX_PORT=4100.',
      },
    );
  }
  const masterKey = environment.TEAHOUSE_MASTER_KEY ?? '';
  // several keys, newest first, while one is being replaced
  if (masterKey && !masterKey.split(',').every((key) => Buffer.from(key, 'base64').length === 32)) {
    throw new Failure(
      { zh: 'TEAHOUSE_MASTER_KEY 不是 32 字节的 base64。', en: 'TEAHOUSE_MASTER_KEY is not 32 bytes of base64.' },
      {
        zh: '用 openssl rand -base64 32 生成一个；留空则自动生成并保存在数据文件夹里。',
        en: 'make one with openssl rand -base64 32; when it is empty, one is generated and kept in the data folder.',
      },
    );
  }
  const databaseUrl = environment.DATABASE_URL ?? '';
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Failure(
      { zh: 'DATABASE_URL 不是 PostgreSQL 地址。', en: 'DATABASE_URL is not the address of a PostgreSQL database.' },
      {
        zh: '写成 postgresql://用户:密码@主机:5432/数据库；留空则使用内置的 PostgreSQL。',
        en: 'write postgresql://user:password@host:5432/database; when it is empty, the embedded PostgreSQL is used.',
      },
    );
  }
  const host = environment.HOST ?? '127.0.0.1';
  return {
    port,
    sandboxPort,
    host,
    publicUrl: environment.PUBLIC_URL ?? `http://127.0.0.1:${port}`,
    dataFolder: path.resolve(root, environment.TEAHOUSE_DATA ?? '.data'),
    databaseUrl,
    masterKey,
    isDemo: (environment.DEMO ?? '1') === '1',
    environment,
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} name
 * @param {number} fallback
 */
function portOf(environment, name, fallback) {
  const text = environment[name] ?? String(fallback);
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(
    { zh: `${name}=${text} 不是端口号。`, en: `${name}=${text} is not a port.` },
    {
      zh: `用 1 到 65535 之间的整数，例如 ${name}=${fallback}。`,
      en: `use a whole number from 1 to 65535, for example ${name}=${fallback}.`,
    },
  );
}

/** An empty variable counts as not set: `PORT= npm start` means the default. @param {NodeJS.ProcessEnv} environment */
const withoutEmpty = (environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
