import { randomInt } from 'node:crypto';
import type { App } from '../apps/apps.ts';
import type { Message } from '../callbacks/xml.ts';
import { randomDigits } from '../crypto/random-text.ts';
import type { MenuButton } from '../menus/menu-rules.ts';

function envelope(app: App, openid: string, createTime: number): Message {
  return { ToUserName: app.originalId, FromUserName: openid, CreateTime: createTime };
}

export function followEvent(app: App, openid: string, createTime: number): Message {
  return { ...envelope(app, openid, createTime), MsgType: 'event', Event: 'subscribe', EventKey: '' };
}

export function unfollowEvent(app: App, openid: string, createTime: number): Message {
  return { ...envelope(app, openid, createTime), MsgType: 'event', Event: 'unsubscribe', EventKey: '' };
}

/** Message ids have 64 bits: more than a JavaScript number holds. */
export function textMessage(app: App, openid: string, createTime: number, content: string) {
  const msgId = `2${randomInt(1, 10)}${randomDigits(15)}`;
  const message: Message = {
    ...envelope(app, openid, createTime),
    MsgType: 'text',
    Content: content,
    MsgId: { $digits: msgId },
  };
  return { message, msgId };
}

/** What a tap on a menu entry pushes; entries that send material push nothing. */
export function menuEvent(
  app: App,
  openid: string,
  createTime: number,
  button: MenuButton,
  menuId: number,
): Message | undefined {
  const common = { ...envelope(app, openid, createTime), MsgType: 'event' };
  switch (button.type) {
    case 'click':
      return { ...common, Event: 'CLICK', EventKey: button.key ?? '' };
    case 'view':
      return { ...common, Event: 'VIEW', EventKey: button.url ?? '', MenuId: menuId };
    case 'miniprogram':
      return { ...common, Event: 'view_miniprogram', EventKey: button.pagepath ?? '', MenuId: menuId };
    case 'scancode_push':
    case 'scancode_waitmsg':
      return {
        ...common,
        Event: button.type,
        EventKey: button.key ?? '',
        ScanCodeInfo: { ScanType: 'qrcode', ScanResult: 'https://teahouse.example/' },
      };
    case 'pic_sysphoto':
    case 'pic_photo_or_album':
    case 'pic_weixin':
      return {
        ...common,
        Event: button.type,
        EventKey: button.key ?? '',
        SendPicsInfo: { Count: 1, PicList: { item: { PicMd5Sum: '1b5f7c23b5bf75682a53e7b6d163e185' } } },
      };
    case 'location_select':
      return {
        ...common,
        Event: button.type,
        EventKey: button.key ?? '',
        SendLocationInfo: {
          Location_X: '31.23',
          Location_Y: '121.47',
          Scale: '15',
          Label: '上海市黄浦区',
          Poiname: '',
        },
      };
    default:
      return undefined;
  }
}
