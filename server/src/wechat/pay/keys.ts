import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { PayMerchant } from '../config.ts';

/** The key a `Wechatpay-Serial` names; undefined when we do not hold it, and then nothing it signed may be believed. */
export function wechatPayKey(merchant: PayMerchant, serial: string): KeyObject | undefined {
  const key = merchant.wechatPayKeys.find((candidate) => candidate.serial === serial);
  if (!key) return undefined;
  return key.pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(key.pem).publicKey : createPublicKey(key.pem);
}

/**
 * The key we ask WeChat Pay to sign its answers with: its public key where the merchant has one, which has no expiry,
 * else the first platform certificate.
 */
export function preferredSerial(merchant: PayMerchant): string | undefined {
  const publicKey = merchant.wechatPayKeys.find((key) => key.serial.startsWith('PUB_KEY_ID_'));
  return (publicKey ?? merchant.wechatPayKeys[0])?.serial;
}
