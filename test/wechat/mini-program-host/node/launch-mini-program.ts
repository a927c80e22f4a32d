import { JSDOM, VirtualConsole } from 'jsdom';
import { builtInTemplates } from '../components/built-in-components.ts';
import type { ClientVersion, PhoneSettings, Platform, ServerDomains } from '../core/environment.ts';
import type { Entry, MiniProgram } from '../core/mini-program.ts';
import type { PageAddress } from '../core/page-url.ts';
import { createPhone, createPhoneApi, type PaymentOutcome, type PaySheet, type TransferSheet } from '../core/phone.ts';
import type { ScreenState } from '../core/screen.ts';
import type { MiniProgramHostGlobal } from '../core/view-entry.ts';
import { compileInlineTemplates, compilePackage } from '../package/compile-package.ts';
import type { MiniProgramPackage, PackageBytes, Theme } from '../package/mini-program-package.ts';
import { createNodeLogicRealm, type NodeLogicRealm } from './node-logic-realm.ts';
import { PersonAtThePhone } from './person-at-the-phone.ts';
import { SilentAudio } from './silent-audio.ts';
import { viewBundle } from './view-bundle.ts';

export interface LaunchRequest {
  /** folder of the built Mini Program: the one with `app.json` */
  packageDir: string;
  /** id of the person in the sandbox whose phone this is */
  person: string;
  appid: string;
  sandboxUrl: string;
  platform?: Platform;
  language?: PhoneSettings['language'];
  theme?: Theme;
  clientVersion?: ClientVersion;
  entry?: Entry;
  /** what the phone still holds from an earlier visit: pass the `storage` of the handle before */
  storage?: Map<string, string>;
}

/** A running Mini Program and the hands that use it. */
export interface MiniProgramHandle {
  find: MiniProgram['find'];
  findAll: MiniProgram['findAll'];
  tap: MiniProgram['tap'];
  trigger: MiniProgram['trigger'];
  callPage: MiniProgram['callPage'];
  setTheme: MiniProgram['setTheme'];
  hide: MiniProgram['hide'];
  show: MiniProgram['show'];
  /** everything written on the shown page */
  text(): string;
  /** Waits for something true; the page's text and errors stand in the message when it does not come. */
  until<T>(condition: () => T | Promise<T>, timeoutMs?: number): Promise<NonNullable<T>>;
  navigateBack(): void;
  switchTab(path: string): void;
  readonly page: PageAddress;
  readonly openPages: string[];
  readonly screen: ScreenState;
  readonly calls: MiniProgram['calls'];
  readonly setDataLog: MiniProgram['setDataLog'];
  readonly errors: unknown[];
  /** every body `wx.request` brought, as text, oldest first */
  readonly responses: string[];
  readonly console: NodeLogicRealm['console'];
  readonly storage: Map<string, string>;
  readonly bytes: PackageBytes;
  readonly package: MiniProgramPackage;
  readonly realm: NodeLogicRealm;
  readonly paySheet: PaySheet | null;
  enterPin(pin: string): Promise<PaymentOutcome>;
  cancelPayment(): Promise<void>;
  readonly transferSheet: TransferSheet | null;
  answerTransfer: PersonAtThePhone['answerTransfer'];
  close(): void;
}

/** What the phone API says about a Mini Program. */
interface Registration {
  dns: Record<string, string>;
  domains: { request: string[]; upload: string[]; download: string[] };
}

const SCREEN = { screenWidth: 375, screenHeight: 812, statusBarHeight: 44, navigationBarHeight: 44, bottomInset: 34 };
const PAGE = '<!doctype html><html><head></head><body><div id="pages"></div></body></html>';
const DEFAULT_TIMEOUT_MS = 5000;
const LOOK_AGAIN_MS = 5;

/**
 * Opens a built Mini Program without a screen: its view in jsdom, its scripts in a bare V8 context, and everything that
 * is WeChat's answered by the sandbox.
 * @throws when the package does not start, or the sandbox does not know the Mini Program
 */
