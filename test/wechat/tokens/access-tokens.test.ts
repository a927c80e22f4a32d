import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type GivenWechat,
  givenWechat,
  type Json,
  MINI_PROGRAM,
  SERVICE_ACCOUNT,
  SUBSCRIPTION_ACCOUNT,
} from '../support/given-wechat.ts';

const { appid, secret } = SERVICE_ACCOUNT;
const MINUTE = 60_000;

describe('access tokens', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
  });

  afterEach(() => wechat.stop());

  const classic = (query: Record<string, string> = {}) =>
    wechat.api('/cgi-bin/token', { grant_type: 'client_credential', appid, secret, ...query });
  const stable = (body: Json = {}) =>
    wechat.api('/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid, secret, ...body });
  const use = async (token: unknown) => {
    const { errcode } = await wechat.api('/cgi-bin/get_current_selfmenu_info', { access_token: String(token) });
    return errcode ?? 0;
  };
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });

  describe('of /cgi-bin/token', () => {
    it('lasts two hours and no longer', async () => {
      const { access_token, expires_in } = await classic();

      expect(expires_in).toBe(7200);
      expect(await use(access_token)).toBe(0);
      await advance(119 * MINUTE);
      expect(await use(access_token)).toBe(0);
      await advance(MINUTE);
      expect(await use(access_token)).toBe(42001);
    });

    it('is new at every call; the one before lives five minutes more', async () => {
      const first = await classic();
      const second = await classic();

      expect(second.access_token).not.toBe(first.access_token);
      expect(await use(first.access_token)).toBe(0);
      await advance(4 * MINUTE);
      expect(await use(first.access_token)).toBe(0);
      await advance(MINUTE);
      expect(await use(first.access_token)).toBe(40001);
      expect(await use(second.access_token)).toBe(0);
    });

    it.each([
      [{ grant_type: 'password' }, 40002],
      [{ appid: '' }, 41002],
      [{ appid: 'wxffffffffffffffff' }, 40013],
      [{ secret: '' }, 41004],
      [{ secret: 'f'.repeat(32) }, 40125],
    ])('refuses %o with %i', async (query, errcode) => {
      expect(await classic(query)).toMatchObject({ errcode });
    });

    it('refuses a frozen secret', async () => {
      await wechat.control('world', { apps: [{ appid, secretFrozen: true }] });

      expect(await classic()).toMatchObject({ errcode: 40243 });
    });

    it('refuses an address outside the whitelist and names it', async () => {
      await wechat.control('world', { apps: [{ appid, ipWhitelist: ['203.0.113.7'] }] });

      const answer = await classic();

      expect(answer.errcode).toBe(40164);
      expect(answer.errmsg).toContain('invalid ip 127.0.0.1');
      expect(await stable()).toMatchObject({ errcode: 40164 });
    });

    it('ends at the daily limit, and begins again at midnight in Shanghai', async () => {
      await wechat.control('world', { settings: { dailyLimits: { '/cgi-bin/token': 2 } } });
      await classic();
      await classic();

      expect(await classic()).toMatchObject({ errcode: 45009 });
      await advance(24 * 60 * MINUTE);
      expect(await classic()).toMatchObject({ expires_in: 7200 });
    });
  });

  describe('of /cgi-bin/stable_token', () => {
    it('stays the same while its remaining life shrinks', async () => {
      const first = await stable();
      await advance(60 * MINUTE);
      const later = await stable();

      expect(later.access_token).toBe(first.access_token);
      // real time goes on between the calls
      expect([3599, 3600]).toContain(later.expires_in);
    });

    it('is renewed in its last five minutes, in which both are good', async () => {
      const first = await stable();
      await advance(115 * MINUTE);
      const second = await stable();

      expect(second.access_token).not.toBe(first.access_token);
      expect(second.expires_in).toBe(7200);
      expect(await use(first.access_token)).toBe(0);
      expect(await use(second.access_token)).toBe(0);
      await advance(5 * MINUTE);
      expect(await use(first.access_token)).not.toBe(0);
      expect(await use(second.access_token)).toBe(0);
    });

    it('belongs to another family than /cgi-bin/token', async () => {
      const old = await classic();
      const kept = await stable();
      await classic();
      await stable({ force_refresh: true });
      await advance(6 * MINUTE);

      expect(await use(old.access_token)).toBe(40001);
      expect(await use((await stable()).access_token)).toBe(0);
      expect(await use(kept.access_token)).toBe(40001);
    });

    it('dies at once by force_refresh, which works every thirty seconds', async () => {
      const first = await stable();
      const forced = await stable({ force_refresh: true });
      const tooSoon = await stable({ force_refresh: true });

      expect(await use(first.access_token)).toBe(40001);
      expect(tooSoon.access_token).toBe(forced.access_token);
      await advance(30_000);
      expect((await stable({ force_refresh: true })).access_token).not.toBe(forced.access_token);
    });

    it('is forced at most twenty times a day', async () => {
      await stable();
      for (let count = 0; count < 20; count += 1) {
        await stable({ force_refresh: true });
        await advance(30_000);
      }

      const answer = await stable({ force_refresh: true });

      // The day may end in between: then the count begins again, as it should.
      if (answer.errcode !== undefined) expect(answer.errcode).toBe(45009);
      else expect(new Date((await wechat.control('clock')).now + 8 * 3600_000).getUTCHours()).toBe(0);
    });

    it('wants POST, a body, and JSON in it', async () => {
      expect(await wechat.api('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 });
      expect(await wechat.api('/cgi-bin/stable_token', {}, '')).toMatchObject({ errcode: 44002 });
      expect(await wechat.api('/cgi-bin/stable_token', {}, '{"grant_type":')).toMatchObject({ errcode: 47001 });
      expect(await wechat.api('/cgi-bin/stable_token', {}, '[]')).toMatchObject({ errcode: 47001 });
    });
  });

  describe('at the door of an API', () => {
    it('are missing, malformed or of another kind of app', async () => {
      const path = '/cgi-bin/menu/get';

      expect(await wechat.api(path)).toMatchObject({ errcode: 41001 });
      expect(await wechat.api(path, { access_token: 'nonsense' })).toMatchObject({ errcode: 40014 });
      expect(await wechat.api(path, { access_token: await wechat.token(MINI_PROGRAM) })).toMatchObject({
        errcode: 48001,
      });
    });

    it('do not help an unverified account', async () => {
      await wechat.control('world', { apps: [{ appid: SUBSCRIPTION_ACCOUNT.appid, verified: false }] });
      const token = await wechat.token(SUBSCRIPTION_ACCOUNT);

      expect(await wechat.api('/cgi-bin/menu/get', { access_token: token })).toMatchObject({ errcode: 48001 });
    });

    it('meet unknown paths and wrong methods, with a request id in the message', async () => {
      const unknown = await wechat.api('/cgi-bin/teapot');

      expect(unknown.errcode).toBe(40066);
      expect(unknown.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
      expect(await wechat.api('/cgi-bin/token', {}, {})).toMatchObject({ errcode: 43001 });
      expect(await wechat.api('/teapot')).toMatchObject({ errcode: 40066 });
    });

    it('answer 200 even when they refuse', async () => {
      const response = await fetch(`${wechat.url}/cgi-bin/menu/get`);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
    });

    it('share daily and minute counters, which clear_quota forgives ten times a month', async () => {
      const access_token = await wechat.token(SERVICE_ACCOUNT);
      const get = () => wechat.api('/cgi-bin/menu/get', { access_token });
      await wechat.control('world', {
        settings: { dailyLimits: { '/cgi-bin/menu/get': 3 }, minuteLimits: { '/cgi-bin/menu/get': 2 } },
      });

      expect((await get()).errcode).toBe(46003);
      expect((await get()).errcode).toBe(46003);
      expect((await get()).errcode).toBe(45011);
      await advance(MINUTE);
      expect((await get()).errcode).toBe(46003);
      expect((await get()).errcode).toBe(45009);
      const quota = await wechat.api('/cgi-bin/openapi/quota/get', { access_token }, { cgi_path: '/cgi-bin/menu/get' });
      expect(quota).toMatchObject({ quota: { daily_limit: 3, used: 3, remain: 0 } });
      for (let count = 0; count < 10; count += 1) {
        expect(await wechat.api('/cgi-bin/clear_quota', { access_token }, { appid })).toMatchObject({ errcode: 0 });
      }
      expect(await wechat.api('/cgi-bin/clear_quota', { access_token }, { appid })).toMatchObject({ errcode: 48006 });
      expect((await get()).errcode).toBe(46003);
    });
  });

  describe('under faults', () => {
    const path = '/cgi-bin/token';

    it('answers an injected errcode as often as asked', async () => {
      await wechat.control('faults', { kind: 'api', path, errcode: -1, times: 2 });

      expect(await classic()).toMatchObject({ errcode: -1 });
      expect(await classic()).toMatchObject({ errcode: -1 });
      expect(await classic()).toMatchObject({ expires_in: 7200 });
    });

    it('answers an HTTP error, half an answer, or nothing at all', async () => {
      const url = `${wechat.url}${path}?grant_type=client_credential&appid=${appid}&secret=${secret}`;

      await wechat.control('faults', { kind: 'api', path, httpStatus: 502 });
      expect((await fetch(url)).status).toBe(502);
      await wechat.control('faults', { kind: 'api', path, truncate: true });
      await expect(fetch(url).then((response) => response.json())).rejects.toThrow();
      await wechat.control('faults', { kind: 'api', path: '/cgi-bin/*', reset: true });
      await expect(fetch(url)).rejects.toThrow();
    });

    it('lets a call take effect and loses only the answer', async () => {
      await wechat.control('faults', { kind: 'api', path, errcode: -1, when: 'after' });

      await classic();

      expect((await wechat.control('state')).tokens).toHaveLength(1);
    });

    it('refuses a fault that does not exist', async () => {
      await expect(wechat.control('faults', { kind: 'cashier', mode: 'typo' as 'fail' })).rejects.toThrow('no fault');
    });
  });
});
