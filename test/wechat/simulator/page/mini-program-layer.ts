import type { MiniProgramFrame } from '../../mini-program-host/browser/frame.ts';
import type { PhoneSettings, ScreenMetrics } from '../../mini-program-host/core/environment.ts';
import type { MiniProgram } from '../../mini-program-host/core/mini-program.ts';
import { createPhone } from '../../mini-program-host/core/phone.ts';
import { avatar } from './avatar.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import { miniProgramBars } from './mini-program-bars.ts';
import { miniProgramMenu } from './mini-program-menu.ts';
import { drawOverlays } from './mini-program-overlays.ts';
import { presentPaySheet } from './pay-sheet.ts';
import type { Layer, Phone } from './phone.ts';
import { miniProgramStorage } from './phone-storage.ts';
import type { MiniProgramInfo } from './sandbox-api.ts';
import { presentTransferSheet } from './transfer-sheet.ts';

/** The scene value of a launch from the Custom Menu. */
export const SCENE_CUSTOM_MENU = 1035;
/** The scene value of a launch from a code that was scanned. */
export const SCENE_QR_CODE = 1011;

export interface MiniProgramOpening {
  appid: string;
  path: string;
  scene: number;
}

/** A Mini Program on the phone: the host's frame with WeChat's bars around it. */
export function openMiniProgram(phone: Phone, opening: MiniProgramOpening, onError: (error: unknown) => void): void {
  const element = h('section', { class: 'layer mini-program', attributes: { 'data-appid': opening.appid } });
  let miniProgram: MiniProgram | null = null;
  let current = { ...opening };
  let started = settingsOf(phone);
  const layer: Layer = { element, refresh: () => refresh(), close: () => miniProgram?.close() };

  const leave = (): void => phone.remove(layer);
  const start = async (): Promise<void> => {
    miniProgram?.close();
    miniProgram = null;
    started = settingsOf(phone);
    try {
      const info = await phone.api.miniProgram(current.appid);
      showSplash(phone, element, info, leave);
      miniProgram = await run(phone, layer, info, current, { leave, restart, openMenu, onError });
    } catch (error) {
      onError(error);
      showFailure(phone, element, error as Error, leave, () => void start());
    }
  };
  const restart = (): void => {
    current = { ...opening };
    void start();
  };
  const openMenu = (): void => {
    if (miniProgram) miniProgramMenu(phone, layer, miniProgram, restart);
  };
  const refresh = (): void => {
    const settings = settingsOf(phone);
    const isOtherPhone = settings.language !== started.language || settings.platform !== started.platform;
    if (isOtherPhone) {
      // like a phone whose language changed: the program starts again, on the page it was on
      const page = miniProgram?.page;
      if (page) current = { ...current, path: withQuery(page.path, page.query) };
      void start();
    } else miniProgram?.setTheme(settings.theme);
  };

  phone.push(layer);
  void start();
}

interface Controls {
  leave(): void;
  restart(): void;
  openMenu(): void;
  onError(error: unknown): void;
}

async function run(
  phone: Phone,
  layer: Layer,
  info: MiniProgramInfo,
  { appid, path, scene }: MiniProgramOpening,
  controls: Controls,
): Promise<MiniProgram> {
  const { element } = layer;
  const { person } = phone;
  const settings = settingsOf(phone);
  const frame = h('iframe', {
    class: 'mini-program__page',
    attributes: { src: '/__phone__/host/frame.html', title: info.name },
  });
  const bars = miniProgramBars(phone, layer, controls);
  const overlays = h('div', { class: 'mini-program__overlays' });
  const splash = element.querySelector('.splash');
  element.append(bars.top, frame, bars.tabs, overlays);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { openMiniProgram: open } = frame.contentWindow as unknown as MiniProgramFrame;
  const miniProgram = await open({
    appid,
    packageBaseUrl: info.packageUrl.replace(/\/$/, ''),
    settings,
    screen: metricsOf(element),
    domains: { request: info.domains.request, uploadFile: info.domains.upload, downloadFile: info.domains.download },
    dns: info.dns,
    storage: miniProgramStorage(person, appid),
    phone: createPhone(
      phone.api.call,
      { person, appid, platform: settings.platform, clientVersion: settings.clientVersion },
      {
        presentPaySheet: (sheet) => presentPaySheet(phone, sheet),
        presentTransferSheet: (sheet) => presentTransferSheet(phone, sheet),
      },
    ),
    entry: { path, scene },
    onError: controls.onError,
  });
  miniProgram.screen.subscribe((state) => {
    bars.draw(state, miniProgram);
    drawOverlays(overlays, state, phone.words);
  });
  splash?.remove();
  return miniProgram;
}

function settingsOf({ settings }: Phone): PhoneSettings {
  return {
    language: settings.language === 'en' ? 'en' : 'zh_CN',
    theme: settings.theme,
    platform: settings.platform,
    clientVersion: 'release',
  };
}

function metricsOf(element: HTMLElement): ScreenMetrics {
  const style = getComputedStyle(element);
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  return {
    screenWidth: element.clientWidth,
    screenHeight: element.clientHeight,
    statusBarHeight: pixels('--status-height'),
    navigationBarHeight: pixels('--bar-height'),
    bottomInset: pixels('--bottom-inset'),
  };
}

function withQuery(path: string, query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

function showSplash(phone: Phone, element: HTMLElement, info: MiniProgramInfo, leave: () => void): void {
  const close = h(
    'button',
    { class: 'icon-button splash__close', onclick: leave, attributes: { 'aria-label': phone.words.close } },
    svg(icons.close),
  );
  const dots = h(
    'span',
    { class: 'splash__dots', attributes: { role: 'status', 'aria-label': phone.words.loading } },
    h('i'),
    h('i'),
    h('i'),
  );
  element.replaceChildren(
    h('div', { class: 'splash' }, close, avatar(info.name, info.appid), h('strong', { text: info.name }), dots),
  );
}

function showFailure(phone: Phone, element: HTMLElement, error: Error, leave: () => void, retry: () => void): void {
  const { words } = phone;
  const reason = error.message === 'NOT_BUILT' ? words.notBuilt : error.message;
  const close = h(
    'button',
    { class: 'icon-button splash__close', onclick: leave, attributes: { 'aria-label': words.close } },
    svg(icons.close),
  );
  element.replaceChildren(
    h(
      'div',
      { class: 'splash' },
      close,
      h('strong', { text: words.cannotOpen }),
      h('p', { class: 'soft', text: reason }),
      h('button', { class: 'plain-button', text: words.retry, onclick: retry }),
    ),
  );
}
