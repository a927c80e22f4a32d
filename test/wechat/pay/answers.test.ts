import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import { type GivenOrders, givenOrders, JSAPI } from '../support/given-orders.ts';
import { type Json, MERCHANT, WECHAT_PAY_KEYS } from '../support/given-wechat.ts';

describe('answers of the WeChat Pay API', () => {
  let shop: GivenOrders;

  beforeEach(async () => {
    shop = await givenOrders();
  });

  afterEach(() => shop.wechat.stop());

  const isSigned = (
    { headers, text }: { headers: Headers; text: string },
    publicKeyPem = WECHAT_PAY_KEYS.publicKeyPem,
  ) =>
    verifySha256Rsa(
      publicKeyPem,
      answerMessage(headers.get('wechatpay-timestamp') ?? '', headers.get('wechatpay-nonce') ?? '', text),
      headers.get('wechatpay-signature') ?? '',
    );

  it('are signed with the public key, errors and empty ones too', async () => {
    const placed = await shop.order();
    const refused = await shop.order({ description: '' });
    const closed = await shop.close();

    for (const answer of [placed, refused, closed]) {
      expect(answer.headers.get('wechatpay-serial')).toBe(MERCHANT.wechatPayPublicKeyId);
      expect(isSigned(answer)).toBe(true);
      expect(Math.abs(Number(answer.headers.get('wechatpay-timestamp')) - Date.now() / 1000)).toBeLessThan(5);
      expect(answer.headers.get('request-id')).toMatch(/^08[0-9A-F]{40}-\d+$/);
    }
  });

  it('carry a signature probe when asked', async () => {
    await shop.wechat.control('faults', { kind: 'pay-answer', mode: 'signtest' });

    const probe = await shop.order();

    expect(probe.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//);
    expect(isSigned(probe)).toBe(false);
    expect(isSigned(await shop.order())).toBe(true);
  });

  it('are forged when asked', async () => {
    await shop.wechat.control('faults', { kind: 'pay-answer', mode: 'forged-signature' });

    expect(isSigned(await shop.order())).toBe(false);
  });

  it('come without certificates for a merchant of today', async () => {
    const { status, json } = await shop.wechat.pay('/v3/certificates');

    expect([status, json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
  });

  it('fail after the effect, so that a repetition with the same number has to work', async () => {
    await shop.wechat.control('faults', { kind: 'api', path: JSAPI, httpStatus: 500, when: 'after' });

    const failed = await shop.order();

    expect([failed.status, failed.json.code]).toEqual([500, 'SYSTEM_ERROR']);
    expect((await shop.wechat.control('state')).payOrders).toHaveLength(1);
    expect((await shop.order()).status).toBe(200);
  });

  it('say 429 when there are too many', async () => {
    await shop.wechat.control('faults', { kind: 'api', path: '/v3/*', httpStatus: 429 });

    const { status, json } = await shop.order();

    expect([status, json.code]).toEqual([429, 'FREQUENCY_LIMITED']);
    expect((await shop.wechat.control('state')).payOrders).toEqual([]);
  });

  it('say 429 beyond a limit of calls a minute, to one merchant and endpoint', async () => {
    await shop.wechat.control('world', { settings: { payMinuteLimits: { [`POST ${JSAPI}`]: 1 } } });
    const { now } = await shop.advance(0);
    await shop.advance(60_000 - (now % 60_000));
    await shop.order();

    const second = await shop.order({ out_trade_no: 'M20261122000002' });

    expect([second.status, second.json.code]).toEqual([429, 'FREQUENCY_LIMITED']);
    expect((await shop.query()).status).toBe(200);
    await shop.advance(60_000);
    expect((await shop.order({ out_trade_no: 'M20261122000002' })).status).toBe(200);
    expect((await shop.order({ out_trade_no: 'M20261122000003' })).status).toBe(429);
  });

  it.each<[string, string, (shop: GivenOrders) => Promise<{ status: number; json: Json }>]>([
    ['closing', '/v3/pay/transactions/out-trade-no/M20261122000001/close', (shop) => shop.close()],
    ['querying', '/v3/pay/transactions/out-trade-no/M20261122000001', (shop) => shop.query()],
  ])('fail after the effect of %s too', async (_what, path, call) => {
    await shop.order();
    await shop.wechat.control('faults', { kind: 'api', path, httpStatus: 503, when: 'after' });

    const failed = await call(shop);
    const again = await call(shop);

    expect([failed.status, failed.json.code]).toEqual([503, 'SYSTEM_ERROR']);
    expect(again.status).toBeLessThan(300);
  });

  it('carry the code a fault asks for', async () => {
    const code = 'USER_ACCOUNT_ABNORMAL';
    await shop.wechat.control('faults', { kind: 'api', path: JSAPI, httpStatus: 403, code });

    const { status, json } = await shop.order();

    expect([status, json.code]).toEqual([403, code]);
  });
});
