import { z } from 'zod';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { decryptPayResource } from './decrypt.ts';
import { isPaid, type PayNotification, transactionFromWire, transactionSchema } from './transaction.ts';
import { type HeaderLookup, verifyPaySignature } from './verify.ts';

const WHAT = 'WeChat Pay notification';

const notificationSchema = z.object({
  id: z.string().min(1),
  create_time: z.iso.datetime({ offset: true }),
  event_type: z.string().min(1),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/**
 * Believes or refuses a request to our notify URL: signature first, then decryption, then its form. Amount, appid, payer
 * and order number are the settlement's to compare.
 * @param message the headers and the raw bytes of the body
 * @throws NotFromWeChat answer 401 and let WeChat Pay send it again
 * @see WeChat Pay API v3, "Payment Result Notification"
 */
export function readPayNotification(
  merchant: PayMerchant,
  message: { header: HeaderLookup; body: Buffer; now: Date },
): PayNotification {
  verifyPaySignature(merchant, WHAT, message);
  const envelope = notificationSchema.safeParse(parseJson(message.body.toString('utf8')));
  if (!envelope.success) throw new NotFromWeChat(WHAT, 'unreadable');
  const { id, create_time: createdAt, event_type: eventType, resource } = envelope.data;
  const plaintext = decryptPayResource(merchant.apiV3Key, resource);
  const common = { id, eventType, createdAt: new Date(createdAt), plaintext };
  if (eventType !== 'TRANSACTION.SUCCESS') return { kind: 'other', ...common };
  const wire = transactionSchema.safeParse(parseJson(plaintext));
  if (!wire.success) throw new NotFromWeChat(WHAT, 'unreadable');
  const transaction = transactionFromWire(wire.data);
  if (!isPaid(transaction)) throw new NotFromWeChat(WHAT, 'unreadable');
  return { kind: 'paid', transaction, ...common };
}

/** Bodies for our answers; only the status counts, the text is for whoever reads the log. */
export const payNotificationAnswers = {
  taken: { status: 200, body: { code: 'SUCCESS', message: '成功' } },
  refused: { status: 401, body: { code: 'FAIL', message: '验签失败' } },
  later: { status: 500, body: { code: 'FAIL', message: '稍后再试' } },
} as const;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
