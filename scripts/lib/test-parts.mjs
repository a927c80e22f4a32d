// The parts of `npm test`, in the order they run: the quick and telling ones first.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, tail } from './failure.mjs';
import { step } from './progress.mjs';
import { nodeEnvironment, root, serverNode } from './root.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {import('./language.mjs').Bilingual} label
 * @property {('postgres' | 'builds' | 'chromium')[]} needs
 * @property {Check[]} [checks]   commands that pass or fail as a whole; each counts as one test
 * @property {{ cwd: string, folders: string[] }} [vitest]  folders below cwd that hold test files
 */
/** @typedef {{ name: string, cwd: string, args: string[] }} Check  args of Node */

const typescript = (/** @type {string} */ folder) => ({
  name: folder,
  cwd: folder,
  args: [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
});

/** @type {Part[]} */
export const parts = [
  {
    name: 'lint',
    label: { zh: '代码规范', en: 'lint' },
    needs: [],
    checks: [{ name: 'biome', cwd: '.', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] }],
  },
  {
    name: 'types',
    label: { zh: '类型', en: 'types' },
    needs: [],
    checks: ['schema', 'server', 'server/playground', 'server/console', 'miniprogram', 'test', 'scripts'].map(
      typescript,
    ),
  },
  {
    name: 'schema',
    label: { zh: '接口与代码一致', en: 'schema is fresh' },
    needs: [],
    checks: [
      { name: 'typed operations', cwd: '.', args: ['schema/codegen.ts', '--check'] },
      { name: 'printed SDL', cwd: 'server', args: ['--import', './swc-hook.mjs', 'src/print-schema.ts', '--check'] },
    ],
  },
  { name: 'unit', label: { zh: '单元', en: 'unit' }, needs: ['postgres'], vitest: { cwd: 'server', folders: ['src'] } },
  {
    name: 'clients',
    label: { zh: '客户端单元', en: 'client units' },
    needs: [],
    vitest: { cwd: 'miniprogram', folders: ['src'] },
  },
  {
    name: 'console',
    label: { zh: '控制台单元', en: 'console units' },
    needs: [],
    vitest: { cwd: 'server/console', folders: ['src'] },
  },
  {
    name: 'sandbox',
    label: { zh: '微信沙盒', en: 'sandbox' },
    needs: ['postgres'],
    vitest: { cwd: 'test', folders: ['wechat'] },
  },
  {
    name: 'launch',
    label: { zh: '启动与数据库', en: 'launch' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['scripts', 'support'] },
  },
  {
    name: 'api',
    label: { zh: '接口', en: 'api' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['api'] },
  },
  {
    name: 'stories',
    label: { zh: '故事', en: 'stories' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['stories'] },
  },
  {
    name: 'storm',
    label: { zh: '风暴', en: 'storm' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['storm'] },
  },
  {
    name: 'security',
    label: { zh: '安全', en: 'security' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['security'] },
  },
  {
    name: 'weapp',
    label: { zh: '小程序包', en: 'weapp' },
    needs: ['postgres', 'builds'],
    vitest: { cwd: 'test', folders: ['weapp'] },
  },
  {
    name: 'browser',
    label: { zh: '浏览器', en: 'browser' },
    needs: ['postgres', 'builds', 'chromium'],
    vitest: { cwd: 'test', folders: ['browser'] },
  },
];

/**
 * Pieces of paths narrow the parts that are named beside them, or all; a part without test files runs whole.
 * @param {string[]} words  names of parts, or pieces of test files' paths; none: everything
 * @returns {{ chosen: Part[], filters: string[] }}
 */
export function choose(words) {
  const named = parts.filter(({ name }) => words.includes(name));
  const filters = words.filter((word) => !parts.some(({ name }) => name === word));
  if (filters.length === 0) return { chosen: words.length === 0 ? parts : named, filters };
  const whole = named.filter(({ vitest }) => !vitest);
  const pool = named.length > whole.length ? named : parts;
  const matching = pool.filter((part) =>
    filters.some((filter) => testFiles(part).some((file) => file.includes(filter))),
  );
  if (matching.length > 0) return { chosen: [...whole, ...matching], filters };
  throw new Failure(
    {
      zh: `没有叫「${filters.join(' ')}」的部分或测试文件。`,
      en: `No part or test file matches "${filters.join(' ')}".`,
    },
    {
      zh: `可选的部分：${parts.map(({ name }) => name).join(' ')}；或写测试文件路径的一段。`,
      en: `parts: ${parts.map(({ name }) => name).join(' ')}; or name a piece of a test file's path.`,
    },
  );
}

