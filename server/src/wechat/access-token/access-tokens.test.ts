import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { masterKeyCipher } from '../../shared/crypto/cipher.ts';
import { ManualClock } from '../../shared/time/clock.ts';
import { nothing, WeChatApi } from '../api.ts';
import type { WeChatApp } from '../config.ts';
import { WeChatApiError } from '../errors.ts';
import { WeChatHttp } from '../http.ts';
import { type HttpPeer, type PeerAnswer, type PeerRequest, startHttpPeer } from '../testing/http-peer.ts';
import { AccessTokens } from './access-tokens.ts';
import { AuthorizedApi } from './authorized-api.ts';

const app: WeChatApp = { appid: 'wx7ea0000000000001', appSecret: '7ea00000000000000000000000000001' };
const other: WeChatApp = { appid: 'wx7ea0000000000002', appSecret: '7ea00000000000000000000000000002' };
const HOUR = 3_600_000;

let pool: Pool;
let peer: HttpPeer;
let clock: ManualClock;
let answer: (request: PeerRequest, index: number) => PeerAnswer | Promise<PeerAnswer>;
const cipher = masterKeyCipher([randomBytes(32)]);

beforeAll(async () => {
  pool = new Pool({ connectionString: await createTestDatabase(), max: 8 });
});
afterAll(() => pool.end());

beforeEach(async () => {
  await pool.query('truncate access_tokens');
  clock = new ManualClock('2026-01-01T00:00:00.000Z');
  answer = (_, index) => token(`token-${index + 1}`);
  peer = await startHttpPeer((request, index) => answer(request, index));
});
afterEach(() => peer.close());

const token = (text: string, expiresInSeconds = 7200): PeerAnswer => ({
  body: JSON.stringify({ access_token: text, expires_in: expiresInSeconds }),
});

/** As one process of several has them: nothing shared but the database. */
function process(key = cipher) {
  const api = new WeChatApi(new WeChatHttp({ timeoutMs: 500, retryDelaysMs: [] }), peer.baseUrl);
  const tokens = new AccessTokens({ api, pool, clock, cipher: key });
  return { tokens, authorizedApi: new AuthorizedApi(api, tokens) };
}

it('asks stable_token in normal mode once, and keeps the token encrypted', async () => {
  const { tokens } = process();

  expect([await tokens.get(app), await tokens.get(app), await process().tokens.get(app)]).toEqual([
    'token-1',
    'token-1',
    'token-1',
  ]);

  expect(peer.requests).toHaveLength(1);
  expect(peer.requests[0]).toMatchObject({ method: 'POST', url: '/cgi-bin/stable_token' });
  expect(JSON.parse(peer.requests[0]!.body)).toEqual({
    grant_type: 'client_credential',
    appid: app.appid,
    secret: app.appSecret,
  });
  const { rows } = await pool.query('select * from access_tokens');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ appid: app.appid, expires_at: new Date('2026-01-01T02:00:00.000Z') });
  expect(rows[0].token_encrypted.includes('token-1')).toBe(false);
});

it('keeps one holder while many processes ask at once', async () => {
  const asking = Array.from({ length: 4 }, () => process()).flatMap(({ tokens }) =>
    Array.from({ length: 10 }, () => tokens.get(app)),
  );

  expect(new Set(await Promise.all(asking))).toEqual(new Set(['token-1']));
  expect(peer.requests).toHaveLength(1);
});

it('does not let one application wait for another', async () => {
  answer = async ({ body }) => {
    if (body.includes(app.appid)) await settled;
    return token('t');
  };
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const { tokens } = process();

  const slow = tokens.get(app);
  expect(await tokens.get(other)).toBe('t');
  settle();

  expect(await slow).toBe('t');
});

it('changes a token five minutes before it expires, not earlier', async () => {
  const { tokens } = process();
  await tokens.get(app);

  clock.advance(2 * HOUR - 300_001);
  expect(await tokens.get(app)).toBe('token-1');

  clock.advance(1);
  expect(await tokens.get(app)).toBe('token-2');
});

it('goes on with the old token while it lives when WeChat cannot be reached', async () => {
  const { tokens } = process();
  await tokens.get(app);
  answer = () => 'hangUp';

  clock.advance(2 * HOUR - 1000);
  expect(await tokens.get(app)).toBe('token-1');

  clock.advance(1000);
  await expect(tokens.get(app)).rejects.toThrow('/cgi-bin/stable_token: connectionLost');
});

it('fetches anew when the master key is another', async () => {
  await process().tokens.get(app);

  expect(await process(masterKeyCipher([randomBytes(32)])).tokens.get(app)).toBe('token-2');
});

it('frees the lock after a refusal: the next one asks again', async () => {
  answer = (_, index) => (index === 0 ? { body: '{"errcode":40125,"errmsg":"invalid appsecret"}' } : token('good'));
  const { tokens } = process();

  await expect(tokens.get(app)).rejects.toThrow(WeChatApiError);

  expect(await process().tokens.get(app)).toBe('good');
});

const sendMessage = { method: 'POST', path: '/cgi-bin/x', body: '{}', isRepeatable: false, answer: nothing } as const;

it.each([40001, 40014, 42001])('drops a token refused with %i and sends the request once more', async (errcode) => {
  let issued = 0;
  answer = ({ url }) => {
    if (url.startsWith('/cgi-bin/stable_token')) {
      issued += 1;
      return token(`token-${issued}`);
    }
    return { body: url.includes('access_token=token-1') ? JSON.stringify({ errcode, errmsg: '' }) : '{"errcode":0}' };
  };

  await process().authorizedApi.request(app, sendMessage);

  expect(peer.requests.map(({ url }) => url)).toEqual([
    '/cgi-bin/stable_token',
    '/cgi-bin/x?access_token=token-1',
    '/cgi-bin/stable_token',
    '/cgi-bin/x?access_token=token-2',
  ]);
});

it('tries no third time', async () => {
  answer = ({ url }) =>
    url.startsWith('/cgi-bin/stable_token') ? token('bad') : { body: '{"errcode":40001,"errmsg":""}' };

  await expect(process().authorizedApi.request(app, sendMessage)).rejects.toMatchObject({ errcode: 40001 });
  expect(peer.requests.filter(({ url }) => url.startsWith('/cgi-bin/x'))).toHaveLength(2);
});

it('does not drop the successor of a refused token', async () => {
  const { tokens } = process();
  await tokens.get(app);

  await tokens.drop(app, 'an older one');

  expect(await tokens.get(app)).toBe('token-1');
});
