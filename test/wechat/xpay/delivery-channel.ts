import type { Apps } from '../apps/apps.ts';
import { openReply, sealPush } from '../callbacks/envelope.ts';
import { type Message, parseXml } from '../callbacks/xml.ts';
import type { Deliveries, Push, PushChannel } from '../deliveries/deliveries.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import type { XpayOrder, XpayOrders } from './xpay-orders.ts';

/** Fifteen retries, 2, 4, 8 … seconds apart. */
const DELIVERY_GAPS_MS = Array.from({ length: 15 }, (_, index) => 2 ** (index + 1) * 1000);

/** Virtual payment pushes come from WeChat itself, not from the buyer. */
const TENCENT_OPENID = 'oUrsf0TENCENTxpayNotify00000';

interface DeliveryContent {
  appid: string;
  orderId: string;
  /** seconds; the same in every retry */
  createTime: number;
}

export interface DeliveryChannelParts {
  apps: Apps;
  orders: XpayOrders;
  deliveries: Deliveries;
  signatureNow: () => number;
  nowSeconds: () => number;
}

function deliveryMessage(
  originalId: string,
  order: XpayOrder,
  push: Push<DeliveryContent>,
  fault: PushFaultMode | undefined,
): Message {
  const paidTime = Math.floor((order.paidAt ?? 0) / 1000);
  return {
    ToUserName: originalId,
    FromUserName: TENCENT_OPENID,
    CreateTime: push.content.createTime,
    MsgType: 'event',
    Event: 'xpay_goods_deliver_notify',
    OpenId: order.openid,
    OutTradeNo: fault === 'unknown-order' ? `unknown${order.orderId.slice(-12)}` : order.orderId,
    Env: order.env,
    // Apple purchases carry no WeChat Pay document
    ...(order.platform !== 'ios' && {
      WeChatPayInfo: { MchOrderNo: order.channelOrderId, TransactionId: order.wxpayOrderId, PaidTime: paidTime },
    }),
    GoodsInfo: {
      ProductId: order.productId,
      Quantity: order.quantity,
      OrigPrice: order.unitPriceFen * order.quantity,
      ActualPrice: fault === 'wrong-amount' ? 1 : order.amountFen,
      Attach: order.attach,
    },
    RetryTimes: push.attempts,
  };
}

/** Pushes "deliver this good" until the Mini Program's server confirms. */
export class XpayDeliveries {
  private readonly parts: DeliveryChannelParts;

  constructor(parts: DeliveryChannelParts) {
    this.parts = parts;
    parts.deliveries.register('xpay-push', this.channel());
  }

  async push(order: XpayOrder): Promise<void> {
    const app = this.parts.apps.get(order.appid);
    if (!app.callback) return;
    await this.parts.deliveries.begin<DeliveryContent>({
      kind: 'xpay-push',
      owner: app.appid,
      account: app.name,
      title: `xpay_goods_deliver_notify ${order.orderId}`,
      content: { appid: order.appid, orderId: order.orderId, createTime: this.parts.nowSeconds() },
    });
  }

  private channel(): PushChannel<DeliveryContent> {
    const { apps, orders, signatureNow } = this.parts;
    const subject = ({ content }: Push<DeliveryContent>) => {
      const app = apps.get(content.appid);
      const order = orders.find(content.appid, content.orderId);
      if (!app.callback || !order) throw new Error('order or callback settings are gone');
      return { app, order, callback: app.callback };
    };
    return {
      gapsMs: DELIVERY_GAPS_MS,
      prepare: (push, fault) => {
        const { app, order, callback } = subject(push);
        const message = deliveryMessage(app.originalId, order, push, fault);
        const { url, contentType, body } = sealPush(app, callback, message, TENCENT_OPENID, signatureNow(), fault);
        return { url, headers: { 'content-type': contentType, 'user-agent': 'Mozilla/4.0' }, body };
      },
      judge: (push, status, body) => {
        if (status !== 200) return { accepted: false, detail: `HTTP ${status}` };
        const { app, callback } = subject(push);
        const text = body.trim();
        if (text === '' || text === 'success') return { accepted: true, detail: 'confirmed' };
        try {
          const answer = confirmation(text, callback.format) ?? openReply(app, callback, text);
          if (answer?.ErrCode === 0 || answer?.ErrCode === '0') return { accepted: true, detail: 'confirmed' };
          return { accepted: false, detail: `ErrCode ${String(answer?.ErrCode)}` };
        } catch (error) {
          return { accepted: false, detail: error instanceof Error ? error.message : String(error) };
        }
      },
      accepted: (push) => {
        orders.markProvided(subject(push).order);
      },
    };
  }
}

/** The confirmation in clear text, or undefined when the body is something else, such as an encrypted one. */
function confirmation(text: string, format: 'xml' | 'json'): Record<string, unknown> | undefined {
  const answer: unknown = format === 'json' ? JSON.parse(text) : parseXml(text);
  return typeof answer === 'object' && answer !== null && 'ErrCode' in answer
    ? (answer as Record<string, unknown>)
    : undefined;
}
