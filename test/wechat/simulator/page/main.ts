import './style/desk.css';
import './style/phone.css';
import './style/chat.css';
import './style/mini-program.css';
import './style/pay.css';
import './style/log.css';
import { type ChatLayer, chatLayer } from './chat.ts';
import { chatListLayer } from './chat-list.ts';
import { drawControls } from './controls.ts';
import { drawDesk } from './desk.ts';
import { h } from './dom.ts';
import { goHome } from './home-address.ts';
import { openMiniProgram, SCENE_CUSTOM_MENU, SCENE_QR_CODE } from './mini-program-layer.ts';
import { Phone } from './phone.ts';
import { forgetMiniPrograms } from './phone-storage.ts';
import { requestLog } from './request-log.ts';
import {
  type Chat,
  type LogEntry,
  type MenuAction,
  type PersonOnPhone,
  sandboxApi,
  watchSandbox,
} from './sandbox-api.ts';
import { keepSettings, readSettings, type Settings } from './settings.ts';
import { openWebview } from './webview-layer.ts';
import { wordsOf } from './words.ts';

const search = new URLSearchParams(location.search);
const settings = readSettings(search);
const log = requestLog(wordsOf(settings.language));
const controls = h('div', { class: 'controls' });
const screen = h('main', { class: 'phone__screen' });
const phone = new Phone(screen, settings);
const desk = drawDesk({ screen, controls, log: log.element });
let people: PersonOnPhone[] = [];
let openChat: ChatLayer | null = null;

const chatList = chatListLayer(phone, (chat) => showChat(chat));

function showChat(chat: Chat): void {
  const layer = chatLayer(phone, chat, act);
  const close = layer.close;
  layer.close = () => {
    close?.();
    openChat = null;
    void chatList.load();
  };
  openChat = layer;
  phone.push(layer);
}

/** What a tap on the Custom Menu leads to. */
function act(action: MenuAction, chat: Chat): void {
  if (action.type === 'miniprogram') {
    openMiniProgram(phone, { appid: action.appid, path: action.pagepath, scene: SCENE_CUSTOM_MENU }, tellError);
  } else if (action.type === 'view') openWebview(phone, { url: action.url, appid: chat.appid });
}

/** An error of the Mini Program itself stands among what WeChat saw: it is the same search for a cause. */
function tellError(error: unknown): void {
  console.error(error);
  const { message, stack } = error as Partial<Error>;
  const entry: LogEntry = {
    seq: 0,
    at: Date.now(),
    direction: 'in',
    host: 'mini program',
    method: 'JS',
    path: 'error',
    verdict: 'refused',
    detail: message ?? String(error),
    responseBody: stack ?? '',
  };
  log.add(entry);
}

function change(next: Partial<Settings>): void {
  const isOtherPerson = next.person !== undefined && next.person !== phone.settings.person;
  phone.settings = { ...phone.settings, ...next };
  keepSettings(phone.settings);
  draw();
  if (isOtherPerson) void start(openChat?.appid ?? null);
  else phone.refresh();
}

async function newPhone(): Promise<void> {
  forgetMiniPrograms(phone.person);
  await sandboxApi.forgetWebview(phone.person);
  await start(openChat?.appid ?? null);
  phone.toast(phone.words.newPhoneDone);
}

function draw(): void {
  const { language, theme, platform } = phone.settings;
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.documentElement.dataset.theme = theme;
  document.title = `${phone.words.title} · Teahouse`;
  screen.closest<HTMLElement>('.phone')?.setAttribute('data-platform', platform);
  drawControls(controls, phone.settings, people, phone.words, { change, newPhone: () => void newPhone() });
  log.setWords(phone.words);
  desk.draw(phone.words);
}

/** Switches the phone on: the chat list, and on top of it the chat with `open`. */
async function start(open: string | null): Promise<void> {
  phone.clear();
  phone.push(chatList);
  const chats = await chatList.load();
  const wanted = open && chats.find(({ appid, name }) => appid === open || name === open);
  if (wanted) showChat(wanted);
}

/** `?scan=<appid of a Mini Program>&page=<path>`: what the camera of WeChat opens for a code that leads there. */
function scanned(): void {
  const [appid, path] = [search.get('scan'), search.get('page')];
  if (appid && path) openMiniProgram(phone, { appid, path, scene: SCENE_QR_CODE }, tellError);
}

/** `?open=` takes a demo handle, an appid or a name. */
function deepLink(): string | null {
  const open = search.get('open');
  const handles = JSON.parse(document.getElementById('handles')?.textContent ?? '{}') as Record<string, string>;
  return open && (handles[open] ?? open);
}

async function main(): Promise<void> {
  if (await goHome()) return;
  document.getElementById('simulator')?.replaceWith(desk.element);
  draw();
  people = await sandboxApi.people();
  if (!people.some(({ id }) => id === phone.person) && people[0]) phone.settings.person = people[0].id;
  draw();
  for (const entry of await sandboxApi.log()) log.add(entry);
  watchSandbox((event) => {
    if (event.type === 'log') log.add(event.entry);
    if (event.type === 'world')
      void sandboxApi.people().then((known) => {
        people = known;
        draw();
      });
    if (event.type !== 'log' && event.type !== 'sheet') void (openChat ? openChat.load() : chatList.load());
  }, log.setConnected);
  await start(deepLink());
  scanned();
  document.documentElement.dataset.ready = 'true';
}

void main();
