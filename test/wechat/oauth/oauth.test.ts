import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenWechat, givenWechat, SERVICE_ACCOUNT, SUBSCRIPTION_ACCOUNT } from '../support/given-wechat.ts';

const { appid, secret } = SERVICE_ACCOUNT;
const IN_WECHAT = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 MicroMessenger/8.0.70 Language/zh_CN';

describe('web OAuth of an Official Account', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
  });

  afterEach(() => wechat.stop());

  const right = {
    appid,
    redirect_uri: 'https://teahouse.example/wechat/callback?account=chaguan',
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'Abc123',
  };

  function authorize(change: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const query = new URLSearchParams({ ...right, ...change });
    return fetch(`${wechat.url}/connect/oauth2/authorize?${query}`, {
      redirect: 'manual',
      headers: { 'user-agent': IN_WECHAT, 'x-wechat-person': 'lin', ...headers },
    });
  }

  async function decide(page: Response, decision: string) {
    const ticket = /name="ticket" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    return fetch(`${wechat.url}/connect/oauth2/consent`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'user-agent': IN_WECHAT, cookie: 'wechat-person=lin' },
      body: new URLSearchParams({ ticket, decision }),
    });
  }

  function codeOf(response: Response): string {
    return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  const exchange = (code: string, query: Record<string, string> = {}) =>
    wechat.api('/sns/oauth2/access_token', { appid, secret, code, grant_type: 'authorization_code', ...query });

  async function codeFor(scope: 'snsapi_base' | 'snsapi_userinfo'): Promise<string> {
    if (scope === 'snsapi_base') return codeOf(await authorize());
    return codeOf(await decide(await authorize({ scope }), 'approve'));
  }

  describe('the authorize page', () => {
    it('silently goes back with a code and the state as it was', async () => {
      const response = await authorize();

      expect(response.status).toBe(302);
      const location = response.headers.get('location') ?? '';
      expect(location).toMatch(
        /^https:\/\/teahouse\.example\/wechat\/callback\?account=chaguan&code=[0-9A-Za-z]{32}&state=Abc123$/,
      );
    });

    it.each([
      ['a foreign host', { redirect_uri: 'https://evil.example/' }, '10003'],
      ['a subdomain', { redirect_uri: 'https://www.teahouse.example/' }, '10003'],
      ['another port', { redirect_uri: 'https://teahouse.example:8443/' }, '10003'],
      ['no URL', { redirect_uri: 'teahouse.example' }, '10003'],
      ['a script in the name of the host', { redirect_uri: 'javascript://teahouse.example/%0aalert(1)' }, '10003'],
      ['an unknown scope', { scope: 'snsapi_everything' }, '10005'],
      ['an account without OAuth', { appid: SUBSCRIPTION_ACCOUNT.appid }, '10005'],
      ['a state with other characters', { state: 'a-b_c' }, '10012'],
      ['a state that is too long', { state: 'a'.repeat(129) }, '10012'],
    ])('refuses %s', async (_what, change, code) => {
      const response = await authorize(change);

      expect(response.status).toBe(200);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain(`errorCode: ${code}`);
    });

    it('refuses an unverified account', async () => {
      await wechat.control('world', { apps: [{ appid, verified: false }] });

      expect(await (await authorize()).text()).toContain('errorCode: 10005');
    });

    it('sends other browsers to WeChat', async () => {
      const response = await authorize({}, { 'user-agent': 'Mozilla/5.0 (X11) Chrome/140' });

      expect(await response.text()).toContain('请在微信客户端打开链接');
    });

    it('takes a spoiled cookie for nobody’s', async () => {
      const query = new URLSearchParams(right);
      const headers = { 'user-agent': IN_WECHAT, cookie: 'wechat-person=%zz' };

      const response = await fetch(`${wechat.url}/connect/oauth2/authorize?${query}`, { headers });

      expect(response.status).toBe(200);
      expect(await response.text()).toContain('请在微信客户端打开链接');
    });

    it('lets a browser go on only by script, which sees whether #wechat_redirect is there', async () => {
      const response = await authorize({}, { 'sec-fetch-dest': 'document' });

      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page).toContain("location.hash === '#wechat_redirect'");
      expect(page).toContain('https://teahouse.example/wechat/callback?account=chaguan');
    });

    it('asks for consent in the language of the phone', async () => {
      const chinese = await (await authorize({ scope: 'snsapi_userinfo' })).text();
      const english = await (await authorize({ scope: 'snsapi_userinfo' }, { 'x-wechat-person': 'wang' })).text();

      expect(chinese).toContain('你的微信头像、昵称');
      expect(english).toContain('Your WeChat picture and nickname');
    });

    it('gives a code after approval, once for each page', async () => {
      const page = await authorize({ scope: 'snsapi_userinfo' });
      const copy = page.clone();

      const approved = await decide(page, 'approve');
      const again = await decide(copy, 'approve');

      expect(approved.status).toBe(302);
      expect(again.headers.get('location')).toBeNull();
    });

    it('gives no code after a refusal', async () => {
      const response = await decide(await authorize({ scope: 'snsapi_userinfo' }), 'deny');

      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain('你已拒绝授权');
      expect((await wechat.control('state')).codes).toEqual([]);
    });
  });

  describe('the code', () => {
    it('becomes tokens and the openid, without a unionid for the base scope', async () => {
      const answer = await exchange(await codeFor('snsapi_base'));

      expect(answer).toEqual({
        access_token: expect.any(String),
        expires_in: 7200,
        refresh_token: expect.any(String),
        openid: expect.stringMatching(/^o/),
        scope: 'snsapi_base',
      });
    });

    it('brings the unionid that the Mini Program knows too, once the person agreed', async () => {
      const answer = await exchange(await codeFor('snsapi_userinfo'));
      const inMiniProgram = await wechat.session('lin');

      expect(answer.unionid).toBe(inMiniProgram.unionid);
      expect(answer.openid).not.toBe(inMiniProgram.openid);
    });

    it('marks a snapshot user, who is nobody one could know again', async () => {
      const page = await authorize({ scope: 'snsapi_userinfo' });
      const answer = await exchange(codeOf(await decide(page, 'snapshot')));
      const real = await exchange(await codeFor('snsapi_base'));

      expect(answer.is_snapshotuser).toBe(1);
      expect(answer.unionid).toBeUndefined();
      expect(answer.openid).not.toBe(real.openid);
    });

    it('works once, for one of many at the same time', async () => {
      const code = await codeFor('snsapi_base');

      const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(code)));

      expect(answers.filter(({ openid }) => openid)).toHaveLength(1);
      expect(answers.filter(({ errcode }) => errcode === 40163)).toHaveLength(9);
    });

    it('expires after five minutes', async () => {
      const code = await codeFor('snsapi_base');
      await wechat.control('clock', { advanceMs: 300_000 });

      expect(await exchange(code)).toMatchObject({ errcode: 40029 });
    });

    it('is no wx.login code, and the other way round', async () => {
      const { code } = await wechat.phone('login', { person: 'lin', appid: 'wx00000000000000a1' });

      expect(await exchange(code)).toMatchObject({ errcode: 40029 });
    });

    it.each([
      [{ secret: 'f'.repeat(32) }, 40125],
      [{ appid: 'wxffffffffffffffff' }, 40013],
      [{ code: '' }, 41008],
      [{ grant_type: 'x' }, 40002],
    ])('is refused with %o: %i', async (query, errcode) => {
      expect(await exchange(await codeFor('snsapi_base'), query)).toMatchObject({ errcode });
    });
  });

  describe('the user token', () => {
    it('opens the profile of the one who agreed', async () => {
      const { access_token, openid, unionid } = await exchange(await codeFor('snsapi_userinfo'));

      const profile = await wechat.api('/sns/userinfo', {
        access_token: String(access_token),
        openid: String(openid),
        lang: 'zh_CN',
      });

      expect(profile).toEqual({
        openid,
        unionid,
        nickname: '林晚',
        sex: 0,
        language: '',
        city: '',
        province: '',
        country: '',
        headimgurl: '',
        privilege: [],
      });
    });

    it('opens nothing with the base scope, a foreign openid or as an API token', async () => {
      const base = await exchange(await codeFor('snsapi_base'));
      const full = await exchange(await codeFor('snsapi_userinfo'));
      const userinfo = (access_token: unknown, openid: unknown) =>
        wechat.api('/sns/userinfo', { access_token: String(access_token), openid: String(openid) });

      expect(await userinfo(base.access_token, base.openid)).toMatchObject({ errcode: 48001 });
      expect(await userinfo(full.access_token, 'oSomebodyElse')).toMatchObject({ errcode: 40003 });
      expect(await userinfo('nonsense', full.openid)).toMatchObject({ errcode: 40001 });
      const asApiToken = await wechat.api('/cgi-bin/menu/get', { access_token: String(full.access_token) });
      expect(asApiToken).toMatchObject({ errcode: 40014 });
    });

    it('expires after two hours and is refreshed for thirty days, not longer', async () => {
      const { access_token, refresh_token, openid } = await exchange(await codeFor('snsapi_base'));
      const check = (token: unknown) =>
        wechat.api('/sns/auth', { access_token: String(token), openid: String(openid) });
      const refresh = () =>
        wechat.api('/sns/oauth2/refresh_token', {
          appid,
          grant_type: 'refresh_token',
          refresh_token: String(refresh_token),
        });
      expect(await check(access_token)).toMatchObject({ errcode: 0 });

      await wechat.control('clock', { advanceMs: 7200_000 });
      expect(await check(access_token)).toMatchObject({ errcode: 42001 });
      const refreshed = await refresh();
      expect(refreshed).toMatchObject({ refresh_token, openid, scope: 'snsapi_base', expires_in: 7200 });
      expect(refreshed.unionid).toBeUndefined();
      expect(await check(refreshed.access_token)).toMatchObject({ errcode: 0 });

      await wechat.control('clock', { advanceMs: 30 * 24 * 3600_000 });
      expect(await refresh()).toMatchObject({ errcode: 42002 });
    });

    it('is not refreshed with a token nobody issued', async () => {
      const query = { appid, grant_type: 'refresh_token' };

      expect(await wechat.api('/sns/oauth2/refresh_token', query)).toMatchObject({ errcode: 41003 });
      expect(await wechat.api('/sns/oauth2/refresh_token', { ...query, refresh_token: 'x' })).toMatchObject({
        errcode: 40030,
      });
    });
  });
});
