// npm run storm: generated histories of purchases under faults, kills and restarts; test/storm does the work.
//   npm run storm -- --histories 2000              the last line is one JSON object; exit code 0 only when nothing is wrong
//   npm run storm -- --kills 50 --purchases 500    the server killed again and again while people pay
//   npm run storm -- --seed 7 --path 12            one history of a seed again, made as small as it still fails
import { spawn } from 'node:child_process';
import path from 'node:path';
import { watchParent } from './lib/parent.mjs';
import { nodeEnvironment, root, serverNode } from './lib/root.mjs';

const main = path.join(root, 'test/storm/main.ts');
const child = spawn(serverNode(), ['--import', './swc-hook.mjs', main, ...process.argv.slice(2)], {
  cwd: path.join(root, 'server'),
  env: nodeEnvironment(),
  stdio: 'inherit',
});
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
watchParent(() => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
