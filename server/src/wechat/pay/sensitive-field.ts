import { constants, publicEncrypt } from 'node:crypto';
import type { PayMerchant } from '../config.ts';
import { preferredSerial, wechatPayKey } from './keys.ts';

/**
 * A name that only WeChat Pay can read (RSA-OAEP with SHA-1), for the key that `Wechatpay-Serial` names in every request
 * of `PayApi`. It looks different each time; WeChat Pay compares what is inside.
 * @throws RangeError when the merchant holds no key of WeChat Pay's
 * @see WeChat Pay API v3, "Encrypting Sensitive Information"
 */
export function encryptForWechatPay(merchant: PayMerchant, text: string): string {
  const serial = preferredSerial(merchant);
  const key = serial === undefined ? undefined : wechatPayKey(merchant, serial);
  if (!key) throw new RangeError('the merchant holds no key of WeChat Pay');
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(text, 'utf8')).toString('base64');
}
