import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { CHAGUAN, SHANYU } from '../seed/demo-world.ts';
import { browserBundle } from './browser-bundles.ts';

const ENTRY = path.join(import.meta.dirname, 'page/main.ts');

/** `/?open=chaguan` reads better in a guide than an appid. */
const HANDLES = Object.fromEntries([CHAGUAN, SHANYU].map(({ handle, officialAppid }) => [handle, officialAppid]));

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>微信模拟器 · Teahouse</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%2307c160'/%3E%3Cpath d='M8 12h13v5a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zm13 1h2a2.5 2.5 0 0 1 0 5h-2' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/__simulator__/simulator.css">
</head>
<body><div id="simulator"></div><script type="application/json" id="handles">${JSON.stringify(HANDLES)}</script><script src="/__simulator__/simulator.js"></script></body>
</html>
`;

/** The page at `/` with its script and style. */
export function registerSimulatorPage(app: FastifyInstance): void {
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  // a page on another of our host names asks whether the browser finds this one
  app.get('/__simulator__/here', (_request, reply) => reply.code(204).send());
  app.get('/__simulator__/simulator.js', async (_request, reply) => {
    const { script } = await browserBundle(ENTRY);
    return reply.type('text/javascript; charset=utf-8').send(script);
  });
  app.get('/__simulator__/simulator.css', async (_request, reply) => {
    const { style } = await browserBundle(ENTRY);
    return reply.type('text/css; charset=utf-8').send(style);
  });
}
