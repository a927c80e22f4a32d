import type { App, Apps } from '../apps/apps.ts';
import type { Chats } from '../chats/chats.ts';
import type { Deliveries, PushChannel } from '../deliveries/deliveries.ts';
import { openReply, sealPush } from './envelope.ts';
import type { Message } from './xml.ts';

/** Two retries five seconds apart: three deliveries in all. */
const EVENT_GAPS_MS = [5_000, 5_000];

interface EventContent {
  message: Message;
  openid: string;
  personId: string;
}

export interface CallbackParts {
  apps: Apps;
  chats: Chats;
  deliveries: Deliveries;
  /** seconds, for the signature */
  signatureNow: () => number;
}

/** Pushes of ordinary messages and events to Official Accounts and Mini Programs. */
export class EventPushes {
  private readonly parts: CallbackParts;

  constructor(parts: CallbackParts) {
    this.parts = parts;
    parts.deliveries.register('event-push', this.channel());
  }

  /** Does nothing for an app without callback settings, as WeChat does. */
  async push(app: App, person: { id: string; openid: string }, message: Message): Promise<void> {
    if (!app.callback) return;
    await this.parts.deliveries.begin<EventContent>({
      kind: 'event-push',
      owner: app.appid,
      account: app.name,
      title: String(message.Event ?? message.MsgType ?? 'message'),
      content: { message, openid: person.openid, personId: person.id },
    });
  }

  private channel(): PushChannel<EventContent> {
    const { apps, chats, signatureNow } = this.parts;
    const configured = (appid: string) => {
      const app = apps.get(appid);
      if (!app.callback) throw new Error(`${app.name} has no callback settings any more`);
      return { app, callback: app.callback };
    };
    return {
      gapsMs: EVENT_GAPS_MS,
      prepare: ({ owner, content }, fault) => {
        const { app, callback } = configured(owner);
        const { url, contentType, body } = sealPush(
          app,
          callback,
          content.message,
          content.openid,
          signatureNow(),
          fault,
        );
        return { url, headers: { 'content-type': contentType, 'user-agent': 'Mozilla/4.0' }, body };
      },
      judge: ({ owner, content }, status, body) => {
        if (status !== 200) return { accepted: false, detail: `HTTP ${status}` };
        const { app, callback } = configured(owner);
        try {
          const reply = openReply(app, callback, body);
          if (reply === null) return { accepted: true, detail: 'confirmed' };
          if (typeof reply.MsgType !== 'string') throw new Error('a passive reply names its MsgType');
          if (reply.ToUserName !== content.openid || reply.FromUserName !== app.originalId) {
            throw new Error('a passive reply goes from the account to the sender');
          }
          chats.add(owner, content.personId, { from: 'account', type: reply.MsgType, content: reply });
          return { accepted: true, detail: `passive reply ${reply.MsgType}` };
        } catch (error) {
          chats.add(owner, content.personId, {
            from: 'wechat',
            type: 'notice',
            content: { Content: '该公众号提供的服务出现故障，请稍后再试' },
          });
          return { accepted: false, detail: error instanceof Error ? error.message : String(error) };
        }
      },
      accepted: () => undefined,
    };
  }
}
