import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { PayMerchant, WeChatPayKey } from '../config.ts';

/** The key a `Wechatpay-Serial` names; undefined when we do not hold it, and then nothing it signed may be believed. */
export function wechatPayKey(merchant: PayMerchant, serial: string): KeyObject | undefined {
  const key = merchant.wechatPayKeys.find((candidate) => candidate.serial === serial);
  if (!key) return undefined;
  return isCertificate(key.pem) ? new X509Certificate(key.pem).publicKey : createPublicKey(key.pem);
}

/**
 * The key we ask WeChat Pay to sign its answers with: its public key where the merchant has one, which never expires,
 * else the platform certificate that is valid longest.
 */
export function preferredSerial(merchant: PayMerchant): string | undefined {
  const keys = merchant.wechatPayKeys;
  const publicKey = keys.find((key) => key.serial.startsWith('PUB_KEY_ID_'));
  const newest = keys.toSorted((left, right) => validUntil(right).getTime() - validUntil(left).getTime())[0];
  return (publicKey ?? newest)?.serial;
}

const validUntil = ({ pem }: WeChatPayKey): Date =>
  isCertificate(pem) ? new X509Certificate(pem).validToDate : new Date(0);

const isCertificate = (pem: string): boolean => pem.includes('BEGIN CERTIFICATE');
