import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenOrders, givenOrders, JSAPI } from '../support/given-orders.ts';
import { authorizationHeader, FOREIGN_KEYS, type Json, type PayRequest } from '../support/given-wechat.ts';

describe('calls of the WeChat Pay API', () => {
  let shop: GivenOrders;

  beforeEach(async () => {
    shop = await givenOrders();
  });

  afterEach(() => shop.wechat.stop());

  describe('the Authorization header', () => {
    it.each<[string, PayRequest]>([
      ['is missing', { authorization: null }],
      ['has another scheme', { authorization: 'WECHATPAY2-SM2-WITH-SM3 mchid="1"' }],
      ['is no list of quoted values', { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid=1900000109' }],
      ['names an unknown merchant', { mchid: '1900000000' }],
      ['names an unknown certificate', { serialNo: 'F'.repeat(40) }],
      ['is signed with another key', { privateKeyPem: FOREIGN_KEYS.privateKeyPem }],
      ['signs another path', { signedPath: '/v3/pay/transactions/native' }],
      ['signs another body', { signedBody: '{}' }],
      ['is six minutes old', { timestamp: Math.floor(Date.now() / 1000) - 360 }],
      ['is six minutes early', { timestamp: Math.floor(Date.now() / 1000) + 360 }],
    ])('is refused with 401 SIGN_ERROR when it %s', async (_what, request) => {
      const { status, json } = await shop.order({}, request);

      expect(status).toBe(401);
      expect(json.code).toBe('SIGN_ERROR');
      expect((await shop.wechat.control('state')).payOrders).toEqual([]);
    });

    it('may be four minutes off, and its items in any order', async () => {
      const timestamp = Math.floor(Date.now() / 1000) - 240;
      const body = shop.orderBody();
      const [scheme, items = ''] = authorizationHeader(JSAPI, { method: 'POST', body, timestamp }).split(' ');
      const turned = `${scheme} ${items.split(',').reverse().join(', ')}`;

      expect((await shop.order({}, { authorization: turned })).status).toBe(200);
    });

    it('covers the exact query string', async () => {
      await shop.order();
      const path = '/v3/pay/transactions/out-trade-no/M20261122000001?mchid=1900000109';

      expect((await shop.wechat.pay(path)).status).toBe(200);
      expect((await shop.wechat.pay(path, { signedPath: path.replace('?', '?a=1&') })).status).toBe(401);
    });

    it('covers bytes that are no text, which would read like others', async () => {
      const signed = JSON.stringify(shop.orderBody({ description: '\ufffd' }));
      const body = Buffer.from(signed.replace('\ufffd', '\xff'), 'latin1');
      const authorization = authorizationHeader(JSAPI, { method: 'POST', body: signed });
      const headers = { accept: 'application/json', 'content-type': 'application/json', authorization };

      const response = await fetch(`${shop.wechat.url}${JSAPI}`, { method: 'POST', headers, body });

      expect([response.status, ((await response.json()) as Json).code]).toEqual([401, 'SIGN_ERROR']);
    });

    it('has to be of the merchant in the body', async () => {
      const { status, json } = await shop.order({ mchid: '1900000999' });

      expect([status, json.code]).toEqual([401, 'SIGN_ERROR']);
    });

    it('says what WeChat signed, so that one can compare', async () => {
      const { json } = await shop.order({}, { privateKeyPem: FOREIGN_KEYS.privateKeyPem });

      expect(json.detail).toMatchObject({
        issue: 'sign not match',
        field: 'signature',
        sign_information: { method: 'POST', url: JSAPI },
      });
    });

    it('with a nonce used before is reported, not refused', async () => {
      await shop.order({}, { nonce: 'same' });
      await shop.order({}, { nonce: 'same' });

      const { entries } = await shop.wechat.control('log');
      expect(entries.map(({ detail }) => detail)).toEqual(['ok', 'nonce seen before']);
    });
  });

  it.each<[string, Record<string, string | null>, number]>([
    ['Accept', { accept: 'text/html' }, 406],
    ['Content-Type', { 'content-type': 'text/plain' }, 415],
    ['a known Wechatpay-Serial', { 'wechatpay-serial': 'PUB_KEY_ID_0000' }, 400],
  ])('want %s', async (_what, headers, expected) => {
    const { status, json } = await shop.order({}, { headers });

    expect([status, json.code]).toEqual([expected, 'PARAM_ERROR']);
  });

  it('want a User-Agent, which fetch cannot leave out', async () => {
    const request = httpRequest(`${shop.wechat.url}${JSAPI}`, { headers: { accept: 'application/json' } });
    const [response] = (await once(request.end(), 'response')) as [IncomingMessage];

    expect(response.statusCode).toBe(400);
    expect(JSON.parse((await response.toArray()).join(''))).toMatchObject({ message: 'Http头缺少User-Agent' });
  });

  it('are refused on unknown paths and with other methods', async () => {
    expect((await shop.wechat.pay('/v3/pay/transactions/teapot')).status).toBe(404);
    expect((await shop.wechat.pay(JSAPI)).status).toBe(405);
  });
});
