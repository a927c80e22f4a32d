// npm test: everything, in order, each part with its time; the last line is `N passed, N failed`.
//   npm test -- weapp              one part
//   npm test -- unit api           several
//   npm test -- payments/settle    test files whose path contains this
//   npm test -- lint api settle    lint, and such test files of one part
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildStale } from './lib/builds.mjs';
import { chromium } from './lib/chromium.mjs';
import { printFailure } from './lib/failure.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { inline } from './lib/language.mjs';
import { watchParent } from './lib/parent.mjs';
import { logFile, Processes } from './lib/processes.mjs';
import { step } from './lib/progress.mjs';
import { checkNode, root } from './lib/root.mjs';
import { choose, parts, runPart } from './lib/test-parts.mjs';
import { startTestPostgres } from './lib/test-postgres.mjs';

const begin = performance.now();
const processes = new Processes();
/** @type {Promise<{ adminUrl: string, stop: () => Promise<void> }> | undefined} */
let postgres;
let isEnding = false;

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void end(130));
}
watchParent(() => void end(130));

const totals = { passed: 0, failed: 0 };
try {
  checkNode();
  await main();
} catch (error) {
  if (!isEnding) {
    printFailure(error);
    totals.failed += 1;
  }
}
await end(totals.failed === 0 ? 0 : 1);

async function main() {
  const { chosen, filters } = choose(process.argv.slice(2));
  const logs = path.join(root, 'temp/logs');
  mkdirSync(logs, { recursive: true });
  const log = (/** @type {string} */ name) => logFile(logs, name);

  if (!isInstalled()) {
    await step({ zh: '安装依赖', en: 'Install dependencies' }, () => install(processes, log('install')));
  }
  const needs = new Set(chosen.flatMap((part) => part.needs));
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  if (needs.has('chromium')) {
    env.CHROMIUM_PATH = await step({ zh: 'Chromium 与中文字体', en: 'Chromium and a Chinese font' }, () =>
      chromium(processes, log('chromium')),
    );
  }
  if (needs.has('builds')) await buildStale(processes, log);
  if (needs.has('postgres')) {
    const starting = startTestPostgres();
    postgres = starting;
    const { adminUrl } = await step(
      { zh: '启动测试用 PostgreSQL', en: 'Start PostgreSQL for the tests' },
      () => starting,
    );
    env.TEST_DATABASE_ADMIN_URL = adminUrl;
  }

  /** @type {string[]} */
  const failing = [];
  for (const part of parts.filter((candidate) => chosen.includes(candidate))) {
    const { passed, failed } = await runPart(part, { processes, env, filters, logFile: log(`test-${part.name}`) });
    if (isEnding) return; // interrupted: what it counted says nothing
    totals.passed += passed;
    totals.failed += failed;
    if (failed > 0) failing.push(part.name);
  }
  if (failing.length > 0) {
    const names = failing.join(' ');
    console.log(
      `\n${inline({ zh: `没通过的部分：${names}`, en: `parts with failures: ${names}` })}  (npm test -- ${names})`,
    );
  }
}

/** Stops whatever runs; prints the closing line, which CI reads. @param {number} code */
async function end(code) {
  if (isEnding) {
    if (code === 130) processes.killAll();
    return;
  }
  isEnding = true;
  await processes.stopAll();
  const started = await postgres?.catch(() => undefined);
  await started?.stop();
  rmSync(path.join(root, 'temp/results'), { recursive: true, force: true });
  if (code === 130) {
    console.log(inline({ zh: '已中断。', en: 'Interrupted.' }));
    totals.failed += 1;
  }
  console.log(`\n${((performance.now() - begin) / 1000).toFixed(0)} s`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(code);
}
