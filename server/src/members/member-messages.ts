import type { Pool } from 'pg';
import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import { newId } from '../shared/ids.ts';
import type { PushEvent } from '../wechat/messages/push-event.ts';
import type { MemberService } from './member.service.ts';
import { MemberMessageKind } from './member-message.entity.ts';

/** WeChat lets people write 2048 bytes; addresses of menu entries are no longer than that either. */
const maxTextLength = 2_048;

/** What somebody sent, or did, who is known to the app by an openid. */
export interface SentMessage {
  readonly appid: string;
  readonly openid: string;
  readonly providerKey: string;
  readonly kind: MemberMessageKind;
  readonly text: string;
  readonly sentAt: Date;
  /** Whether the app is the Official Account: who writes to that one follows it. */
  readonly isToOfficialAccount: boolean;
}

const sentMessage: z.ZodType<SentMessage> = z.object({
  appid: z.string(),
  openid: z.string(),
  providerKey: z.string(),
  kind: z.enum(MemberMessageKind),
  text: z.string(),
  sentAt: z.coerce.date(),
  isToOfficialAccount: z.boolean(),
});

export const memberMessageSent: InboxKind<SentMessage> = { name: 'member-message', body: sentMessage };

const keep = {
  name: 'keep-member-message',
  // The share lock waits for a merge that is moving the identity, and then finds whose it has become.
  text: `insert into member_messages (id, account_id, member_id, appid, provider_key, kind, text, sent_at)
         select $1, i.account_id, i.member_id, i.appid, $5, $6, $7, $8 from member_identities i
          where i.account_id = $2 and i.appid = $3 and i.openid = $4 for share
         on conflict (account_id, appid, provider_key) do nothing returning id`,
};
const isKnown = {
  name: 'is-sender-known',
  text: 'select from member_identities where account_id = $1 and appid = $2 and openid = $3',
};

/** Keeps what members send to the account's apps, for their story. */
export class MemberMessages {
  readonly #pool: Pool;
  readonly #members: MemberService;

  constructor(deps: { pool: Pool; members: MemberService }) {
    this.#pool = deps.pool;
    this.#members = deps.members;
  }

  /** Safe to repeat. What a stranger to the Mini Program sends is not kept: they are nobody until they sign in. */
  async keep(accountId: string, message: SentMessage): Promise<void> {
    const { appid, openid, providerKey, kind, text, sentAt } = message;
    if (message.isToOfficialAccount && kind !== MemberMessageKind.UNFOLLOW) {
      const { rowCount } = await this.#pool.query({ ...isKnown, values: [accountId, appid, openid] });
      // Followed before the account was connected here, and shows up only now.
      if (!rowCount) await this.#members.setFollowing(accountId, appid, openid, true);
    }
    const values = [newId(), accountId, appid, openid, providerKey, kind, text, sentAt];
    await this.#pool.query({ ...keep, values });
  }

  handler(): InboxHandler {
    return handleMessage(memberMessageSent, (accountId, message) => this.keep(accountId, message));
  }
}

const kindsOfMessages: Readonly<Record<string, MemberMessageKind>> = {
  text: MemberMessageKind.TEXT,
  image: MemberMessageKind.IMAGE,
  voice: MemberMessageKind.VOICE,
  video: MemberMessageKind.VIDEO,
  shortvideo: MemberMessageKind.VIDEO,
  location: MemberMessageKind.LOCATION,
  link: MemberMessageKind.LINK,
};

/** What a push says that belongs in its sender's story; null when nothing. */
export function messageOf(event: PushEvent, isToOfficialAccount: boolean): SentMessage | null {
  const told = contentOf(event);
  if (!told) return null;
  const { appid, fromOpenid: openid, dedupeKey: providerKey, createdAt: sentAt } = event;
  const text = told.text.replaceAll('\0', '').slice(0, maxTextLength);
  return { appid, openid, providerKey, kind: told.kind, text, sentAt, isToOfficialAccount };
}

function contentOf(event: PushEvent): Pick<SentMessage, 'kind' | 'text'> | null {
  switch (event.type) {
    case 'message': {
      const kind = kindsOfMessages[event.messageType];
      return kind ? { kind, text: event.text } : null;
    }
    case 'subscribe':
      return { kind: MemberMessageKind.FOLLOW, text: event.qrScene ?? '' };
    case 'unsubscribe':
      return { kind: MemberMessageKind.UNFOLLOW, text: '' };
    case 'scan':
      return { kind: MemberMessageKind.SCAN, text: event.qrScene };
    case 'click':
      return { kind: MemberMessageKind.MENU_TAP, text: event.key };
    case 'view':
      return { kind: MemberMessageKind.MENU_TAP, text: event.url };
    case 'viewMiniProgram':
      return { kind: MemberMessageKind.MENU_TAP, text: event.pagepath };
    default:
      return null;
  }
}
