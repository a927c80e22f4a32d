import { applyThemeToStyle } from '../../mini-program-host/core/theme.ts';
import type { PhoneMessage, WebviewMessage } from './webview-messages.ts';

/*
 * Runs first in every page of the in-app browser: WeChat's User-Agent, and WeixinJSBridge over messages to the phone.
 */
type Callback = (result: Record<string, unknown>) => void;

/** Written in front of this script by the proxy. */
declare global {
  interface Window {
    simulatedPhone: { language: 'zh_CN' | 'en'; theme: 'light' | 'dark'; userAgent: string; siteOrigin: string };
  }
}

const waiting = new Map<number, Callback>();
let lastId = 0;

function tell(message: WebviewMessage): void {
  window.parent.postMessage(message, '*');
}

function tellPage(): void {
  const canGoBack =
    'navigation' in window ? (window.navigation as { canGoBack: boolean }).canGoBack : history.length > 1;
  tell({
    source: 'wechat-webview',
    type: 'page',
    title: document.title,
    url: location.href,
    canGoBack,
    background: pageBackground(),
  });
}

/** The colour the page ends in; the strip beneath it takes it too. */
function pageBackground(): string {
  const painted = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
  return painted.find((colour) => colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') ?? '';
}

const bridge = {
  invoke(api: string, parameters: Record<string, unknown>, callback: Callback = () => {}): void {
    if (window.parent === window) {
      callback({ err_msg: `${api}:fail`, err_desc: 'open this page inside the simulated phone' });
      return;
    }
    // the page's own address, where the browser shows that of the phone
    const pageUrl = window.simulatedPhone.siteOrigin + location.pathname + location.search;
    lastId += 1;
    waiting.set(lastId, callback);
    tell({ source: 'wechat-webview', type: 'invoke', id: lastId, api, parameters, pageUrl });
  },
  call(api: string): void {
    if (api === 'closeWindow') tell({ source: 'wechat-webview', type: 'close' });
  },
  on(): void {},
  log(): void {},
};

const language = window.simulatedPhone.language.replace('_', '-');
const face = { userAgent: window.simulatedPhone.userAgent, language, languages: [language] };
for (const [name, value] of Object.entries(face))
  Object.defineProperty(navigator, name, { get: () => value, configurable: true });
const matchMedia = window.matchMedia.bind(window);
window.matchMedia = (query) => matchMedia(applyThemeToStyle(query, window.simulatedPhone.theme));
Object.assign(window, { WeixinJSBridge: bridge, __wxjs_environment: 'browser' });

window.addEventListener('message', ({ data, source }: MessageEvent<PhoneMessage>) => {
  if (source !== window.parent || data?.source !== 'wechat-phone') return;
  if (data.type === 'back') history.back();
  if (data.type === 'reload') location.reload();
  if (data.type === 'result') {
    waiting.get(data.id)?.(data.result);
    waiting.delete(data.id);
  }
});

document.addEventListener('DOMContentLoaded', () => {
  // WeChat's bridge is not there at once; pages are told when it is
  setTimeout(() => document.dispatchEvent(new Event('WeixinJSBridgeReady')), 0);
  tellPage();
  new MutationObserver(tellPage).observe(document.head, { childList: true, subtree: true, characterData: true });
});
window.addEventListener('load', tellPage);
window.addEventListener('popstate', tellPage);
for (const name of ['pushState', 'replaceState'] as const) {
  const change = history[name].bind(history);
  history[name] = (...values) => {
    change(...values);
    setTimeout(tellPage, 0);
  };
}
