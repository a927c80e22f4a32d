import { createHash, createHmac } from 'node:crypto';

export type V2SignType = 'MD5' | 'HMAC-SHA256';

/**
 * The signature of WeChat Pay v2: all fields that are not empty, in ASCII order, and the API key at the end.
 * Source: WeChat Pay API v2, "Signature algorithm".
 */
export function v2Signature(fields: Readonly<Record<string, string>>, apiKey: string, signType: V2SignType): string {
  const text = Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const signed = `${text}&key=${apiKey}`;
  const digest =
    signType === 'MD5'
      ? createHash('md5').update(signed, 'utf8').digest('hex')
      : createHmac('sha256', apiKey).update(signed, 'utf8').digest('hex');
  return digest.toUpperCase();
}
