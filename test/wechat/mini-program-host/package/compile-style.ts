import path from 'node:path';
import { prefixTypeSelectors } from './type-selectors.ts';

const IMPORT = /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g;
const RPX = /(-?\d*\.?\d+)rpx\b/g;

/**
 * Turns a WXSS file into CSS: `@import` is inlined, tag names become element names, and `rpx` becomes a 750th of
 * the screen's width.
 */
export function compileStyle(file: string, read: (file: string) => string): string {
  return prefixTypeSelectors(inlineImports(file, read, new Set())).replace(RPX, 'calc(var(--rpx) * $1)');
}

function inlineImports(file: string, read: (file: string) => string, seen: Set<string>): string {
  if (seen.has(file)) return '';
  seen.add(file);
  return read(file).replace(IMPORT, (_, target: string) => {
    const imported = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target);
    return inlineImports(imported, read, seen);
  });
}
