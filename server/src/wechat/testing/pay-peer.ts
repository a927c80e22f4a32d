import { createVerify } from 'node:crypto';
import { ManualClock } from '../../shared/time/clock.ts';
import type { PayMerchant } from '../config.ts';
import { WeChatHttp } from '../http.ts';
import { PayApi } from '../pay/pay-api.ts';
import { platformCertificatePem, publishedPrivateKeyPem, publishedPublicKeyPem } from '../pay/published-samples.ts';
import { signRsaSha256 } from '../pay/sign.ts';
import { type HttpPeer, type PeerAnswer, type PeerRequest, startHttpPeer } from './http-peer.ts';

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0119000000012026010100000000000000';
export const CERTIFICATE_SERIAL = 'D7CE59D1F522D701';
export const payNow = new Date('2026-01-01T04:00:00.000Z');

export const payMerchant: PayMerchant = {
  mchid: '1900000001',
  serialNo: '7132D72A03E93CDDF8C03BBD1F37EEDF',
  privateKeyPem: publishedPrivateKeyPem,
  apiV3Key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb',
  wechatPayKeys: [
    { serial: CERTIFICATE_SERIAL, pem: platformCertificatePem },
    { serial: PUBLIC_KEY_ID, pem: publishedPublicKeyPem },
  ],
};

type Answer = (request: PeerRequest) => PeerAnswer;

/** WeChat Pay, saying exactly what a test tells it to, in turn; when it has nothing left to say it hangs up. */
export interface PayPeer {
  readonly api: PayApi;
  readonly requests: HttpPeer['requests'];
  readonly baseUrl: string;
  answers: Answer[];
  close(): Promise<void>;
}

export async function startPayPeer(): Promise<PayPeer> {
  const peer = await startHttpPeer((request) => payPeer.answers.shift()?.(request) ?? 'hangUp');
  const http = new WeChatHttp({ timeoutMs: 500, retryDelaysMs: [1] });
  const payPeer: PayPeer = {
    api: new PayApi(http, peer.baseUrl, new ManualClock(payNow)),
    requests: peer.requests,
    baseUrl: peer.baseUrl,
    answers: [],
    close: () => peer.close(),
  };
  return payPeer;
}

export interface SigningFaults {
  readonly serial?: string;
  readonly prefix?: string;
  readonly ageSeconds?: number;
  readonly signedBody?: string;
}

/** An answer signed as WeChat Pay signs, with what a test spoils about it. */
export const signed =
  (
    status: number,
    content: string | object,
    { serial = PUBLIC_KEY_ID, prefix = '', ageSeconds = 0, signedBody }: SigningFaults = {},
  ): Answer =>
  () => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    const timestamp = String(payNow.getTime() / 1000 - ageSeconds);
    const signature = signRsaSha256(publishedPrivateKeyPem, `${timestamp}\nnonce\n${signedBody ?? body}\n`);
    return {
      status,
      body,
      headers: {
        'Request-ID': '08F78BB5AF0610D302',
        'Wechatpay-Timestamp': timestamp,
        'Wechatpay-Nonce': 'nonce',
        'Wechatpay-Serial': serial,
        'Wechatpay-Signature': prefix + signature,
      },
    };
  };

export function isSignedByMerchant({ method, url, headers, body }: PeerRequest): boolean {
  const items = Object.fromEntries(
    [...(headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const message = `${method}\n${url}\n${items.timestamp}\n${items.nonce_str}\n${body}\n`;
  return (
    items.mchid === payMerchant.mchid &&
    items.serial_no === payMerchant.serialNo &&
    createVerify('RSA-SHA256')
      .update(message)
      .verify(publishedPublicKeyPem, items.signature ?? '', 'base64')
  );
}
