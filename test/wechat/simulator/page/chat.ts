import { avatar } from './avatar.ts';
import { showBottomSheet } from './bottom-sheet.ts';
import { kindName } from './chat-list.ts';
import { chatMenu } from './chat-menu.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Layer, Phone } from './phone.ts';
import type { Chat, MenuAction } from './sandbox-api.ts';
import { titleBar } from './title-bar.ts';

export interface ChatLayer extends Layer {
  appid: string;
  load(): Promise<void>;
}

/** The chat with one Official Account, its Custom Menu at the foot. */
export function chatLayer(phone: Phone, first: Chat, act: (action: MenuAction, chat: Chat) => void): ChatLayer {
  const element = h('section', { class: 'layer chat' });
  let chat = first;
  let isTyping = false;

  const load = async (): Promise<void> => {
    chat = (await phone.api.chats(phone.person)).find(({ appid }) => appid === chat.appid) ?? chat;
    draw();
  };
  const follow = async (): Promise<void> => {
    await phone.api.follow(phone.person, chat.appid);
    await load();
  };
  const unfollow = async (): Promise<void> => {
    await phone.api.unfollow(phone.person, chat.appid);
    await load();
  };
  const tap = async (index: number, subIndex?: number): Promise<void> => {
    try {
      act(await phone.api.tapMenu(phone.person, chat.appid, index, subIndex), chat);
    } catch (error) {
      phone.toast((error as Error).message);
    }
  };

  const draw = (): void => {
    const { words } = phone;
    const showInfo = (): void =>
      showBottomSheet(element, [{ text: words.unfollow, run: () => void unfollow() }], words.cancel, info);
    const info = h(
      'button',
      {
        class: 'icon-button',
        onclick: showInfo,
        attributes: { 'aria-label': words.chatInfo, 'aria-haspopup': 'menu' },
      },
      svg(icons.dots),
    );
    const back = { label: words.back, run: () => phone.remove(layer) };
    element.classList.toggle('chat--profile', !chat.isFollowing);
    element.replaceChildren(
      titleBar(chat.name, back, chat.isFollowing ? info : null),
      chat.isFollowing ? messages() : profile(),
      foot(),
    );
    const scroller = element.querySelector('.chat__messages');
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  };

  const messages = (): HTMLElement => {
    const { words } = phone;
    const list = h('div', { class: 'chat__messages', attributes: { role: 'log', tabindex: 0 } });
    for (const message of chat.messages) {
      const text = String(message.content.Content ?? words.material);
      if (message.from === 'wechat') list.append(h('p', { class: 'chat__notice', text }));
      else {
        const side = message.from === 'person' ? 'chat__line chat__line--mine' : 'chat__line';
        const name = message.from === 'person' ? phone.person : chat.name;
        list.append(
          h(
            'div',
            { class: side },
            avatar(name, message.from === 'person' ? name : chat.appid),
            h('p', { class: 'bubble', text }),
          ),
        );
      }
    }
    const hint = chat.menu ? words.tapMenu : words.noMenu;
    if (chat.messages.length === 0 || !chat.menu) list.append(h('p', { class: 'chat__notice', text: hint }));
    return list;
  };

  const profile = (): HTMLElement => {
    const { words } = phone;
    return h(
      'div',
      { class: 'chat__profile' },
      avatar(chat.name, chat.appid),
      h('h3', { text: chat.name }),
      h('p', { class: 'soft', text: kindName(chat, words) }),
      h('button', { class: 'primary-button', text: words.follow, onclick: follow }),
      h('p', { class: 'soft', text: words.followFirst }),
    );
  };

  const foot = (): HTMLElement | '' => {
    if (!chat.isFollowing) return '';
    const { words } = phone;
    const canSwitch = chat.menu !== null;
    if (canSwitch && !isTyping) {
      return chatMenu(chat.menu?.button ?? [], words, tap, () => {
        isTyping = true;
        draw();
        element.querySelector('input')?.focus();
      });
    }
    const input = h('input', {
      class: 'chat__input',
      attributes: { placeholder: words.message, 'aria-label': words.message, enterkeyhint: 'send' },
    });
    const send = async (event: Event): Promise<void> => {
      event.preventDefault();
      const text = input.value.trim();
      if (!text) return;
      input.value = '';
      await phone.api.sendMessage(phone.person, chat.appid, text);
      await load();
      element.querySelector('input')?.focus();
    };
    const toMenu = h(
      'button',
      {
        class: 'icon-button',
        onclick: () => {
          isTyping = false;
          draw();
        },
        attributes: { type: 'button', 'aria-label': words.switchToMenu },
      },
      svg(icons.menu),
    );
    return h(
      'form',
      { class: 'chat__form', onsubmit: send },
      canSwitch && toMenu,
      input,
      h('button', { class: 'chat__send', text: words.send }),
    );
  };

  const layer: ChatLayer = { element, appid: first.appid, refresh: draw, load };
  draw();
  return layer;
}
