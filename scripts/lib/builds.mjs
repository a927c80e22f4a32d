// What is built before it is served: the Mini Program in its two forms and the playground. Nothing is built twice from
// the same sources.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { explain, tail } from './failure.mjs';
import { contentHash, isCurrent, markCurrent } from './fingerprint.mjs';
import { step } from './progress.mjs';
import { nodeEnvironment, root, serverNode } from './root.mjs';

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {import('./language.mjs').Bilingual} label
 * @property {string[]} sources  what the result depends on, below the root
 * @property {string} folder     where the result goes; emptied by the tool at first
 * @property {string} result     a file that is there when it is done
 * @property {string[]} command  arguments of Node
 * @property {string} cwd
 */

const client = ['miniprogram', 'schema/src', 'schema/package.json', 'tsconfig.base.json', 'pnpm-lock.yaml'];

/** @type {Build[]} */
export const builds = [
  {
    name: 'weapp',
    label: { zh: '构建小程序', en: 'Build the Mini Program' },
    sources: client,
    folder: 'miniprogram/dist/weapp',
    result: 'miniprogram/dist/weapp/app.json',
    command: ['miniprogram/build.mjs', 'weapp'],
    cwd: '.',
  },
  {
    name: 'h5',
    label: { zh: '构建 H5', en: 'Build the H5 client' },
    sources: client,
    folder: 'miniprogram/dist/h5',
    result: 'miniprogram/dist/h5/index.html',
    command: ['miniprogram/build.mjs', 'h5'],
    cwd: '.',
  },
  {
    name: 'playground',
    label: { zh: '构建接口试验台', en: 'Build the playground' },
    sources: ['server/playground', 'server/src/playground/examples', 'pnpm-lock.yaml'],
    folder: 'server/playground/dist',
    result: 'server/playground/dist/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build'],
    cwd: 'server/playground',
  },
  {
    name: 'console',
    label: { zh: '构建控制台', en: 'Build the console' },
    sources: [
      'server/console/src',
      'server/console/index.html',
      'server/console/vite.config.ts',
      'schema/src',
      'pnpm-lock.yaml',
    ],
    folder: 'server/console/dist',
    result: 'server/console/dist/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build'],
    cwd: 'server/console',
  },
];

const stampOf = (/** @type {Build} */ build) => path.join(root, 'node_modules', `.teahouse-${build.name}`);
const hashOf = (/** @type {Build} */ build) => contentHash(build.sources, build.command.join(' '));

/** @param {Build} build */
export const isBuilt = (build) => existsSync(path.join(root, build.result)) && isCurrent(stampOf(build), hashOf(build));

/**
 * Builds what is missing or stale, several at a time where cores and memory allow.
 * @param {import('./processes.mjs').Processes} processes
 * @param {(name: string) => string} logFileOf
 * @param {Build[]} [wanted]
 */
export async function buildStale(processes, logFileOf, wanted = builds) {
  const stale = wanted.filter((build) => !isBuilt(build));
  if (stale.length === 0) return;
  const bytesPerBuild = 1_500_000_000;
  const places = Math.max(1, Math.min(stale.length, os.cpus().length, Math.floor(os.freemem() / bytesPerBuild)));
  const label = {
    zh: stale.map((build) => build.label.zh).join('、'),
    en: stale.map((build) => build.label.en).join(', '),
  };
  await step(label, async (remark) => {
    const queue = [...stale];
    /** @type {string[]} */
    const times = [];
    await Promise.all(
      Array.from({ length: places }, async () => {
        for (let build = queue.shift(); build; build = queue.shift()) {
          const start = performance.now();
          await buildOne(processes, logFileOf(`build-${build.name}`), build);
          times.push(`${build.name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
        }
      }),
    );
    remark({ zh: times.join('，'), en: times.join(', ') });
  });
}

/**
 * @param {import('./processes.mjs').Processes} processes
 * @param {string} logFile
 * @param {Build} build
 */
async function buildOne(processes, logFile, build) {
  const hash = hashOf(build); // before: a change made meanwhile must build again
  markCurrent(stampOf(build), 'unfinished');
  const { code, output } = await processes.run(`build ${build.name}`, serverNode(), build.command, {
    cwd: path.join(root, build.cwd),
    env: nodeEnvironment({ NODE_ENV: 'production' }),
    logFile,
  });
  if (code !== 0) throw explain(`${tail(output, 30)}\n${logFile}`, build.label);
  markCurrent(stampOf(build), hash);
}
