// Browser tests use the system's Chromium and a font with Chinese characters; without one every screenshot shows boxes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure, tail } from './failure.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {string | undefined} path of the executable; CHROMIUM_PATH wins */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...applications].find((file) => existsSync(file));
}

/** Whether fontconfig knows a Chinese font; elsewhere than on Linux the system always has one. */
export function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { stdout, error } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return !error && stdout.trim() !== '';
}

const packages = ['chromium', 'fonts-noto-cjk', 'fontconfig'];

/**
 * Finds Chromium and a Chinese font, installing them with apt where that needs no question.
 * @param {import('./processes.mjs').Processes} processes
 * @param {string} logFile
 * @returns {Promise<string>} path of the executable
 */
export async function chromium(processes, logFile) {
  const found = findChromium();
  if (found && hasChineseFont()) return found;
  const command = aptCommand();
  if (!command) throw missing();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [program = '', ...prefix] = command;
  const update = await processes.run('apt-get update', program, [...prefix, 'update'], { cwd: '/', env, logFile });
  const { code, output } = await processes.run(
    'apt-get install',
    program,
    [...prefix, 'install', '-y', '--no-install-recommends', ...packages],
    { cwd: '/', env, logFile },
  );
  const installed = findChromium();
  if (code !== 0 || !installed || !hasChineseFont()) throw missing(tail(`${update.output}\n${output}`));
  return installed;
}

/** @returns {string[] | undefined} how apt-get runs here without asking */
function aptCommand() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** @param {string} [evidence] */
function missing(evidence) {
  return new Failure(
    { zh: '浏览器测试需要 Chromium 和一款中文字体。', en: 'The browser tests need Chromium and a Chinese font.' },
    {
      zh: `装好它们：sudo apt-get install -y ${packages.join(' ')}（其他系统：装 Chrome，或用 CHROMIUM_PATH 指出它）；或先跑别的部分：npm test -- unit api stories weapp`,
      en: `install them: sudo apt-get install -y ${packages.join(' ')} (elsewhere: install Chrome, or name it with CHROMIUM_PATH); or run other parts first: npm test -- unit api stories weapp`,
    },
    evidence,
  );
}
