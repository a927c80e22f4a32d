// npm run bench: CPU per request of feed and article, beside the limit; server/bench does the work.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { nodeEnvironment, root, serverNode } from './lib/root.mjs';

const child = spawn(serverNode(), ['--import', './swc-hook.mjs', 'bench/main.ts', ...process.argv.slice(2)], {
  cwd: path.join(root, 'server'),
  env: nodeEnvironment(),
  stdio: 'inherit',
});
for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