export async function launchMiniProgram(request: LaunchRequest): Promise<MiniProgramHandle> {
  const { packageDir, person, appid, sandboxUrl, platform = 'ios', clientVersion = 'release' } = request;
  const compiled = compilePackage(packageDir);
  const api = createPhoneApi(sandboxUrl, fetch);
  const { dns, domains } = (await api('mini-program', { appid })) as Registration;
  const hands = new PersonAtThePhone(api);
  const errors: unknown[] = [];
  const responses: string[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const realm = createNodeLogicRealm(onError);
  const storage = request.storage ?? new Map<string, string>();
  const dom = new JSDOM(PAGE, {
    url: 'https://servicewechat.com/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  dom.window.eval(await viewBundle());
  // the bundle has just put it there
  const { miniProgramHost } = dom.window as unknown as { miniProgramHost: MiniProgramHostGlobal };
  const miniProgram = miniProgramHost.createMiniProgram({
    window: dom.window as unknown as Window & typeof globalThis,
    package: compiled,
    builtInTemplates: compileInlineTemplates(builtInTemplates()),
    packageBaseUrl: `${sandboxUrl}/__phone__/package/${appid}`,
    appliesStyles: false,
    appid,
    settings: { platform, clientVersion, language: request.language ?? 'zh_CN', theme: request.theme ?? 'light' },
    screen: SCREEN,
    domains: toServerDomains(domains),
    dns,
    realm,
    phone: createPhone(api, { person, appid, platform, clientVersion }, hands),
    storage,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      responses.push(await response.clone().text());
      return response;
    },
    createAbortController: () => new AbortController(),
    createAudioElement: () => new SilentAudio(),
    onError,
  });

  const text = (): string => miniProgram.page?.element.textContent ?? '';
  const until: MiniProgramHandle['until'] = async (condition, timeoutMs = DEFAULT_TIMEOUT_MS) => {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = await condition();
      if (value) return value;
      if (Date.now() > end) {
        const where = `page ${miniProgram.page?.path}: ${text()}`;
        throw new Error(
          `not within ${timeoutMs} ms: ${condition}\n${where}\nerrors: ${errors.map(describe).join('\n')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  };
  const close = (): void => {
    miniProgram.close();
    realm.close();
    dom.window.close();
  };

  try {
    miniProgram.start(request.entry ?? {});
  } catch (error) {
    close();
    throw error;
  }
  return {
    find: (selector) => miniProgram.find(selector),
    findAll: (selector) => miniProgram.findAll(selector),
    tap: (element) => miniProgram.tap(element),
    trigger: (element, type, detail, options) => miniProgram.trigger(element, type, detail, options),
    callPage: (method, ...values) => miniProgram.callPage(method, ...values),
    setTheme: (theme) => miniProgram.setTheme(theme),
    hide: () => miniProgram.hide(),
    show: () => miniProgram.show(),
    text,
    until,
    navigateBack: () => miniProgram.pages.navigateBack(),
    switchTab: (path) => miniProgram.pages.switchTab(`/${path.replace(/^\//, '')}`),
    get page() {
      return { path: miniProgram.page?.path ?? '', query: { ...miniProgram.page?.query } };
    },
    get openPages() {
      return Array.from(miniProgram.pages.pages, ({ path }) => path);
    },
    get screen() {
      return miniProgram.screen.state;
    },
    get calls() {
      return miniProgram.calls;
    },
    get setDataLog() {
      return miniProgram.setDataLog;
    },
    errors,
    responses,
    console: realm.console,
    storage,
    bytes: compiled.bytes,
    package: compiled,
    realm,
    get paySheet() {
      return hands.paySheet;
    },
    enterPin: (pin) => hands.enterPin(pin),
    cancelPayment: () => hands.cancelPayment(),
    get transferSheet() {
      return hands.transferSheet;
    },
    answerTransfer: (action) => hands.answerTransfer(action),
    close,
  };
}

function toServerDomains({ request, upload, download }: Registration['domains']): ServerDomains {
  return { request, uploadFile: upload, downloadFile: download };
}

function describe(error: unknown): string {
  return (error as Error)?.stack ?? String(error);
}
