import path from 'node:path';
import { build } from 'esbuild';

const hostDir = path.resolve(import.meta.dirname, '..');
let bundle: Promise<string> | undefined;

/** The view layer with glass-easel as one script for a window without modules; built once per process. */
export function viewBundle(): Promise<string> {
  bundle ??= build({
    entryPoints: [path.join(hostDir, 'core/view-entry.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}
