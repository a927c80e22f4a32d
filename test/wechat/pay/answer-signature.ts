import { answerMessage, signSha256Rsa } from '../crypto/pay-signature.ts';
import { randomHex, randomText } from '../crypto/random-text.ts';
import { SCHEME } from './authorization.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { parameterError } from './pay-error.ts';

export interface SigningKey {
  /** certificate serial or public key id: the value of `Wechatpay-Serial` */
  id: string;
  privateKeyPem: string;
}

function publicKeyOf(merchant: Merchant): SigningKey {
  return { id: merchant.wechatPayPublicKeyId, privateKeyPem: merchant.wechatPayPrivateKeyPem };
}

function newestCertificate(merchants: Merchants, merchant: Merchant): SigningKey {
  const certificate = merchants.platformCertificates(merchant).at(-1);
  if (!certificate) throw new Error(`${merchant.mchid} has no valid platform certificate`);
  return { id: certificate.serialNo, privateKeyPem: certificate.privateKeyPem };
}

/** The key for notifications, and for answers to requests that name none. */
export function defaultKey(merchants: Merchants, merchant: Merchant): SigningKey {
  return merchant.mode === 'public-key' ? publicKeyOf(merchant) : newestCertificate(merchants, merchant);
}

/**
 * The key a request asks its answer to be signed with.
 * @throws PayError PARAM_ERROR when the merchant has no such key
 */
export function keyAskedFor(merchants: Merchants, merchant: Merchant, serial: string | undefined): SigningKey {
  if (serial === undefined) return defaultKey(merchants, merchant);
  if (serial === merchant.wechatPayPublicKeyId && merchant.mode !== 'platform-certificate')
    return publicKeyOf(merchant);
  if (merchant.mode !== 'public-key') {
    const certificate = merchants.platformCertificates(merchant).find(({ serialNo }) => serialNo === serial);
    if (certificate) return { id: certificate.serialNo, privateKeyPem: certificate.privateKeyPem };
  }
  throw parameterError('Wechatpay-Serial', '对应的微信支付公钥或平台证书不存在');
}

export type SignatureFault = 'signtest' | 'forged-signature' | undefined;

/** Headers that prove an answer or a notification is WeChat Pay's. */
export function signatureHeaders(
  key: SigningKey,
  body: string,
  nowSeconds: number,
  fault?: SignatureFault,
): Record<string, string> {
  const timestamp = String(nowSeconds);
  const nonce = randomText(32);
  const signedBody = fault === undefined ? body : `${body} `;
  const signature = signSha256Rsa(key.privateKeyPem, answerMessage(timestamp, nonce, signedBody));
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': fault === 'signtest' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
    'Wechatpay-Serial': key.id,
    'Wechatpay-Signature-Type': SCHEME,
  };
}

export function requestId(numericCode = '0'): string {
  return `08${randomHex(40).toUpperCase()}-${numericCode}`;
}
