import type { App, Apps } from '../apps/apps.ts';
import { openReply, sealPush } from '../callbacks/envelope.ts';
import { type Message, type MessageValue, parseXml } from '../callbacks/xml.ts';
import type { Deliveries, Delivery, Judgement, Push, PushChannel } from '../deliveries/deliveries.ts';
import type { PushFaultMode } from '../faults/faults.ts';
import type { Settings } from '../settings.ts';
import type { XpayMessage } from './xpay-messages.ts';

/** Fifteen retries, 2, 4, 8 … seconds apart. */
const RETRY_GAPS_MS = Array.from({ length: 15 }, (_, index) => 2 ** (index + 1) * 1000);

/** Apple's question is put three times, in a row. */
export const INQUIRY_EVENT = 'xpay_subscribe_ios_refund_query_notify';
const INQUIRY_GAPS_MS = [5_000, 5_000];

/** Virtual payment pushes come from WeChat itself, not from the buyer. */
const TENCENT_OPENID = 'oUrsf0TENCENTxpayNotify00000';

/** Fields that the faults `wrong-amount` and `unknown-order` falsify, wherever they stand. */
const AMOUNTS = new Set(['ActualPrice', 'RefundFee']);
const NUMBERS = new Set([
  'OutTradeNo',
  'MchOrderId',
  'MchRefundId',
  'OutContractCode',
  'OriginalTransactionId',
  'pay_order_id',
]);

export interface XpayPushContent {
  appid: string;
  /** what it is about: number of the order, refund, contract or question */
  about: string;
  message: XpayMessage;
  /** openid in FromUserName */
  sender: string;
  /** seconds; the same in every retry */
  createTime: number;
}

/** Called when a receiver confirmed, or did not. */
export interface XpayPushListener {
  confirmed?: (content: XpayPushContent, delivery: Delivery) => void;
  unconfirmed?: (content: XpayPushContent, delivery: Delivery, isLast: boolean) => void;
}

export interface XpayPushParts {
  apps: Apps;
  deliveries: Deliveries;
  settings: Settings;
  signatureNow: () => number;
  nowSeconds: () => number;
}

/** Everything virtual payment tells a Mini Program's server, until it confirms. */
export class XpayPushes {
  private readonly parts: XpayPushParts;
  private readonly listeners = new Map<string, XpayPushListener>();

  constructor(parts: XpayPushParts) {
    this.parts = parts;
    parts.deliveries.register('xpay-push', this.channel());
  }

  /** @param event whose pushes it hears of */
  listen(event: string, listener: XpayPushListener): void {
    this.listeners.set(event, listener);
  }

  /**
   * Begins before it first waits, so it may stand inside `Store.together`.
   * @returns false when the app has no callback settings: then nobody hears of it
   */
  async push(appid: string, about: string, message: XpayMessage, sender = TENCENT_OPENID): Promise<boolean> {
    const app = this.parts.apps.get(appid);
    if (!app.callback) return false;
    await this.parts.deliveries.begin<XpayPushContent>({
      kind: 'xpay-push',
      owner: appid,
      account: app.name,
      title: `${message.Event} ${about}`,
      content: { appid, about, message, sender, createTime: this.parts.nowSeconds() },
    });
    return true;
  }

