import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AppSettings } from '../apps/apps.ts';
import { requestMessage, signSha256Rsa } from '../crypto/pay-signature.ts';
import { paySigOf, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import type { Sandbox } from '../sandbox.ts';
import { type SandboxClient, sandboxClient } from '../sandbox-client.ts';
import { startSandbox } from '../start-sandbox.ts';

export const MINI_PROGRAM = {
  appid: 'wx00000000000000a1',
  kind: 'mini-program',
  name: 'Reading room',
  originalId: 'gh_0000000000a1',
  secret: 'a1'.repeat(16),
  openPlatformId: 'op_test',
} satisfies AppSettings;

/** Bound to no Open Platform account. */
export const LONE_MINI_PROGRAM = {
  appid: 'wx00000000000000a2',
  kind: 'mini-program',
  name: 'Lone room',
  originalId: 'gh_0000000000a2',
  secret: 'a2'.repeat(16),
} satisfies AppSettings;

export const SERVICE_ACCOUNT = {
  appid: 'wx00000000000000b1',
  kind: 'service-account',
  name: 'Teahouse talk',
  originalId: 'gh_0000000000b1',
  secret: 'b1'.repeat(16),
  openPlatformId: 'op_test',
  oauthDomains: ['teahouse.example'],
  miniPrograms: [MINI_PROGRAM.appid],
} satisfies AppSettings;

export const SUBSCRIPTION_ACCOUNT = {
  appid: 'wx00000000000000c1',
  kind: 'subscription-account',
  name: 'Rain reading',
  originalId: 'gh_0000000000c1',
  secret: 'c1'.repeat(16),
  oauthDomains: ['teahouse.example'],
} satisfies AppSettings;

export const OFFER_ID = '1450000009';
export const APP_KEYS = { live: 'live-app-key-0000000000000000000', sandbox: 'sandbox-app-key-0000000000000000' };
export const GOOD = { productId: 'tea_month', name: '茶客月度会员', priceFen: 1800 };

export const MERCHANT = {
  mchid: '1900000109',
  name: 'Teahouse merchant',
  serialNo: '444F4864EA9B34415B2F5C2A0D1E8F7A6B5C4D3E',
  apiV3Key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  wechatPayPublicKeyId: 'PUB_KEY_ID_0119000001092026112200001',
  appids: [MINI_PROGRAM.appid, SERVICE_ACCOUNT.appid],
};

function rsaKeys(): { publicKeyPem: string; privateKeyPem: string } {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicKeyPem: keys.publicKey, privateKeyPem: keys.privateKey };
}

// Making RSA keys takes a while: one set for all worlds of a test file.
export const MERCHANT_KEYS = rsaKeys();
export const FOREIGN_KEYS = rsaKeys();
export const WECHAT_PAY_KEYS = rsaKeys();

export type Json = Record<string, unknown>;

export interface PayRequest {
  method?: 'GET' | 'POST';
  /** sent as it is when it is text */
  body?: Json | string;
  /** seconds */
  timestamp?: number;
  nonce?: string;
  privateKeyPem?: string;
  mchid?: string;
  serialNo?: string;
  /** what to sign instead of the true path or body */
  signedPath?: string;
  signedBody?: string;
  authorization?: string | null;
  headers?: Record<string, string | null>;
}

