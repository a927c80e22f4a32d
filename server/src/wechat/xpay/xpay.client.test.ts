import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { masterKeyCipher } from '../../shared/crypto/cipher.ts';
import { ManualClock } from '../../shared/time/clock.ts';
import { AccessTokens } from '../access-token/access-tokens.ts';
import { AuthorizedApi } from '../access-token/authorized-api.ts';
import { WeChatApi } from '../api.ts';
import type { MiniProgramApp, XpayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { WeChatHttp } from '../http.ts';
import { type HttpPeer, startHttpPeer } from '../testing/http-peer.ts';
import { xpayPaySig } from './payment-request.ts';
import { XpayClient } from './xpay.client.ts';

const app: MiniProgramApp = {
  kind: 'miniProgram',
  appid: 'wx7ea0000000000011',
  appSecret: '7ea00000000000000000000000000011',
};
const merchant: XpayMerchant = { offerId: '1450000001', env: 0, appKey: 'xpayChaguanLiveKey0000000000000000' };
const asked = { openid: 'oLin', outTradeNo: 'M20260101000001' };

let pool: Pool;
let peer: HttpPeer;
let order: object;
let xpay: XpayClient;

beforeAll(async () => {
  pool = new Pool({ connectionString: await createTestDatabase(), max: 2 });
});
afterAll(() => pool.end());

beforeEach(async () => {
  order = { order_id: asked.outTradeNo, status: 2, env_type: 1, order_fee: 1800, paid_fee: 1800 };
  peer = await startHttpPeer(({ url }) => ({
    body: url.startsWith('/cgi-bin/stable_token')
      ? '{"access_token":"token","expires_in":7200}'
      : JSON.stringify({ errcode: 0, errmsg: 'ok', order }),
  }));
  const api = new WeChatApi(new WeChatHttp({ retryDelaysMs: [] }), peer.baseUrl);
  const clock = new ManualClock('2026-01-01T00:00:00.000Z');
  const cipher = masterKeyCipher([randomBytes(32)]);
  xpay = new XpayClient(new AuthorizedApi(api, new AccessTokens({ api, pool, clock, cipher })));
});
afterEach(() => peer.close());

it('asks for an order with a signature over the bytes it sends', async () => {
  expect(await xpay.queryOrder(app, merchant, asked)).toMatchObject({
    outTradeNo: 'M20260101000001',
    state: 'paid',
    env: 0,
    orderFeeFen: 1800,
  });

  const { url, body } = peer.requests.at(-1)!;
  expect(JSON.parse(body)).toEqual({ openid: 'oLin', env: 0, order_id: 'M20260101000001' });
  expect(new URL(url, peer.baseUrl).searchParams.get('pay_sig')).toBe(
    xpayPaySig(merchant.appKey, '/xpay/query_order', body),
  );
});

it.each([{ order_id: 'M20260101000002' }, { env_type: 2 }])(
  'does not believe an answer about another order: %j',
  async (other) => {
    order = { ...order, ...other };

    const error = await xpay.queryOrder(app, merchant, asked).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(NotFromWeChat);
    expect(error).toMatchObject({ reason: 'wrongOrder' });
  },
);
