// The steps of `npm start` that run our own programs: migrate, fill the demo, serve.
import path from 'node:path';
import { explain, Failure, tail } from './failure.mjs';
import { tailOf, waitUntil } from './processes.mjs';
import { nodeEnvironment, root, serverNode } from './root.mjs';

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {import('./language.mjs').Bilingual} label
 * @property {string} cwd
 * @property {string[]} args
 */

const server = (/** @type {string} */ file) => ['--import', './swc-hook.mjs', file];

export const programs = {
  migrate: {
    name: 'migrate',
    label: { zh: '更新数据库结构', en: 'migrating the database' },
    cwd: 'server',
    args: server('src/migrate.ts'),
  },
  seed: {
    name: 'seed',
    label: { zh: '写入演示数据', en: 'filling the demo' },
    cwd: 'server',
    args: server('src/demo/seed.ts'),
  },
  sandbox: {
    name: 'sandbox',
    label: { zh: '微信沙盒', en: 'the WeChat sandbox' },
    cwd: '.',
    args: ['test/wechat/main.ts', '--demo'],
  },
  server: { name: 'server', label: { zh: '服务器', en: 'the server' }, cwd: 'server', args: server('src/main.ts') },
};

/**
 * @param {import('./processes.mjs').Processes} processes
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 * @param {string} logFile
 * @returns {Promise<string>} what it printed
 */
export async function runProgram(processes, program, env, logFile) {
  const { code, output } = await processes.run(program.name, serverNode(), program.args, {
    cwd: path.join(root, program.cwd),
    env: nodeEnvironment(env),
    logFile,
  });
  if (code === 0) return output;
  throw explain(`${tail(output, 20)}\n${logFile}`, program.label);
}

/**
 * @typedef {object} Service  a program that stays
 * @property {Program} program
 * @property {string} logFile
 * @property {Promise<number | string>} ended  its exit code or signal
 */

/**
 * Starts a program that stays; untilUp waits for it.
 * @param {import('./processes.mjs').Processes} processes
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 * @param {string} logFile
 * @returns {Service}
 */
export function startService(processes, program, env, logFile) {
  const { ended } = processes.start(program.name, serverNode(), program.args, {
    cwd: path.join(root, program.cwd),
    env: nodeEnvironment(env),
    logFile,
  });
  return { program, logFile, ended };
}

/**
 * @param {Service} service
 * @param {() => Promise<Response>} ask  a 2xx answer means it serves
 */
export async function untilUp({ program, logFile, ended }, ask) {
  /** @type {number | string | undefined} */
  let endedWith;
  void ended.then((code) => {
    endedWith = code;
  });
  let answer = '';
  const isUp = await waitUntil(async () => {
    if (endedWith !== undefined) throw cameToAnEnd(program, endedWith, logFile);
    try {
      const response = await ask();
      answer = `${response.status} ${await response.text()}`;
      return response.ok;
    } catch {
      return false;
    }
  }, 60_000);
  if (isUp) return;
  throw new Failure(
    { zh: `${program.label.zh}一分钟内没有就绪。`, en: `${capital(program.label.en)} was not ready within a minute.` },
    { zh: `看日志 ${logFile}，再运行一次。`, en: `read the log ${logFile}, then run it again.` },
    `${tailOf(logFile)}\n${answer}`,
  );
}

/**
 * @param {Pick<Program, 'label'>} program
 * @param {number | string} code
 * @param {string} logFile
 */
export function cameToAnEnd(program, code, logFile) {
  return new Failure(
    {
      zh: `${program.label.zh}意外退出（${code}）。`,
      en: `${capital(program.label.en)} ended unexpectedly (${code}).`,
    },
    {
      zh: `看日志 ${logFile}；再运行 npm start 即可恢复。`,
      en: `read the log ${logFile}; running npm start again recovers.`,
    },
    tailOf(logFile),
  );
}

/**
 * @param {string} url
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>} the parsed answer
 */
export async function postJson(url, body, headers = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return JSON.parse(text);
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
