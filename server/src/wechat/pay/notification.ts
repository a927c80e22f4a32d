import { z } from 'zod';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat } from '../errors.ts';
import { decryptPayResource } from './decrypt.ts';
import { type PayRefundNotice, refundNoticeSchema } from './refund.ts';
import { isPaid, type PaidTransaction, transactionFromWire, transactionSchema } from './transaction.ts';
import { type TransferNotice, transferNoticeSchema } from './transfer.ts';
import { type HeaderLookup, verifyPaySignature } from './verify.ts';

const WHAT = 'WeChat Pay notification';

const notificationSchema = z.object({
  id: z.string().min(1),
  create_time: z.iso.datetime({ offset: true }),
  event_type: z.string().min(1),
  resource: z.object({
    original_type: z.string().optional(),
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

/** What WeChat Pay tells our notify URLs. */
export type PayNotification = {
  /** Unique per notification; a repetition carries the same one. */
  readonly id: string;
  /** Such as `TRANSACTION.SUCCESS`. */
  readonly eventType: string;
  readonly createdAt: Date;
  /** The decrypted resource as WeChat wrote it, JSON. */
  readonly plaintext: string;
} & PayNotificationBody;

type PayNotificationBody =
  | { readonly kind: 'paid'; readonly transaction: PaidTransaction }
  /** A refund ended, one way or another. */
  | { readonly kind: 'refund'; readonly refund: PayRefundNotice }
  /** A transfer ended, one way or another. */
  | { readonly kind: 'transfer'; readonly transfer: TransferNotice }
  | { readonly kind: 'other' };

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
  return { ...common, ...bodyOf(eventType, resource.original_type, parseJson(plaintext)) };
}

function bodyOf(eventType: string, originalType: string | undefined, resource: unknown): PayNotificationBody {
  // Receivers of shared money are told under the same event as payers' payments.
  if (eventType === 'TRANSACTION.SUCCESS' && originalType !== 'profitsharing') {
    const transaction = transactionFromWire(read(transactionSchema, resource));
    if (!isPaid(transaction)) throw new NotFromWeChat(WHAT, 'unreadable');
    return { kind: 'paid', transaction };
  }
  if (eventType.startsWith('REFUND.')) return { kind: 'refund', refund: read(refundNoticeSchema, resource) };
  if (eventType === 'MCHTRANSFER.BILL.FINISHED') {
    return { kind: 'transfer', transfer: read(transferNoticeSchema, resource) };
  }
  return { kind: 'other' };
}

function read<T>(schema: z.ZodType<T>, resource: unknown): T {
  const parsed = schema.safeParse(resource);
  if (!parsed.success) throw new NotFromWeChat(WHAT, 'unreadable');
  return parsed.data;
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
