import { NotFromWeChat } from '../errors.ts';
import { isAppleRefundInquiry, parseXpayPush, xpayDedupeKey } from './parse-xpay-push.ts';
import type { PushEvent } from './push-event.ts';
import { instantField, type PushFields, textField } from './push-fields.ts';

const QR_SCENE_PREFIX = 'qrscene_';

/**
 * What a push says, in our words. Events and fields we do not know are no error: WeChat adds them when it likes.
 * @throws NotFromWeChat `unreadable` when what every push has, or what a delivery needs, is missing
 */
export function parsePushEvent(appid: string, fields: PushFields): PushEvent {
  // WeChat documents Apple's inquiry without what every other push has.
  const isBareInquiry = textField(fields, 'MsgType') === '' && isAppleRefundInquiry(fields);
  const messageType = isBareInquiry ? 'event' : textField(fields, 'MsgType');
  const createdAt =
    instantField(fields, 'CreateTime') ?? (isBareInquiry ? instantField(fields, 'refund_time') : undefined);
  if (messageType === '' || createdAt === undefined) throw new NotFromWeChat('push', 'unreadable');
  const envelope = {
    appid,
    toOriginalId: textField(fields, 'ToUserName'),
    fromOpenid: textField(fields, 'FromUserName'),
    createdAt,
    dedupeKey: dedupeKeyOf(fields, createdAt),
  };
  if (messageType !== 'event') return { ...envelope, type: 'message', messageType, text: wordsOf(messageType, fields) };
  return { ...envelope, ...parseEvent(fields) };
}

type EventPart = PushEvent extends infer Event
  ? Event extends PushEvent
    ? Omit<Event, keyof Envelope>
    : never
  : never;
type Envelope = Pick<PushEvent, 'appid' | 'toOriginalId' | 'fromOpenid' | 'createdAt' | 'dedupeKey'>;

function parseEvent(fields: PushFields): EventPart {
  const eventName = textField(fields, 'Event');
  const key = textField(fields, 'EventKey');
  const menuId = textField(fields, 'MenuId') || textField(fields, 'MenuID');
  // WeChat is not of one mind about the case of its event names.
  switch (eventName.toLowerCase()) {
    case 'subscribe':
      return key.startsWith(QR_SCENE_PREFIX)
        ? { type: 'subscribe', qrScene: key.slice(QR_SCENE_PREFIX.length) }
        : { type: 'subscribe' };
    case 'scan':
      return { type: 'scan', qrScene: key };
    case 'unsubscribe':
      return { type: 'unsubscribe' };
    case 'click':
      return { type: 'click', key };
    case 'view':
      return { type: 'view', url: key, ...(menuId ? { menuId } : {}) };
    case 'view_miniprogram':
      return { type: 'viewMiniProgram', pagepath: key, ...(menuId ? { menuId } : {}) };
    default:
      return parseXpayPush(fields) ?? { type: 'other', eventName };
  }
}

/** Which field holds the words of a message, by its kind. */
const wordFields: Readonly<Record<string, string>> = {
  text: 'Content',
  voice: 'Recognition',
  location: 'Label',
  link: 'Title',
};

function wordsOf(messageType: string, fields: PushFields): string {
  const field = wordFields[messageType];
  return field ? textField(fields, field) : '';
}

function dedupeKeyOf(fields: PushFields, createdAt: Date): string {
  const messageId = textField(fields, 'MsgId');
  if (messageId !== '') return `message:${messageId}`;
  const xpayKey = xpayDedupeKey(fields);
  if (xpayKey !== undefined) return xpayKey;
  const sender = textField(fields, 'FromUserName');
  // In one case, as parseEvent reads it.
  const event = textField(fields, 'Event').toLowerCase();
  return `event:${sender}:${createdAt.getTime() / 1000}:${event}:${textField(fields, 'EventKey')}`;
}
