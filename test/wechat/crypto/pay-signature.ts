import { sign, verify } from 'node:crypto';

/** Texts that WeChat Pay v3 signs. Each line ends with a line feed, the last one too. */
export interface SignedRequest {
  method: string;
  /** path and query exactly as sent */
  url: string;
  timestamp: string;
  nonce: string;
  body: string;
}

export function requestMessage({ method, url, timestamp, nonce, body }: SignedRequest): string {
  return `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`;
}

/** What an answer or a notification signs; an empty body still has its line. */
export function answerMessage(timestamp: string, nonce: string, body: string): string {
  return `${timestamp}\n${nonce}\n${body}\n`;
}

/** What the page or the Mini Program signs to open the cashier. */
export function clientPaymentMessage(appid: string, timestamp: string, nonce: string, packageText: string): string {
  return `${appid}\n${timestamp}\n${nonce}\n${packageText}\n`;
}

export function signSha256Rsa(privateKeyPem: string, message: string): string {
  return sign('RSA-SHA256', Buffer.from(message, 'utf8'), privateKeyPem).toString('base64');
}

/** False for text that is not strict Base64: a lenient decoder would accept altered signatures. */
export function verifySha256Rsa(publicKeyPem: string, message: string, signature: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature) || signature.length % 4 !== 0) return false;
  return verify('RSA-SHA256', Buffer.from(message, 'utf8'), publicKeyPem, Buffer.from(signature, 'base64'));
}
