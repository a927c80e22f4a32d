import { randomUUID } from 'node:crypto';
import { shanghaiTime } from '../clock/shanghai-time.ts';
import { sealResource } from '../crypto/pay-cipher.ts';
import { randomText } from '../crypto/random-text.ts';
import type { Deliveries, Push, PushChannel } from '../deliveries/deliveries.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import { defaultKey, requestId, signatureHeaders } from './answer-signature.ts';
import type { Merchants } from './merchants.ts';
import { type PayOrder, type PayOrders, transactionOf } from './pay-orders.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Fifteen retries over 24 h 4 min. Source: WeChat Pay API v3, "Payment Result Notification". */
const NOTIFICATION_GAPS_MS = [
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

interface NotificationContent {
  mchid: string;
  outTradeNo: string;
  notificationId: string;
  createdAt: number;
}

export interface NotificationParts {
  merchants: Merchants;
  orders: PayOrders;
  deliveries: Deliveries;
  /** seconds, for the signature */
  signatureNow: () => number;
  now: () => number;
}

/** What the notification says; two faults lie about it, with a signature that is perfectly valid. */
function resourceOf(order: PayOrder, fault: PushFaultMode | undefined): Record<string, unknown> {
  const truth = transactionOf(order);
  if (fault === 'unknown-order') return { ...truth, out_trade_no: `unknown${order.outTradeNo.slice(-20)}` };
  if (fault === 'wrong-amount') {
    return { ...truth, amount: { total: 1, payer_total: 1, currency: 'CNY', payer_currency: 'CNY' } };
  }
  return truth;
}

/** Tells the merchant that an order was paid. */
export class PayNotifications {
  private readonly parts: NotificationParts;

  constructor(parts: NotificationParts) {
    this.parts = parts;
    parts.deliveries.register('pay-notification', this.channel());
  }

  /** Sends nothing for a merchant that never set an APIv3 key. */
  async push(order: PayOrder): Promise<void> {
    const merchant = this.parts.merchants.get(order.mchid);
    if (merchant.apiV3Key === null) return;
    await this.parts.deliveries.begin<NotificationContent>({
      kind: 'pay-notification',
      owner: order.mchid,
      account: merchant.name,
      title: `TRANSACTION.SUCCESS ${order.outTradeNo}`,
      content: {
        mchid: order.mchid,
        outTradeNo: order.outTradeNo,
        notificationId: randomUUID(),
        createdAt: this.parts.now(),
      },
    });
  }

  private channel(): PushChannel<NotificationContent> {
    const { merchants, orders, signatureNow } = this.parts;
    const write = ({ content }: Push<NotificationContent>, fault: PushFaultMode | undefined) => {
      const merchant = merchants.get(content.mchid);
      const order = orders.find(content.mchid, content.outTradeNo);
      if (!order || merchant.apiV3Key === null) throw new Error('the order or the APIv3 key is gone');
      const key = fault === 'wrong-key' ? FOREIGN_KEY : merchant.apiV3Key;
      const sealed = sealResource(key, JSON.stringify(resourceOf(order, fault)), randomText(12), 'transaction');
      const body = JSON.stringify({
        id: content.notificationId,
        create_time: shanghaiTime(content.createdAt),
        resource_type: 'encrypt-resource',
        event_type: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        resource: {
          original_type: 'transaction',
          algorithm: 'AEAD_AES_256_GCM',
          ciphertext: sealed.ciphertext,
          associated_data: sealed.associatedData,
          nonce: sealed.nonce,
        },
      });
      return { merchant, order, body };
    };
    return {
      gapsMs: NOTIFICATION_GAPS_MS,
      prepare: (push, fault) => {
        const { merchant, order, body } = write(push, fault);
        const at = signatureNow() - (fault === 'replayed-timestamp' ? REPLAY_AGE_SECONDS : 0);
        const signatureFault = fault === 'signtest' || fault === 'forged-signature' ? fault : undefined;
        return {
          url: order.notifyUrl,
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
