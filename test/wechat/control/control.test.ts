import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneEvent } from '../phone/phone-feed.ts';
import {
  type GivenWechat,
  givenWechat,
  LONE_MINI_PROGRAM,
  MINI_PROGRAM,
  SERVICE_ACCOUNT,
} from '../support/given-wechat.ts';

describe('the control API', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
  });

  afterEach(() => wechat.stop());

  const raw = (path: string, body: string) => fetch(`${wechat.url}${path}`, { method: 'POST', body });

  it('answers 404 to a name nobody knows, 400 to what it cannot do', async () => {
    expect((await raw('/__sandbox__/teapot', '{}')).status).toBe(404);
    expect((await raw('/__phone__/constructor', '{}')).status).toBe(404);
    expect((await raw('/__sandbox__/clock', 'now')).status).toBe(400);
    expect((await raw('/__sandbox__/follow', '[]')).status).toBe(400);
    expect(await (await raw('/__sandbox__/follow', '{"person":"nobody","appid":"wx00000000000000b1"}')).json()).toEqual(
      {
        error: 'no person nobody',
      },
    );
  });

  it('changes what is named and keeps the rest', async () => {
    await wechat.control('world', { apps: [{ appid: MINI_PROGRAM.appid, name: 'Renamed' }] });

    const app = (await wechat.control('state')).apps.find(({ appid }) => appid === MINI_PROGRAM.appid);
    expect(app).toMatchObject({ name: 'Renamed', secret: MINI_PROGRAM.secret, openPlatformId: 'op_test' });
  });

  it.each([
    [{ apps: [{ appid: 'wx1' }] }, 'appid'],
    [{ apps: [{ appid: 'wx00000000000000d1', secret: 'short' }] }, 'AppSecret'],
    [{ people: [{ id: 'x', openids: { wx: 'o1' } }] }, 'openid'],
    [{ merchants: [{ mchid: 'abc' }] }, 'mchid'],
    [{ merchants: [{ mchid: '1900000109', apiV3Key: 'short' }] }, 'APIv3'],
    [{ settings: { callbackTimeout: 1 } as object }, 'no setting'],
  ])('refuses a world that WeChat could not have: %o', async (world, message) => {
    await expect(wechat.control('world', world)).rejects.toThrow(message);
  });

  it('names every person’s identities', async () => {
    const { people } = await wechat.control('world', {});
    const session = await wechat.session('lin');

    expect(people.lin).toMatchObject({ [MINI_PROGRAM.appid]: session.openid, op_test: session.unionid });
    expect(Object.keys(people.lin ?? {})).toContain(LONE_MINI_PROGRAM.appid);
  });

  it('takes an openid where it takes a person', async () => {
    const { people } = await wechat.control('world', {});
    const { appid } = SERVICE_ACCOUNT;

    const { changed } = await wechat.control('follow', { person: people.wang?.[appid] ?? '', appid });

    expect(changed).toBe(true);
    expect((await wechat.control('state')).people.find(({ id }) => id === 'wang')?.following).toEqual([appid]);
  });

  it('moves the clock forward only', async () => {
    const { now } = await wechat.control('clock');
    const later = await wechat.control('clock', { set: new Date(now + 3600_000).toISOString() });

    expect(later.now - now).toBeGreaterThanOrEqual(3600_000);
    await expect(wechat.control('clock', { set: now })).rejects.toThrow('forward');
    await expect(wechat.control('clock', { set: 'tomorrow' })).rejects.toThrow('instant');
  });

  it('empties everything', async () => {
    await wechat.session();
    await wechat.control('faults', { kind: 'cashier', mode: 'fail' });
    await wechat.control('clock', { advanceMs: 3600_000 });

    await wechat.control('reset');

    const state = await wechat.control('state');
    expect(state).toMatchObject({ apps: [], people: [], merchants: [], codes: [], sessions: [], faults: [], dns: {} });
    expect(Math.abs(state.now - Date.now())).toBeLessThan(5_000);
    expect((await wechat.control('log')).entries).toEqual([]);
  });

  it('logs what came, what WeChat thought of it, and why', async () => {
    await wechat.session();
    await wechat.api('/sns/jscode2session', { appid: MINI_PROGRAM.appid });
    await wechat.api('/cgi-bin/stable_token', {}, { grant_type: 'x' });

    const { entries } = await wechat.control('log');
    expect(
      entries.map(({ host, method, path, verdict, detail, account }) => [host, method, path, verdict, detail, account]),
    ).toEqual([
      ['phone', 'POST', '/login', 'ok', 'ok', MINI_PROGRAM.name],
      ['api.weixin.qq.com', 'GET', '/sns/jscode2session', 'ok', 'ok', MINI_PROGRAM.name],
      ['api.weixin.qq.com', 'GET', '/sns/jscode2session', 'refused', '41004 appsecret missing', undefined],
      ['api.weixin.qq.com', 'POST', '/cgi-bin/stable_token', 'refused', '40002 invalid grant_type', undefined],
    ]);
    expect(entries.at(-1)).toMatchObject({
      requestBody: '{"grant_type":"x"}',
      responseBody: expect.stringContaining('40002'),
    });
    const after = await wechat.control('log', { after: entries.at(-2)?.seq });
    expect(after.entries).toEqual([entries.at(-1)]);
  });

  it('tells a watching page what happens', async () => {
    const events: PhoneEvent[] = [];
    const request = get(`${wechat.url}/__phone__/events`);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = chunk.split('\n').filter((line) => line.startsWith('data: '));
      events.push(...lines.map((line) => JSON.parse(line.slice(6)) as PhoneEvent));
    });

    await wechat.phone('login', { person: 'lin', appid: MINI_PROGRAM.appid });

    await expect.poll(() => events).toMatchObject([{ type: 'log', entry: { path: '/login', verdict: 'ok' } }]);
    expect(response.headers['content-type']).toContain('text/event-stream');
    request.destroy();
  });

  it('shows the phone a Mini Program with its domains and where they really lead', async () => {
    const serverDomains = { request: ['https://teahouse.example'], upload: [], download: [], socket: [] };
    await wechat.control('world', {
      apps: [{ appid: MINI_PROGRAM.appid, serverDomains, pages: ['pages/index/index'] }],
    });

    expect(await wechat.phone('mini-program', { appid: MINI_PROGRAM.appid })).toEqual({
      appid: MINI_PROGRAM.appid,
      name: MINI_PROGRAM.name,
      packageUrl: `/__phone__/package/${MINI_PROGRAM.appid}/`,
      pages: ['pages/index/index'],
      domains: { ...serverDomains, business: [] },
      dns: { 'https://teahouse.example': 'http://127.0.0.1:9' },
    });
  });
});
