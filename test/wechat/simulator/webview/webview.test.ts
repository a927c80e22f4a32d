import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerWebview } from './webview.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

let wechat: FastifyInstance;
let site: Server;
let siteOrigin: string;
let port: number;
let seen: { url: string; headers: IncomingHttpHeaders }[];

/** The site answers by path, and remembers what it saw. */
const PAGES: Record<
  string,
  (headers: IncomingHttpHeaders) => { headers: Record<string, string | string[]>; body: string }
> = {
  '/page': () => ({
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': ['a=1; Path=/; HttpOnly', 'b=2; Secure; SameSite=Lax'],
    },
    body: `<!doctype html><html><head><title>页</title></head><body><a href="${siteOrigin}/next">next</a></body></html>`,
  }),
  '/forget': () => ({
    headers: { 'set-cookie': ['a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'] },
    body: '',
  }),
  '/picture.png': () => ({ headers: { 'content-type': 'image/png' }, body: siteOrigin }),
  '/style.css': () => ({
    headers: { 'content-type': 'text/css', 'cache-control': 'max-age=9' },
    body: '@media (prefers-color-scheme: dark){a{color:red}}',
  }),
  '/elsewhere': () => ({ headers: { location: 'https://teahouse.example:8443/there?x=1#y' }, body: '' }),
  '/sign-in': () => ({
    headers: {
      location: `${wechatOrigin()}/connect/oauth2/authorize?redirect_uri=${encodeURIComponent(`${siteOrigin}/back`)}#wechat_redirect`,
    },
    body: '',
  }),
};

const wechatOrigin = (): string => `http://127.0.0.1:${port}`;

beforeEach(async () => {
  seen = [];
  site = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers });
    const page = PAGES[(request.url ?? '').split('?')[0] ?? '']?.(request.headers);
    response.writeHead(page?.headers.location ? 302 : page ? 200 : 404, page?.headers);
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteOrigin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  wechat = Fastify();
  registerWebview(wechat);
  wechat.get('/connect/oauth2/authorize', (request, reply) =>
    reply
      .type('text/html')
      .send(`<head></head>${request.headers['x-wechat-person']} goes to ${siteOrigin}/back?code=c`),
  );
  await wechat.listen({ port: 0, host: '127.0.0.1' });
  port = (wechat.server.address() as AddressInfo).port;
});

afterEach(async () => {
  await wechat.close();
  await new Promise((resolve) => site.close(resolve));
});

/** One request to a host name that leads to the simulator. */
function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path: pathname + search, headers: { ...headers, host } },
      async (answer) => {
        let body = '';
        for await (const chunk of answer) body += chunk;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

async function open(path: string, person = 'lin', language = 'zh'): Promise<string> {
  const query = new URLSearchParams({ person, appid: 'wx1', url: siteOrigin + path, lang: language });
  const { headers } = await get(`http://127.0.0.1:${port}/__webview__/open?${query}`);
  return headers.location ?? '';
}

describe("WeChat's in-app browser", () => {
  it('gives each person of each account a host name of its own', async () => {
    expect(await open('/page?x=1')).toBe(`http://lin-wx1.wechat.localhost:${port}/page?x=1`);
    expect(await open('/page', 'chen')).toBe(`http://chen-wx1.wechat.localhost:${port}/page`);
  });

  it('shows the site WeChat: its User-Agent, its language, and no sign of the simulator', async () => {
    const url = await open('/page', 'lin', 'en');

    await get(url, { origin: new URL(url).origin, 'sec-fetch-site': 'cross-site', 'user-agent': 'Chrome' });

    expect(seen[0]?.headers['user-agent']).toMatch(/MicroMessenger\/8\.0\.68.*Language\/en$/);
    expect(seen[0]?.headers['accept-language']).toBe('en');
    expect(seen[0]?.headers.origin).toBe(siteOrigin);
    expect(seen[0]?.headers.host).toBe(new URL(siteOrigin).host);
    expect(seen[0]?.headers['sec-fetch-site']).toBeUndefined();
    expect(seen[0]?.headers['x-wechat-person']).toBeUndefined();
  });

  it('puts the bridge first and leads absolute links back through itself', async () => {
    const url = await open('/page');

    const { body, headers } = await get(url);

    expect(body).toContain('<head><script src="/__webview__/bridge.js"></script><title>');
    expect(body).toContain(`href="${new URL(url).origin}/next"`);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('keeps cookies on its side until the site takes them back', async () => {
    const url = await open('/page');
    await get(url);
    await get(new URL('/picture.png', url).href);
    await get(new URL('/forget', url).href);
    await get(new URL('/picture.png', url).href);

    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1; b=2', 'a=1; b=2', undefined]);
  });

  it('shares no cookie between two people', async () => {
    await get(await open('/page'));
    await get(await open('/page', 'chen'));

    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  it("colours pages and styles by the phone's theme, and again after it changed", async () => {
    const url = await open('/style.css');
    const light = await get(url);
    await wechat.inject({
      method: 'POST',
      url: '/__phone__/webview-settings',
      payload: { person: 'lin', theme: 'dark' },
    });
    const dark = await get(url);

    expect(light.body).toBe('@media (max-width: 0px){a{color:red}}');
    expect(dark.body).toBe('@media (min-width: 0px){a{color:red}}');
    expect(dark.headers['cache-control']).toBe('no-store');
  });

  it('passes what is no page as it came', async () => {
    const { body, headers } = await get(await open('/picture.png'));

    expect(headers['content-type']).toBe('image/png');
    expect(body).toBe(siteOrigin);
  });

  it('follows a redirect to another site and stays in its own window', async () => {
    const url = await open('/elsewhere');

    const { headers } = await get(url);

    expect(headers.location).toBe(`${new URL(url).origin}/there?x=1#y`);
  });

  it('tells WeChat, and only WeChat, who holds the phone', async () => {
    const url = await open('/sign-in');

    const { headers } = await get(url);
    const consent = await get(headers.location ?? '');

    expect(headers.location).toMatch(/#wechat_redirect$/);
    expect(consent.body).toContain(`lin goes to ${new URL(url).origin}/back?code=c`);
  });

  it('forgets everything on a new phone', async () => {
    const url = await open('/page');
    await get(url);

    await wechat.inject({ method: 'POST', url: '/__phone__/webview-forget', payload: { person: 'lin' } });
    const { status, body } = await get(url);

    expect(status).toBe(502);
    expect(body).toContain('This page cannot be opened');
  });
});
