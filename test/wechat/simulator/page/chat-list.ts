import { avatar } from './avatar.ts';
import { h } from './dom.ts';
import type { Layer, Phone } from './phone.ts';
import type { Chat } from './sandbox-api.ts';
import { titleBar } from './title-bar.ts';
import type { Words } from './words.ts';

/** The first screen: the Official Accounts this person knows. */
export function chatListLayer(phone: Phone, open: (chat: Chat) => void): Layer & { load(): Promise<Chat[]> } {
  const element = h('section', { class: 'layer chat-list' });
  let chats: Chat[] = [];

  const draw = (): void => {
    const { words } = phone;
    const list = h('ul', { class: 'chat-list__items' }, ...chats.map((chat) => h('li', {}, row(chat, words, open))));
    const nothing = h(
      'div',
      { class: 'chat-list__nothing' },
      h('p', { text: words.noChats }),
      h('p', { class: 'soft', text: words.noChatsHint }),
    );
    element.replaceChildren(titleBar(words.wechat, null), chats.length ? list : nothing);
  };
  const load = async (): Promise<Chat[]> => {
    chats = await phone.api.chats(phone.person);
    draw();
    return chats;
  };
  draw();
  return { element, refresh: draw, load };
}

export function kindName(chat: Chat, words: Words): string {
  return chat.kind === 'service-account' ? words.serviceAccount : words.subscriptionAccount;
}

function row(chat: Chat, words: Words, open: (chat: Chat) => void): HTMLElement {
  const last = chat.messages.at(-1);
  const preview = last ? String(last.content.Content ?? words.material) : kindName(chat, words);
  return h(
    'button',
    { class: 'chat-list__item', onclick: () => open(chat) },
    avatar(chat.name, chat.appid),
    h(
      'span',
      { class: 'chat-list__text' },
      h('span', { class: 'chat-list__name', text: chat.name }),
      h('span', { class: 'soft chat-list__preview', text: chat.isFollowing ? preview : kindName(chat, words) }),
    ),
    chat.isFollowing ? null : h('span', { class: 'chat-list__follow', text: words.follow }),
  );
}
