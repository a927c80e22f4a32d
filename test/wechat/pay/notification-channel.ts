import { randomUUID } from 'node:crypto';
import { shanghaiTime } from '../clock/shanghai-time.ts';
import { sealResource } from '../crypto/pay-cipher.ts';
import { randomText } from '../crypto/random-text.ts';
import type { Deliveries, Push, PushChannel } from '../deliveries/deliveries.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { defaultKey, requestId, signatureHeaders } from './answer-signature.ts';
import type { Merchants } from './merchants.ts';
import { type PayOrder, transactionOf } from './pay-orders.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Fifteen retries over 24 h 4 min. Source: WeChat Pay API v3, "Payment Result Notification". */
export const NOTIFICATION_GAPS_MS = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];

const FOREIGN_KEY = 'x'.repeat(32);
const REPLAY_AGE_SECONDS = 3600;

type Resource = Record<string, unknown>;

/** Something a merchant is told, as it is at this moment. */
export interface PayNotification {
  mchid: string;
  notifyUrl: string;
  eventType: string;
  /** `original_type` of the resource, and its associated data */
  originalType: string;
  summary: string;
  /** for the log: the merchant's number */
  number: string;
  resource: Resource;
  /** fields that two faults change, under a signature that is perfectly valid */
  lies: { 'wrong-amount': Resource; 'unknown-order': Resource };
}

interface NotificationContent extends PayNotification {
  notificationId: string;
  createdAt: number;
}

export interface NotificationParts {
  merchants: Merchants;
  deliveries: Deliveries;
  /** seconds, for the signature */
  signatureNow: () => number;
  now: () => number;
}

/** `TRANSACTION.SUCCESS`: an order was paid. */
export function paymentNotification(order: PayOrder): PayNotification {
  return {
    mchid: order.mchid,
    notifyUrl: order.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    originalType: 'transaction',
    summary: '支付成功',
    number: order.outTradeNo,
    resource: transactionOf(order),
    lies: {
      'wrong-amount': { amount: { total: 1, payer_total: 1, currency: 'CNY', payer_currency: 'CNY' } },
      'unknown-order': { out_trade_no: unknownNumber(order.outTradeNo) },
    },
  };
}

/** A number no merchant gave. */
export function unknownNumber(number: string): string {
  return `unknown${number.slice(-20)}`;
}

/** Tells merchants what became of their payments. */
export class PayNotifications {
  private readonly parts: NotificationParts;

  constructor(parts: NotificationParts) {
    this.parts = parts;
    parts.deliveries.register('pay-notification', this.channel());
  }

  /** Sends nothing for a merchant that never set an APIv3 key. */
  async push(notification: PayNotification): Promise<void> {
    const merchant = this.parts.merchants.get(notification.mchid);
    if (merchant.apiV3Key === null) return;
    await this.parts.deliveries.begin<NotificationContent>({
      kind: 'pay-notification',
      owner: merchant.mchid,
      account: merchant.name,
      title: `${notification.eventType} ${notification.number}`,
      content: { ...notification, notificationId: randomUUID(), createdAt: this.parts.now() },
    });
  }

  private channel(): PushChannel<NotificationContent> {
    const { merchants, signatureNow } = this.parts;
    const write = ({ content }: Push<NotificationContent>, fault: PushFaultMode | undefined) => {
      const merchant = merchants.get(content.mchid);
      if (merchant.apiV3Key === null) throw new Error('the APIv3 key is gone');
      const key = fault === 'wrong-key' ? FOREIGN_KEY : merchant.apiV3Key;
      const lie = fault === 'wrong-amount' || fault === 'unknown-order' ? content.lies[fault] : {};
      const text = JSON.stringify({ ...content.resource, ...lie });
      const sealed = sealResource(key, text, randomText(12), content.originalType);
      const body = JSON.stringify({
        id: content.notificationId,
        create_time: shanghaiTime(content.createdAt),
        resource_type: 'encrypt-resource',
        event_type: content.eventType,
        summary: content.summary,
        resource: {
          original_type: content.originalType,
          algorithm: 'AEAD_AES_256_GCM',
          ciphertext: sealed.ciphertext,
          associated_data: sealed.associatedData,
          nonce: sealed.nonce,
        },
      });
      return { merchant, body };
    };
    return {
      gapsMs: NOTIFICATION_GAPS_MS,
      prepare: (push, fault) => {
        const { merchant, body } = write(push, fault);
        const at = signatureNow() - (fault === 'replayed-timestamp' ? REPLAY_AGE_SECONDS : 0);
        const signatureFault = fault === 'signtest' || fault === 'forged-signature' ? fault : undefined;
        return {
          url: push.content.notifyUrl,
          headers: {
            accept: '*/*',
            'content-type': 'application/json',
            'user-agent': 'Mozilla/4.0',
            'Request-ID': requestId(),
            ...signatureHeaders(defaultKey(merchants, merchant), body, at, signatureFault),
          },
          body,
        };
      },
      judge: (_push, status, body) =>
        status === 200 || status === 204
          ? { accepted: true, detail: `HTTP ${status}` }
          : { accepted: false, detail: `HTTP ${status} ${body.slice(0, 120)}` },
      accepted: () => undefined,
    };
  }
}
