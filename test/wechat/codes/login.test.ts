import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decryptUserData, rawDataSignature } from '../crypto/user-data.ts';
import { userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import {
  type GivenWechat,
  givenWechat,
  LONE_MINI_PROGRAM,
  MINI_PROGRAM,
  SERVICE_ACCOUNT,
} from '../support/given-wechat.ts';

const { appid, secret } = MINI_PROGRAM;

describe('logging in to a Mini Program', () => {
  let wechat: GivenWechat;

  beforeEach(async () => {
    wechat = await givenWechat();
  });

  afterEach(() => wechat.stop());

  const exchange = (js_code: string, query: Record<string, string> = {}) =>
    wechat.api('/sns/jscode2session', { appid, secret, js_code, grant_type: 'authorization_code', ...query });
  const logIn = async (person = 'lin') => (await wechat.phone('login', { person, appid })).code;
  const checkSession = async (openid: string, sessionKey: string) => {
    const { errcode } = await wechat.api('/wxa/checksession', {
      access_token: await wechat.token(MINI_PROGRAM),
      openid,
      signature: userSignatureOf(sessionKey, ''),
      sig_method: 'hmac_sha256',
    });
    return errcode;
  };

  it('gives openid, unionid and a session_key of 16 bytes for a code', async () => {
    const session = await exchange(await logIn());

    expect(session).toEqual({
      openid: expect.stringMatching(/^o[0-9A-Za-z_-]{27}$/),
      unionid: expect.stringMatching(/^o[0-9A-Za-z_-]{27}$/),
      session_key: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    });
  });

  it('gives no unionid where the app is bound to no Open Platform account', async () => {
    const session = await wechat.session('lin', LONE_MINI_PROGRAM);

    expect(Object.keys(session).sort()).toEqual(['openid', 'session_key']);
  });

  it('knows a person by another openid in each app, and always the same one', async () => {
    const here = await wechat.session('lin');
    const there = await wechat.session('lin', LONE_MINI_PROGRAM);
    const again = await wechat.session('lin');
    const other = await wechat.session('wang');

    expect(again.openid).toBe(here.openid);
    expect(there.openid).not.toBe(here.openid);
    expect(other.openid).not.toBe(here.openid);
  });

  it('takes a code once', async () => {
    const code = await logIn();
    await exchange(code);

    expect(await exchange(code)).toMatchObject({ errcode: 40163 });
  });

  it('lets exactly one of many exchanges at once have the code', async () => {
    const code = await logIn();

    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(code)));

    expect(answers.filter(({ openid }) => openid !== undefined)).toHaveLength(1);
    expect(answers.filter(({ errcode }) => errcode === 40163)).toHaveLength(19);
  });

  it('takes a code for five minutes', async () => {
    const early = await logIn();
    const late = await logIn();
    await wechat.control('clock', { advanceMs: 295_000 });
    expect((await exchange(early)).openid).toBeDefined();

    await wechat.control('clock', { advanceMs: 5_000 });

    expect(await exchange(late)).toMatchObject({ errcode: 40029 });
  });

  it('takes no code of another app, and none that nobody issued', async () => {
    const { code } = await wechat.phone('login', { person: 'lin', appid: LONE_MINI_PROGRAM.appid });

    expect(await exchange(code)).toMatchObject({ errcode: 40029 });
    expect(await exchange('0nobody')).toMatchObject({ errcode: 40029 });
  });

  it.each([
    [{ appid: '' }, 41002],
    [{ appid: 'wxffffffffffffffff' }, 40013],
    [{ appid: SERVICE_ACCOUNT.appid, secret: SERVICE_ACCOUNT.secret }, 40013],
    [{ secret: '' }, 41004],
    [{ secret: 'f'.repeat(32) }, 40125],
    [{ js_code: '' }, 41008],
    [{ grant_type: 'client_credential' }, 40002],
  ])('refuses %o with %i and leaves the code unused', async (query, errcode) => {
    const code = await logIn();

    expect(await exchange(code, query)).toMatchObject({ errcode });
    expect((await exchange(code)).openid).toBeDefined();
  });

  it('refuses a high-risk user', async () => {
    await wechat.control('world', { people: [{ id: 'wang', risky: true }] });

    expect(await exchange(await logIn('wang'))).toMatchObject({ errcode: 40226 });
  });

  it('refuses one user who logs in too often', async () => {
    await wechat.control('world', { settings: { loginsPerMinute: 2 } });
    await wechat.session('lin');
    await wechat.session('lin');

    expect(await exchange(await logIn())).toMatchObject({ errcode: 45011 });
    expect((await wechat.session('wang')).openid).toBeDefined();
  });

  it('answers as text/plain, as WeChat does below /sns', async () => {
    const response = await fetch(`${wechat.url}/sns/jscode2session?appid=${appid}`);

    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it('opens no Official Account with wx.login', async () => {
    await expect(wechat.phone('login', { person: 'lin', appid: SERVICE_ACCOUNT.appid })).rejects.toThrow(
      'Mini Program',
    );
  });

  describe('the session_key', () => {
    it('stays the same for a while, so that a second login does not break the first', async () => {
      const first = await wechat.session();
      const second = await wechat.session();

      expect(second.session_key).toBe(first.session_key);
      expect(await checkSession(first.openid, first.session_key)).toBe(0);
    });

    it('is replaced by a login after a day, and the old one is worth nothing', async () => {
      const first = await wechat.session();
      await wechat.control('clock', { advanceMs: 24 * 3600_000 });
      const second = await wechat.session();

      expect(second.session_key).not.toBe(first.session_key);
      expect(await checkSession(first.openid, first.session_key)).toBe(87009);
      expect(await checkSession(second.openid, second.session_key)).toBe(0);
    });

    it('ends three days after its last use', async () => {
      const { openid, session_key } = await wechat.session();
      await wechat.control('clock', { advanceMs: 71 * 3600_000 });
      expect(await checkSession(openid, session_key)).toBe(0);
      await wechat.control('clock', { advanceMs: 71 * 3600_000 });
      expect(await checkSession(openid, session_key)).toBe(0);

      await wechat.control('clock', { advanceMs: 72 * 3600_000 });

      expect(await checkSession(openid, session_key)).toBe(87009);
      expect(await wechat.phone('check-session', { person: 'lin', appid })).toEqual({ valid: false });
    });

    it('is checked by openid, method and signature', async () => {
      const { openid, session_key } = await wechat.session();
      const access_token = await wechat.token(MINI_PROGRAM);
      const right = { access_token, openid, signature: userSignatureOf(session_key, ''), sig_method: 'hmac_sha256' };
      const check = (change: Record<string, string>) => wechat.api('/wxa/checksession', { ...right, ...change });

      expect(await check({})).toMatchObject({ errcode: 0 });
      expect(await check({ openid: 'oNobody' })).toMatchObject({ errcode: 40003 });
      expect(await check({ sig_method: 'md5' })).toMatchObject({ errcode: 87008 });
      expect(await check({ signature: userSignatureOf(session_key, '{}') })).toMatchObject({ errcode: 87009 });
      expect(await check({ access_token: await wechat.token(LONE_MINI_PROGRAM) })).toMatchObject({ errcode: 40003 });
    });

    it('is replaced on request for the rest of its life', async () => {
      const { openid, session_key } = await wechat.session();

      const answer = await wechat.api('/wxa/resetusersessionkey', {
        access_token: await wechat.token(MINI_PROGRAM),
        openid,
        signature: userSignatureOf(session_key, ''),
        sig_method: 'hmac_sha256',
      });

      expect(answer).toMatchObject({ errcode: 0, openid });
      expect(await checkSession(openid, session_key)).toBe(87009);
      expect(await checkSession(openid, String(answer.session_key))).toBe(0);
    });

    it('signs and encrypts what wx.getUserInfo hands over', async () => {
      const { openid, session_key } = await wechat.session();

      const { rawData, signature, encryptedData, iv } = await wechat.phone('user-info', { person: 'lin', appid });

      expect(signature).toBe(rawDataSignature(rawData, session_key));
      expect(JSON.parse(decryptUserData(session_key, iv, encryptedData))).toMatchObject({
        openId: openid,
        watermark: { appid },
      });
    });
  });
});
