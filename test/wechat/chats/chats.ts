import type { Collection, Store } from '../store/store.ts';

export interface ChatMessage {
  /** `wechat`: a grey notice of the client itself */
  from: 'person' | 'account' | 'wechat';
  /** `text`, `image`, `news`…, or `notice` */
  type: string;
  /** fields as they came over the wire */
  content: Record<string, unknown>;
  at: number;
}

const KEPT_MESSAGES = 50;

/** What a person sees when the chat with an account opens. */
export class Chats {
  private readonly kept: Collection<ChatMessage[]>;
  private readonly now: () => number;
  private readonly announce: (appid: string, personId: string) => void;

  /** @param announce called after every new message */
  constructor(store: Store, now: () => number, announce: (appid: string, personId: string) => void) {
    this.kept = store.collection('chats');
    this.now = now;
    this.announce = announce;
  }

  add(appid: string, personId: string, message: Omit<ChatMessage, 'at'>): void {
    const key = `${appid}/${personId}`;
    const before = this.kept.get(key) ?? [];
    this.kept.put(key, [...before, { ...message, at: this.now() }].slice(-KEPT_MESSAGES));
    this.announce(appid, personId);
  }

  read(appid: string, personId: string): ChatMessage[] {
    return this.kept.get(`${appid}/${personId}`) ?? [];
  }
}
