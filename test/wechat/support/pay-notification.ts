import { openResource } from '../crypto/pay-cipher.ts';
import { answerMessage, verifySha256Rsa } from '../crypto/pay-signature.ts';
import { type Json, MERCHANT, WECHAT_PAY_KEYS } from './given-wechat.ts';
import type { Received } from './receiver.ts';

export interface NotificationEnvelope {
  id: string;
  create_time: string;
  resource_type: string;
  event_type: string;
  summary: string;
  resource: { ciphertext: string; nonce: string; associated_data: string; original_type: string; algorithm: string };
}

export function envelopeOf({ body }: Received): NotificationEnvelope {
  return JSON.parse(body) as NotificationEnvelope;
}

/** What a notification says, opened with the merchant's APIv3 key. @throws Error when it was sealed with another */
export function openNotification(received: Received): Json {
  const { ciphertext, nonce, associated_data } = envelopeOf(received).resource;
  return JSON.parse(openResource(MERCHANT.apiV3Key, { ciphertext, nonce, associatedData: associated_data })) as Json;
}

/** By the WeChat Pay public key, over the exact body. */
export function isSignedNotification({ headers, body }: Received): boolean {
  return verifySha256Rsa(
    WECHAT_PAY_KEYS.publicKeyPem,
    answerMessage(String(headers['wechatpay-timestamp']), String(headers['wechatpay-nonce']), body),
    String(headers['wechatpay-signature']),
  );
}
