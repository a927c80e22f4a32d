// Where the checkout is, and which Node runs what. Nothing installed is needed to import this.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Refuses a Node that cannot even run the launcher. */
export function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  throw new Failure(
    { zh: `Node ${process.versions.node} 太旧。`, en: `Node ${process.versions.node} is too old.` },
    {
      zh: '装 Node 20 或更新的版本（nodejs.org，或 nvm install 24），再运行一次。',
      en: 'install Node 20 or newer (nodejs.org, or nvm install 24), then run it again.',
    },
  );
}

/**
 * The Node that runs the server: the pinned one where the registry has it as a package (Linux), else the system's.
 * @returns {string} path of the executable
 */
export function serverNode() {
  const pinned = path.join(root, 'node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Failure(
    {
      zh: `这个平台（${process.platform}-${process.arch}）没有可随包安装的 Node 24，而系统的是 ${process.versions.node}。`,
      en: `No Node 24 package exists for this platform (${process.platform}-${process.arch}), and the system's Node is ${process.versions.node}.`,
    },
    {
      zh: '装 Node 24 或更新的版本（nodejs.org，或 nvm install 24），再运行一次。',
      en: 'install Node 24 or newer (nodejs.org, or nvm install 24), then run it again.',
    },
  );
}

/**
 * The environment for children that run under that Node: tools they start by name find the same one.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function nodeEnvironment(extra = {}) {
  const folders = [path.join(root, 'node_modules/.bin'), path.dirname(serverNode()), process.env.PATH ?? ''];
  return { ...process.env, ...extra, PATH: folders.join(path.delimiter) };
}
