import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { applyThemeToStyle } from '../../mini-program-host/core/theme.ts';
import { cookieHeader, keepCookies, type WebviewSession, type WebviewSettings } from './webview-sessions.ts';

export interface WebviewPlace {
  session: WebviewSession;
  /** the origin the browser sees */
  webviewOrigin: string;
  /** WeChat itself: its OAuth pages live there */
  sandboxOrigin: string;
}

const BROWSER =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ' +
  'MicroMessenger/8.0.68(0x18004434) NetType/WIFI Language/';
const DROPPED_REQUEST_HEADERS = new Set([
  'if-none-match',
  'if-modified-since',
  'host',
  'connection',
  'accept-encoding',
  'cookie',
  'user-agent',
  'accept-language',
  'content-length',
]);
const DROPPED_RESPONSE_HEADERS = new Set([
  // a page looks different after the phone's settings changed
  'etag',
  'last-modified',
  'cache-control',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'set-cookie',
  'content-length',
  'x-frame-options',
]);
const BRIDGE = '<script src="/__webview__/bridge.js"></script>';

/** How WeChat names itself to a site. */
export function userAgentOf({ language }: WebviewSettings): string {
  return BROWSER + language;
}

/** WeChat's own pages are answered by the sandbox, everything else by the site. */
function originFor({ session, sandboxOrigin }: WebviewPlace, path: string): string {
  return path.startsWith('/connect/') ? sandboxOrigin : session.siteOrigin;
}

/** Passes one request on, and the answer back with its addresses, cookies and scripts made to fit the in-app browser. */
export async function proxyToSite(
  place: WebviewPlace,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = originFor(place, url.pathname);
  noteRedirectTarget(place, url);
  const answer = await send(
    `${origin}${url.pathname}${url.search}`,
    request,
    requestHeaders(place, origin, request.headers),
  );
  if (origin !== place.sandboxOrigin)
    keepCookies(place.session, origin, answer.headers['set-cookie'] ?? [], Date.now());
  const headers = responseHeaders(place, origin, answer.headers);
  const type = String(answer.headers['content-type'] ?? '');
  if (!/^text\/(html|css)/.test(type)) {
    response.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(response);
    return;
  }
  // the theme is the phone's, whatever the machine prefers that the simulator runs on
  const text = applyThemeToStyle(await readText(answer), place.session.settings.theme);
  response.writeHead(answer.statusCode ?? 502, headers);
  response.end(type.startsWith('text/html') ? injectBridge(intoWebview(place, text)) : text);
}

/** An OAuth page leads on to the site named in its address: its script may go there without a `Location`. */
function noteRedirectTarget({ session }: WebviewPlace, url: URL): void {
  const target = url.pathname === '/connect/oauth2/authorize' ? url.searchParams.get('redirect_uri') : null;
  if (target && URL.canParse(target)) session.siteOrigin = new URL(target).origin;
}

function send(url: string, request: IncomingMessage, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const open = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = open(url, { method: request.method, headers }, resolve);
    outgoing.on('error', reject);
    request.pipe(outgoing);
  });
}

function requestHeaders(
  { session, sandboxOrigin, webviewOrigin }: WebviewPlace,
  origin: string,
  incoming: IncomingHttpHeaders,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming)) {
    if (value === undefined || DROPPED_REQUEST_HEADERS.has(name)) continue;
    // where the browser really stands is the simulator's secret: a site would take it for a request from elsewhere
    if (name.startsWith('sec-fetch-') && name !== 'sec-fetch-dest') continue;
    headers[name] = String(value).replaceAll(webviewOrigin, origin);
  }
  const language = session.settings.language === 'en' ? 'en' : 'zh-CN';
  headers['user-agent'] = userAgentOf(session.settings);
  headers['accept-language'] = language === 'en' ? 'en' : 'zh-CN,zh;q=0.9';
  headers['accept-encoding'] = 'identity';
  if (incoming['content-length'] !== undefined) headers['content-length'] = incoming['content-length'];
  if (origin === sandboxOrigin) headers['x-wechat-person'] = session.person;
  const cookie = cookieHeader(session, origin);
  if (cookie) headers.cookie = cookie;
  return headers;
}

function responseHeaders(
  place: WebviewPlace,
  origin: string,
  incoming: IncomingHttpHeaders,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = { 'cache-control': 'no-store' };
  for (const [name, value] of Object.entries(incoming)) {
    if (value === undefined || DROPPED_RESPONSE_HEADERS.has(name)) continue;
    headers[name] = name === 'location' ? rewriteLocation(place, new URL(String(value), origin)) : value;
  }
  return headers;
}

/** Every address leads through the in-app browser; a site that leads elsewhere becomes the site on the screen. */
function rewriteLocation({ session, sandboxOrigin, webviewOrigin }: WebviewPlace, target: URL): string {
  const isWechat = target.pathname.startsWith('/connect/') || target.origin === sandboxOrigin;
  if (!isWechat) session.siteOrigin = target.origin;
  return `${webviewOrigin}${target.pathname}${target.search}${target.hash}`;
}

function intoWebview({ session, webviewOrigin }: WebviewPlace, html: string): string {
  return session.siteOrigin ? html.replaceAll(session.siteOrigin, webviewOrigin) : html;
}

/** First in the head: a site may look for WeChat before anything else runs. */
function injectBridge(html: string): string {
  const head = /<head[^>]*>/i.exec(html);
  if (!head) return `${BRIDGE}${html}`;
  const at = head.index + head[0].length;
  return html.slice(0, at) + BRIDGE + html.slice(at);
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
