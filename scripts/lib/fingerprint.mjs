// What a build was made from, as one hash: nothing is rebuilt while it stays the same, whatever the file times say.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const ignored = new Set(['node_modules', 'dist', '.taro-cache', '.swc']);

/**
 * @param {string[]} entries  files and folders, absolute or below the root; missing ones count as empty
 * @param {string} [salt]     other things the result depends on
 * @returns {string} hex
 */
export function contentHash(entries, salt = '') {
  const hash = createHash('sha256').update(salt);
  const add = (/** @type {string} */ entry) => {
    const file = path.resolve(root, entry);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) if (!ignored.has(name)) add(path.posix.join(entry, name));
    } else {
      hash.update(`\0${entry}\0`).update(readFileSync(file));
    }
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}

/** @param {string} stampFile @param {string} hash */
export const isCurrent = (stampFile, hash) => existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === hash;

/** @param {string} stampFile @param {string} hash */
export const markCurrent = (stampFile, hash) => writeFileSync(stampFile, `${hash}\n`);
