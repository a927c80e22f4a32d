import path from 'node:path';
import { build } from 'esbuild';

export interface BrowserBundle {
  script: string;
  style: string;
}

const bundles = new Map<string, Promise<BrowserBundle>>();

/** A browser entry of ours as one script and one style sheet; built when first asked for, then kept. */
export function browserBundle(entryPoint: string): Promise<BrowserBundle> {
  let bundle = bundles.get(entryPoint);
  if (!bundle) {
    bundle = buildBundle(entryPoint);
    bundles.set(entryPoint, bundle);
  }
  return bundle;
}

async function buildBundle(entryPoint: string): Promise<BrowserBundle> {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    outdir: path.dirname(entryPoint),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (extension: string): string => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}