export interface PayResponse {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

export interface GivenWechat extends SandboxClient {
  url: string;
  sandbox: Sandbox;
  /** a call to api.weixin.qq.com; `body` makes it a POST */
  api: (path: string, query?: Record<string, string>, body?: Json | string) => Promise<Json>;
  /** a stable access token of the app */
  token: (app: { appid: string; secret: string }) => Promise<string>;
  /** logs in and exchanges the code */
  session: (
    person?: string,
    app?: { appid: string; secret: string },
  ) => Promise<{ openid: string; session_key: string; unionid?: string }>;
  /** a signed call of the xpay API */
  xpay: (name: string, body: Json, appKey?: string) => Promise<Json>;
  /** a signed call of the Pay API */
  pay: (path: string, request?: PayRequest) => Promise<PayResponse>;
  stop: () => Promise<void>;
}

export function authorizationHeader(path: string, request: PayRequest): string {
  const { method = 'GET', body = '', privateKeyPem = MERCHANT_KEYS.privateKeyPem } = request;
  const timestamp = String(request.timestamp ?? Math.floor(Date.now() / 1000));
  const nonce = request.nonce ?? randomBytes(16).toString('hex');
  const signedBody = request.signedBody ?? (typeof body === 'string' ? body : JSON.stringify(body));
  const message = requestMessage({ method, url: request.signedPath ?? path, timestamp, nonce, body: signedBody });
  const items = {
    mchid: request.mchid ?? MERCHANT.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: request.serialNo ?? MERCHANT.serialNo,
    signature: signSha256Rsa(privateKeyPem, message),
  };
  return `WECHATPAY2-SHA256-RSA2048 ${Object.entries(items)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}`;
}

/** A small WeChat of its own: three apps and a lone one, two people, a merchant and one good. */
export async function givenWechat(): Promise<GivenWechat> {
  const { url, sandbox, stop } = await startSandbox({ port: 0 });
  const client = sandboxClient(url);
  await client.control('world', {
    dns: { 'https://teahouse.example': 'http://127.0.0.1:9' },
    apps: [MINI_PROGRAM, LONE_MINI_PROGRAM, SERVICE_ACCOUNT, SUBSCRIPTION_ACCOUNT],
    people: [
      { id: 'lin', nickname: '林晚', follows: [SERVICE_ACCOUNT.appid] },
      { id: 'wang', nickname: 'Emma Wang', language: 'en' },
    ],
    merchants: [
      {
        ...MERCHANT,
        publicKeyPem: MERCHANT_KEYS.publicKeyPem,
        wechatPayPublicKeyPem: WECHAT_PAY_KEYS.publicKeyPem,
        wechatPayPrivateKeyPem: WECHAT_PAY_KEYS.privateKeyPem,
      },
    ],
    xpay: [{ appid: MINI_PROGRAM.appid, offerId: OFFER_ID, appKeys: APP_KEYS, goods: [GOOD] }],
  });

  const api: GivenWechat['api'] = async (path, query = {}, body) => {
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${url}${path}${search && `?${search}`}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return (await response.json()) as Json;
  };

  const token: GivenWechat['token'] = async ({ appid, secret }) => {
    const answer = await api('/cgi-bin/stable_token', {}, { grant_type: 'client_credential', appid, secret });
    return String(answer.access_token);
  };

  return {
    ...client,
    url,
    sandbox,
    stop,
    api,
    token,
    session: async (person = 'lin', app = MINI_PROGRAM) => {
      const { code } = await client.phone('login', { person, appid: app.appid });
      const answer = await api('/sns/jscode2session', {
        appid: app.appid,
        secret: app.secret,
        js_code: code,
        grant_type: 'authorization_code',
      });
      if (answer.errcode) throw new Error(JSON.stringify(answer));
      return answer as { openid: string; session_key: string; unionid?: string };
    },
    xpay: async (name, body, appKey = APP_KEYS.live) => {
      const text = JSON.stringify(body);
      const query = { access_token: await token(MINI_PROGRAM), pay_sig: paySigOf(appKey, `/xpay/${name}`, text) };
      return api(`/xpay/${name}`, query, text);
    },
    pay: async (path, request = {}) => {
      const { method = 'GET', body } = request;
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const authorization =
        request.authorization === undefined ? authorizationHeader(path, request) : request.authorization;
      const headers: Record<string, string | null> = {
        accept: 'application/json',
        'user-agent': 'teahouse-test',
        ...(text !== undefined && { 'content-type': 'application/json' }),
        authorization,
        ...request.headers,
      };
      const response = await fetch(`${url}${path}`, {
        method,
        headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
        body: text,
      });
      const answer = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text: answer,
        json: answer === '' ? {} : (JSON.parse(answer) as Json),
      };
    },
  };
}

export interface SignDataFields {
  outTradeNo: string;
  [field: string]: unknown;
}

/** Everything `wx.requestVirtualPayment` needs, signed as a right server would. */
export function virtualPayment(
  sessionKey: string,
  fields: SignDataFields,
  change: { appKey?: string; signData?: unknown } = {},
) {
  const signData = JSON.stringify({
    offerId: OFFER_ID,
    buyQuantity: 1,
    env: 0,
    currencyType: 'CNY',
    productId: GOOD.productId,
    goodsPrice: GOOD.priceFen,
    attach: 'order=1',
    ...fields,
  });
  return {
    person: 'lin',
    appid: MINI_PROGRAM.appid,
    mode: 'short_series_goods',
    signData: change.signData ?? signData,
    paySig: paySigOf(change.appKey ?? APP_KEYS.live, 'requestVirtualPayment', signData),
    signature: userSignatureOf(sessionKey, signData),
  };
}
