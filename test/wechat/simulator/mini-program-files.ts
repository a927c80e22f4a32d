import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { framePage } from '../mini-program-host/browser/frame-page.ts';
import { builtInTemplates } from '../mini-program-host/components/built-in-components.ts';
import { compileInlineTemplates, compilePackage } from '../mini-program-host/package/compile-package.ts';
import { browserBundle } from './browser-bundles.ts';

const FRAME_ENTRY = path.resolve(import.meta.dirname, '../mini-program-host/browser/frame.ts');

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

interface Compiled {
  changedAtMs: number;
  json: string;
}

/** The Mini Program frame, and every package: compiled for the frame, and file by file for its pictures. */
export function registerMiniProgramFiles(app: FastifyInstance, packageDirOf: (appid: string) => string): void {
  const compiled = new Map<string, Compiled>();

  app.get('/__phone__/host/frame.html', (_request, reply) => reply.type('text/html; charset=utf-8').send(framePage));
  app.get('/__phone__/host/frame.js', async (_request, reply) => {
    const { script } = await browserBundle(FRAME_ENTRY);
    return reply.type('text/javascript; charset=utf-8').send(script);
  });

  app.get<{ Params: { appid: string } }>('/__phone__/package/:appid/compiled.json', (request, reply) => {
    const dir = packageDirOf(request.params.appid);
    if (!existsSync(path.join(dir, 'app.json'))) {
      return reply.code(404).type('text/plain; charset=utf-8').send('NOT_BUILT');
    }
    const changedAtMs = lastChangeMs(dir);
    let package_ = compiled.get(dir);
    if (!package_ || package_.changedAtMs !== changedAtMs) {
      const json = JSON.stringify({
        package: compilePackage(dir),
        builtInTemplates: compileInlineTemplates(builtInTemplates()),
      });
      package_ = { changedAtMs, json };
      compiled.set(dir, package_);
    }
    return reply.type('application/json').send(package_.json);
  });

  app.get<{ Params: { appid: string; '*': string } }>('/__phone__/package/:appid/*', async (request, reply) => {
    const dir = packageDirOf(request.params.appid);
    const file = path.resolve(dir, `./${request.params['*']}`);
    const type = TYPES[path.extname(file)];
    // scripts and templates travel inside compiled.json; only what a page shows is served as a file
    if (!type || !file.startsWith(`${dir}${path.sep}`) || !existsSync(file)) return reply.code(404).send();
    return reply.type(type).send(await readFile(file));
  });
}

/** A rebuilt Mini Program is picked up without restarting the sandbox. */
function lastChangeMs(dir: string): number {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => statSync(path.join(file.parentPath, file.name)).mtimeMs));
}
