import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { browserBundle } from '../browser-bundles.ts';
import { proxyToSite, userAgentOf } from './site-proxy.ts';
import { WebviewSessions, type WebviewSettings } from './webview-sessions.ts';

const BRIDGE_ENTRY = path.join(import.meta.dirname, 'bridge.ts');

interface OpenQuery {
  person: string;
  appid: string;
  /** the page, at its real address */
  url: string;
  lang?: string;
  theme?: string;
}

/**
 * WeChat's in-app browser on `<person>-<appid>.wechat.localhost`: a reverse proxy, so that a site sees WeChat's User-Agent
 * and gets a `WeixinJSBridge`. `/__webview__/open?person=&appid=&url=&lang=&theme=` on any other host name leads there.
 */
export function registerWebview(app: FastifyInstance): void {
  const sessions = new WebviewSessions();
  app.post('/__phone__/webview-forget', (request, reply) => {
    sessions.forget(String(readBody(request.body).person));
    return reply.send({});
  });
  app.post('/__phone__/webview-settings', (request, reply) => {
    const { person, lang, theme } = readBody(request.body);
    sessions.change(String(person), settingsOf(lang, theme));
    return reply.send({});
  });
  app.get<{ Querystring: OpenQuery }>('/__webview__/open', (request, reply) => {
    // the port as the browser knows it, which need not be ours
    const port = new URL(`http://${request.headers.host}`).port;
    return reply.header('cache-control', 'no-store').redirect(open(sessions, request.query, port), 302);
  });
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    if (!WebviewSessions.isWebviewHost(host)) return;
    // from here on the answer is the site's, byte by byte
    reply.hijack();
    await serve(sessions, host, request.raw, reply.raw).catch((error: unknown) => {
      if (!reply.raw.headersSent) reply.raw.writeHead(502, { 'content-type': 'text/html; charset=utf-8' });
      reply.raw.end(errorPage(error));
    });
  });
}

async function serve(
  sessions: WebviewSessions,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${host}`);
  if (url.pathname === '/__webview__/bridge.js') {
    const { script } = await browserBundle(BRIDGE_ENTRY);
    const session = sessions.find(host);
    const settings = session?.settings ?? settingsOf(undefined, undefined);
    const face = { ...settings, userAgent: userAgentOf(settings), siteOrigin: session?.siteOrigin ?? '' };
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
    response.end(`window.simulatedPhone = ${JSON.stringify(face)};\n${script}`);
    return;
  }
  const session = sessions.find(host);
  if (!session?.siteOrigin) throw new Error('nothing is open here: go back to the chat and tap the entry again');
  await proxyToSite(
    { session, webviewOrigin: url.origin, sandboxOrigin: sandboxOriginOf(request) },
    url,
    request,
    response,
  );
}

/** @returns the address of `url` inside the in-app browser */
function open(sessions: WebviewSessions, { person, appid, url, lang, theme }: OpenQuery, port: string): string {
  const target = new URL(url);
  const { label, session } = sessions.open(person, appid, settingsOf(lang, theme));
  session.siteOrigin = target.origin;
  return `http://${label}.wechat.localhost${port && `:${port}`}${target.pathname}${target.search}${target.hash}`;
}

function sandboxOriginOf(request: IncomingMessage): string {
  return `http://127.0.0.1:${request.socket.localPort}`;
}

function settingsOf(lang: unknown, theme: unknown): WebviewSettings {
  return { language: lang === 'en' ? 'en' : 'zh_CN', theme: theme === 'dark' ? 'dark' : 'light' };
}

/** The sandbox keeps bodies as the bytes they came in; a bare Fastify parses them. */
function readBody(body: unknown): Record<string, unknown> {
  return (Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : body) as Record<string, unknown>;
}

function errorPage(error: unknown): string {
  const reason = String((error as Error).message).replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>无法打开网页</title>
<body style="font:16px/1.6 system-ui,sans-serif;padding:20vh 32px;text-align:center"><h1 style="font-size:20px">无法打开网页<br>
<small>This page cannot be opened</small></h1><p style="opacity:.6">${reason}</p></body></html>`;
}
