import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { masterKeyCipher } from '../../shared/crypto/cipher.ts';
import { ManualClock } from '../../shared/time/clock.ts';
import { AccessTokens } from '../access-token/access-tokens.ts';
import { AuthorizedApi } from '../access-token/authorized-api.ts';
import { WeChatApi } from '../api.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { WeChatHttp } from '../http.ts';
import { XpayClient } from '../xpay/xpay.client.ts';
import { type HttpPeer, type PeerAnswer, startHttpPeer } from './http-peer.ts';

export const xpayApp: MiniProgramApp = {
  kind: 'miniProgram',
  appid: 'wx7ea0000000000011',
  appSecret: '7ea00000000000000000000000000011',
};
export const xpayMerchant: XpayMerchant = {
  offerId: '1450000001',
  env: 0,
  appKey: 'xpayChaguanLiveKey0000000000000000',
};

/** What WeChat says when it is content, and when it is not. */
export const ok = (fields: object = {}) => ({ errcode: 0, errmsg: 'ok', ...fields });
export const no = (errcode: number) => ({ errcode, errmsg: 'no rid: 6a0c1f2e-0b5c6d7e-12345678' });

/** Virtual Payment, saying exactly what a test tells it to. */
export interface XpayPeer {
  readonly xpay: XpayClient;
  readonly baseUrl: string;
  readonly requests: HttpPeer['requests'];
  /** What it says next, by path; where nothing is left to say it is out of order. */
  answers: Record<string, (object | 'hangUp')[]>;
  /** The bodies it was sent to a path. */
  asksOf(path: string): unknown[];
  /** Forgets what it was told and asked. */
  reset(): void;
  close(): Promise<void>;
}

export async function startXpayPeer(): Promise<XpayPeer> {
  const pool = new Pool({ connectionString: await createTestDatabase(), max: 2 });
  const peer = await startHttpPeer(({ url }): PeerAnswer => {
    if (url.startsWith('/cgi-bin/stable_token')) return { body: '{"access_token":"token","expires_in":7200}' };
    const answer = xpayPeer.answers[url.split('?')[0] ?? '']?.shift() ?? no(-1);
    return answer === 'hangUp' ? 'hangUp' : { body: JSON.stringify(answer) };
  });
  const api = new WeChatApi(new WeChatHttp({ retryDelaysMs: [1] }), peer.baseUrl, { busyDelayMs: 1 });
  const clock = new ManualClock('2026-01-01T00:00:00.000Z');
  const cipher = masterKeyCipher([randomBytes(32)]);
  let known = 0;
  const xpayPeer: XpayPeer = {
    xpay: new XpayClient(new AuthorizedApi(api, new AccessTokens({ api, pool, clock, cipher }))),
    baseUrl: peer.baseUrl,
    get requests() {
      return peer.requests.slice(known);
    },
    answers: {},
    asksOf: (path) =>
      xpayPeer.requests.filter(({ url }) => url.startsWith(`${path}?`)).map(({ body }) => JSON.parse(body) as unknown),
    reset: () => {
      xpayPeer.answers = {};
      known = peer.requests.length;
    },
    close: async () => {
      await peer.close();
      await pool.end();
    },
  };
  return xpayPeer;
}
