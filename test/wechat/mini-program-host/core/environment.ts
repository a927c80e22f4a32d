import type { MiniProgramPackage, Theme } from '../package/mini-program-package.ts';
import type { Phone } from './phone.ts';

/**
 * Where the Mini Program's scripts run: ECMAScript with timers and a console, and nothing of the web.
 * A phone has no `window`, `fetch`, `URL` or `eval` there, and neither has this.
 */
export interface LogicRealm {
  /** @returns a function of the realm whose body is `code` and whose parameters are the script's free names */
  compile(parameterNames: string[], code: string, fileName: string): (...args: unknown[]) => unknown;
  /** Values made here have the realm's own `Object` and `Array` as prototypes. */
  parseJson(text: string): unknown;
}

export type Platform = 'ios' | 'android';
export type ClientVersion = 'develop' | 'trial' | 'release';

/** What the person set on the phone, and which phone it is. */
export interface PhoneSettings {
  language: 'zh_CN' | 'en';
  theme: Theme;
  platform: Platform;
  clientVersion: ClientVersion;
}

/** CSS pixels. The page area is the screen without the bars that WeChat draws. */
export interface ScreenMetrics {
  screenWidth: number;
  screenHeight: number;
  statusBarHeight: number;
  navigationBarHeight: number;
  bottomInset: number;
}

/** What `wx.request` and its kin may reach, as set in the Mini Program's console. Each entry is an https origin. */
export interface ServerDomains {
  request: string[];
  uploadFile: string[];
  downloadFile: string[];
}

/** Origin in the Mini Program's world → where it is really served, such as `http://127.0.0.1:4000`. */
export type DnsTable = Record<string, string>;

/** The part of an HTMLAudioElement that a background of sound needs. */
export type AudioElement = EventTarget &
  Pick<
    HTMLAudioElement,
    'src' | 'currentTime' | 'duration' | 'paused' | 'loop' | 'volume' | 'playbackRate' | 'play' | 'pause' | 'load'
  >;

/** Storage of one Mini Program for one person; survives a restart when what stands behind it does. */
export interface KeyValueStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  clear(): void;
  keys(): Iterable<string>;
}

/** Everything the host takes from the place it runs in: Node with jsdom, or a browser. */
export interface HostEnvironment {
  window: Window & typeof globalThis;
  package: MiniProgramPackage;
  /** compiled templates of the built-in components, keyed by their source */
  builtInTemplates: Record<string, string>;
  /** prefix of the package's own files, for pictures; without a slash at the end */
  packageBaseUrl: string;
  /** false where nothing is laid out, as in jsdom */
  appliesStyles: boolean;
  appid: string;
  settings: PhoneSettings;
  screen: ScreenMetrics;
  domains: ServerDomains;
  dns: DnsTable;
  realm: LogicRealm;
  phone: Phone;
  storage: KeyValueStore;
  fetch: typeof fetch;
  /** one whose signal `fetch` accepts: jsdom's own is not */
  createAbortController(): AbortController;
  createAudioElement(): AudioElement;
  /** Called once for each error nobody caught. */
  onError(error: unknown): void;
}