/** The part's test files, relative to the root. @param {Part} part @returns {string[]} */
function testFiles({ vitest }) {
  if (!vitest) return [];
  const walk = (/** @type {string} */ folder) => {
    /** @type {string[]} */
    const files = [];
    if (!existsSync(path.join(root, folder))) return files;
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'dist') continue;
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) files.push(...walk(name));
      else if (/\.test\.tsx?$/.test(entry.name)) files.push(name);
    }
    return files;
  };
  return vitest.folders.flatMap((folder) => walk(path.posix.join(vitest.cwd, folder)));
}

/**
 * @param {Part} part
 * @param {{ processes: import('./processes.mjs').Processes, env: NodeJS.ProcessEnv, filters: string[], logFile: string }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runPart(part, options) {
  let evidence = '';
  const counts = await step(part.label, async (remark) => {
    const result = part.vitest ? await runVitest(part, options) : await runChecks(part.checks ?? [], options);
    evidence = result.evidence;
    const { passed, failed } = result;
    remark({ zh: `${passed} 通过，${failed} 失败`, en: `${passed} passed, ${failed} failed` });
    return { passed, failed };
  });
  if (counts.failed > 0) console.log(`${evidence}\n`);
  return counts;
}

/**
 * @param {Check[]} checks
 * @param {{ processes: import('./processes.mjs').Processes, env: NodeJS.ProcessEnv, logFile: string }} options
 */
async function runChecks(checks, { processes, env, logFile }) {
  const queue = [...checks];
  /** @type {{ name: string, output: string }[]} */
  const failures = [];
  const worker = async (/** @type {number} */ place) => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const { code, output } = await processes.run(check.name, serverNode(), check.args, {
        cwd: path.join(root, check.cwd),
        env: nodeEnvironment(env),
        logFile: `${logFile}.${place}`,
      });
      if (code !== 0) failures.push({ name: check.name, output });
    }
  };
  await Promise.all([worker(1), worker(2)]);
  return {
    passed: checks.length - failures.length,
    failed: failures.length,
    evidence: failures.map(({ name, output }) => `✗ ${name}\n${tail(output, 60)}`).join('\n\n'),
  };
}

/**
 * @param {Part} part
 * @param {{ processes: import('./processes.mjs').Processes, env: NodeJS.ProcessEnv, filters: string[], logFile: string }} options
 */
async function runVitest(part, { processes, env, filters, logFile }) {
  const { cwd, folders } = /** @type {{ cwd: string, folders: string[] }} */ (part.vitest);
  const files = testFiles(part).filter(
    (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
  );
  // a part without tests would pass in silence
  if (files.length === 0)
    return { passed: 0, failed: 1, evidence: `✗ ${part.name}: no test files in ${cwd}/{${folders}}` };
  const results = path.join(root, 'temp/results', `${part.name}.json`);
  mkdirSync(path.dirname(results), { recursive: true });
  const { code, output } = await processes.run(
    part.name,
    serverNode(),
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...files.map((file) => path.relative(cwd, file)),
    ],
    { cwd: path.join(root, cwd), env: nodeEnvironment({ NO_COLOR: '1', ...env }), logFile },
  );
  const { passed, failed } = countsIn(results);
  // a crash or an error outside any test: vitest says so by its exit code alone
  const failedInAll = failed === 0 && code !== 0 ? 1 : failed;
  return { passed, failed: failedInAll, evidence: failedInAll > 0 ? tail(output, 200) : '' };
}

/**
 * Sums vitest's JSON report. A file that could not even be loaded has no tests in it and counts as one failure; so does
 * a skipped test, because nothing is skipped here.
 * @param {string} file
 */
function countsIn(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of report.testResults) {
    const passedHere = assertionResults.filter((test) => test.status === 'passed').length;
    passed += passedHere;
    failed += assertionResults.length - passedHere;
    if (status === 'failed' && passedHere === assertionResults.length) failed += 1;
  }
  return { passed, failed };
}