  private channel(): PushChannel<XpayPushContent> {
    const { apps, settings, signatureNow } = this.parts;
    const configured = (appid: string) => {
      const app = apps.get(appid);
      if (!app.callback) throw new Error(`${app.name} has no callback settings any more`);
      return { app, callback: app.callback };
    };
    const isInquiry = ({ content }: Push<XpayPushContent>) => content.message.Event === INQUIRY_EVENT;
    return {
      gapsMs: (push) => (isInquiry(push) ? INQUIRY_GAPS_MS : RETRY_GAPS_MS),
      timeoutMs: (push) =>
        isInquiry(push) ? settings.current.refundInquiryTimeoutMs : settings.current.callbackTimeoutMs,
      prepare: (push, fault) => {
        const { sender } = push.content;
        const { app, callback } = configured(push.owner);
        const message = envelope(app, push, fault);
        const { url, contentType, body } = sealPush(app, callback, message, sender, signatureNow(), fault);
        return { url, headers: { 'content-type': contentType, 'user-agent': 'Mozilla/4.0' }, body };
      },
      judge: (push, status, body) => {
        if (status !== 200) return { accepted: false, detail: `HTTP ${status}` };
        const { app, callback } = configured(push.owner);
        try {
          const answer = readAnswer(app, callback, body);
          return isInquiry(push) ? judgeInquiry(answer) : judgeConfirmation(answer);
        } catch (error) {
          return { accepted: false, detail: error instanceof Error ? error.message : String(error) };
        }
      },
      accepted: ({ content }, delivery) => this.listeners.get(content.message.Event)?.confirmed?.(content, delivery),
      unconfirmed: ({ content }, delivery, isLast) =>
        this.listeners.get(content.message.Event)?.unconfirmed?.(content, delivery, isLast),
    };
  }

  /** What a receiver said, out of its envelope; null for `success` or nothing. */
  answerOf(appid: string, body: string): Record<string, unknown> | null {
    const app = this.parts.apps.get(appid);
    return app.callback ? readAnswer(app, app.callback, body) : null;
  }
}

function envelope(app: App, push: Push<XpayPushContent>, fault: PushFaultMode | undefined): Message {
  const { message, sender, createTime } = push.content;
  const { Event, ...facts } = message;
  const told = fault === 'wrong-amount' || fault === 'unknown-order' ? falsified(facts, fault) : facts;
  const envelope = {
    ToUserName: app.originalId,
    FromUserName: sender,
    CreateTime: createTime,
    MsgType: 'event',
    Event,
  };
  return Event === INQUIRY_EVENT ? { ...envelope, ...told } : { ...envelope, ...told, RetryTimes: push.attempts };
}

/** A message about money that never was; one without such a field stays as it is. */
function falsified(facts: Message, fault: 'wrong-amount' | 'unknown-order'): Message {
  const entries = Object.entries(facts).map(([name, value]): [string, MessageValue] => {
    if (fault === 'wrong-amount' && AMOUNTS.has(name)) return [name, value === 1 ? 2 : 1];
    if (fault === 'unknown-order' && NUMBERS.has(name)) return [name, `unknown${String(value).slice(-12)}`];
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [name, isObject ? falsified(value, fault) : value];
  });
  return Object.fromEntries(entries);
}

function readAnswer(app: App, callback: NonNullable<App['callback']>, body: string): Record<string, unknown> | null {
  const text = body.trim();
  if (text === '' || text === 'success') return null;
  return inClear(text, callback.format) ?? openReply(app, callback, text);
}

/** An answer in clear text, or undefined when the body is something else, such as an encrypted one. */
function inClear(text: string, format: 'xml' | 'json'): Record<string, unknown> | undefined {
  const answer: unknown = format === 'json' ? JSON.parse(text) : parseXml(text);
  if (typeof answer !== 'object' || answer === null) return undefined;
  return 'ErrCode' in answer || 'result_code' in answer ? (answer as Record<string, unknown>) : undefined;
}

function judgeConfirmation(answer: Record<string, unknown> | null): Judgement {
  if (answer === null || answer.ErrCode === 0 || answer.ErrCode === '0') return { accepted: true, detail: 'confirmed' };
  return { accepted: false, detail: `ErrCode ${String(answer.ErrCode)}` };
}

/** An answer names its result and its evidence; anything else is as good as none. */
function judgeInquiry(answer: Record<string, unknown> | null): Judgement {
  const { result_code: code, evidence } = answer ?? {};
  const approves = code === 0 || code === '0';
  if (!approves && code !== 1 && code !== '1') return { accepted: false, detail: 'no result_code of 0 or 1' };
  if (typeof evidence !== 'string' || evidence === '') return { accepted: false, detail: 'no evidence' };
  return { accepted: true, detail: approves ? 'approves' : 'refuses' };
}
