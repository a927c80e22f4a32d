/**
 * Builds the Mini Program: `node miniprogram/build.mjs weapp|h5`.
 * Prints the sizes WeChat counts (main package and each subpackage); exits non-zero when the build fails or a package
 * is over WeChat's limit of 2 MB.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_LIMIT_BYTES = 2 * 1024 * 1024;
const MAIN_PACKAGE_GOAL_BYTES = 400 * 1024;

const root = path.dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
if (target !== 'weapp' && target !== 'h5') {
  console.error('Usage: node miniprogram/build.mjs weapp|h5');
  process.exit(2);
}

const taro = path.join(path.dirname(createRequire(import.meta.url).resolve('@tarojs/cli/package.json')), 'bin/taro');
const output = path.join(root, 'dist', target);
// built beside what may be served this very moment, and put in its place when it is whole
const fresh = path.join(root, 'dist', `.${target}-${process.pid}`);
const former = `${fresh}-former`;
process.on('exit', () => {
  for (const folder of [fresh, former]) rmSync(folder, { recursive: true, force: true });
});

const exitCode = await run([taro, 'build', '--type', target, '--disable-global-config']);
if (exitCode !== 0) {
  console.error(`Building the Mini Program for ${target} failed (exit ${exitCode}).`);
  process.exit(exitCode);
}
if (target === 'weapp') reportPackages(fresh);
if (existsSync(output)) renameSync(output, former);
renameSync(fresh, output);
if (target === 'weapp') console.log('dist/weapp is ready');
else console.log(`h5: ${kilobytes(sizeOf(output))} in dist/h5`);

/** @param {string[]} args @returns {Promise<number>} */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        BROWSERSLIST_IGNORE_OLD_DATA: '1',
        TEAHOUSE_BUILD_OUTPUT: path.relative(root, fresh),
      },
    });
    child.on('error', () => resolve(1));
    // stopped from outside: the child must not go on, nor leave its half-built folder
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** @param {string} directory */
function reportPackages(directory) {
  const manifest = path.join(directory, 'app.json');
  if (!existsSync(manifest)) {
    console.error('The build left no app.json.');
    process.exit(1);
  }
  const { subPackages = [] } = JSON.parse(readFileSync(manifest, 'utf8'));
  const parts = subPackages.map((part) => ({ name: part.root, bytes: sizeOf(path.join(directory, part.root)) }));
  const main = sizeOf(directory) - parts.reduce((sum, part) => sum + part.bytes, 0);
  const goal = main <= MAIN_PACKAGE_GOAL_BYTES ? 'within' : 'over';
  console.log(`weapp main package: ${kilobytes(main)} (${goal} the goal of ${kilobytes(MAIN_PACKAGE_GOAL_BYTES)})`);
  for (const part of parts) console.log(`weapp subpackage ${part.name}: ${kilobytes(part.bytes)}`);
  const tooLarge = [{ name: 'main', bytes: main }, ...parts].filter((part) => part.bytes > PACKAGE_LIMIT_BYTES);
  if (tooLarge.length > 0) {
    console.error(`Over WeChat's limit of 2 MB: ${tooLarge.map((part) => part.name).join(', ')}`);
    process.exit(1);
  }
}

/** @param {string} entry @returns {number} bytes below a file or folder */
function sizeOf(entry) {
  const stats = statSync(entry);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(entry).reduce((sum, name) => sum + sizeOf(path.join(entry, name)), 0);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
