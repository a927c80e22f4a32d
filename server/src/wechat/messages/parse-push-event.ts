import { fen } from '../../shared/money/fen.ts';
import { NotFromWeChat } from '../errors.ts';
import type { PushEvent, XpayDelivery } from './push-event.ts';
import { integerField, nestedFields, type PushFields, textField } from './push-fields.ts';

const QR_SCENE_PREFIX = 'qrscene_';

/**
 * What a push says, in our words. Events and fields we do not know are no error: WeChat adds them when it likes.
 * @throws NotFromWeChat `unreadable` when what every push has, or what a delivery needs, is missing
 */
export function parsePushEvent(appid: string, fields: PushFields): PushEvent {
  const messageType = textField(fields, 'MsgType');
  const createdAtSeconds = integerField(fields, 'CreateTime');
  if (messageType === '' || createdAtSeconds === undefined) throw unreadable('push');
  const envelope = {
    appid,
    toOriginalId: textField(fields, 'ToUserName'),
    fromOpenid: textField(fields, 'FromUserName'),
    createdAt: new Date(createdAtSeconds * 1000),
    dedupeKey: dedupeKeyOf(fields, createdAtSeconds),
  };
  if (messageType !== 'event') return { ...envelope, type: 'other', messageType };
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
    case 'unsubscribe':
      return { type: 'unsubscribe' };
    case 'click':
      return { type: 'click', key };
    case 'view':
      return { type: 'view', url: key, ...(menuId ? { menuId } : {}) };
    case 'view_miniprogram':
      return { type: 'viewMiniProgram', pagepath: key, ...(menuId ? { menuId } : {}) };
    case 'xpay_goods_deliver_notify':
      return { type: 'xpayGoodsDeliver', ...parseXpayDelivery(fields) };
    default:
      return { type: 'other', messageType: 'event', eventName };
  }
}

function parseXpayDelivery(fields: PushFields): XpayDelivery {
  const goods = nestedFields(fields, 'GoodsInfo');
  const payment = nestedFields(fields, 'WeChatPayInfo');
  const env = integerField(fields, 'Env');
  const [openid, outTradeNo] = [textField(fields, 'OpenId'), textField(fields, 'OutTradeNo')];
  const quantity = integerField(goods, 'Quantity');
  const origPrice = integerField(goods, 'OrigPrice');
  const actualPrice = integerField(goods, 'ActualPrice');
  const isComplete = openid !== '' && outTradeNo !== '' && (env === 0 || env === 1);
  if (!isComplete || quantity === undefined || origPrice === undefined || actualPrice === undefined) {
    throw unreadable('xpay delivery push');
  }
  const wechatTransactionId = textField(payment, 'TransactionId');
  const paidAtSeconds = integerField(payment, 'PaidTime');
  return {
    openid,
    outTradeNo,
    env,
    productId: textField(goods, 'ProductId'),
    quantity,
    origPriceFen: fen(origPrice),
    actualPriceFen: fen(actualPrice),
    attach: textField(goods, 'Attach'),
    ...(wechatTransactionId ? { wechatTransactionId } : {}),
    ...(paidAtSeconds ? { paidAt: new Date(paidAtSeconds * 1000) } : {}),
  };
}

function dedupeKeyOf(fields: PushFields, createdAtSeconds: number): string {
  const messageId = textField(fields, 'MsgId');
  if (messageId !== '') return `message:${messageId}`;
  // In one case, as parseEvent reads it.
  const event = textField(fields, 'Event').toLowerCase();
  const outTradeNo = textField(fields, 'OutTradeNo');
  // Virtual Payment's pushes all come from one sender, so two sales in one second would look like one.
  if (event.startsWith('xpay_') && outTradeNo !== '') return `${event}:${textField(fields, 'OpenId')}:${outTradeNo}`;
  const sender = textField(fields, 'FromUserName');
  return `event:${sender}:${createdAtSeconds}:${event}:${textField(fields, 'EventKey')}`;
}

const unreadable = (what: string) => new NotFromWeChat(what, 'unreadable');
