import { aesKeyOf } from '../crypto/message-crypto.ts';
import type { Collection, Store } from '../store/store.ts';

export type AppKind = 'service-account' | 'subscription-account' | 'mini-program';

/** Where an app receives its message pushes. */
export interface CallbackSettings {
  url: string;
  /** 3 to 32 letters and digits */
  token: string;
  /** 43 letters and digits */
  encodingAesKey: string;
  mode: 'plain' | 'compatible' | 'secure';
  /** Official Accounts only speak XML */
  format: 'xml' | 'json';
}

/** Origins a Mini Program may talk to. An empty list allows nothing. */
export interface ServerDomains {
  request: string[];
  upload: string[];
  download: string[];
  socket: string[];
}

export interface App {
  /** `wx` and 16 lowercase hex characters */
  appid: string;
  kind: AppKind;
  name: string;
  /** `gh_` and 12 hex characters: the receiver's name in pushes */
  originalId: string;
  /** AppSecret, 32 hex characters */
  secret: string;
  verified: boolean;
  secretFrozen: boolean;
  /** apps with the same id share unionids */
  openPlatformId: string | null;
  callback: CallbackSettings | null;
  /** null: any address may fetch tokens */
  ipWhitelist: string[] | null;
  /** hosts, with their port where it is not the usual one, that may receive web OAuth codes */
  oauthDomains: string[];
  /** pages under these URLs may open the cashier; empty: not checked */
  payDirectories: string[];
  /** appids of Mini Programs that this Official Account's menu may open */
  miniPrograms: string[];
  serverDomains: ServerDomains;
  /** hosts a web-view may show */
  businessDomains: string[];
  /** where the phone loads the Mini Program's package from; relative to the sandbox */
  packageUrl: string;
  /** page paths of the released version */
  pages: string[];
}

export type AppSettings = Pick<App, 'appid'> & Partial<App>;

const EMPTY_DOMAINS: ServerDomains = { request: [], upload: [], download: [], socket: [] };

export function isOfficialAccount(app: App): boolean {
  return app.kind !== 'mini-program';
}

function checkApp(app: App): void {
  const refuse = (reason: string) => {
    throw new RangeError(`app ${app.appid}: ${reason}`);
  };
  if (!/^wx[0-9a-f]{16}$/.test(app.appid)) refuse('an appid is wx and 16 lowercase hex characters');
  if (!/^gh_[0-9a-f]{12}$/.test(app.originalId)) refuse('an original id is gh_ and 12 hex characters');
  if (!/^[0-9a-f]{32}$/.test(app.secret)) refuse('an AppSecret is 32 hex characters');
  if (app.callback) checkCallback(app, app.callback);
}

/** @throws RangeError for settings that WeChat's console refuses */
export function checkCallback(app: Pick<App, 'appid' | 'kind'>, callback: CallbackSettings): void {
  if (!/^[A-Za-z0-9]{3,32}$/.test(callback.token))
    throw new RangeError('a callback Token is 3 to 32 letters and digits');
  aesKeyOf(callback.encodingAesKey);
  if (callback.format === 'json' && app.kind !== 'mini-program') {
    throw new RangeError('only Mini Programs may choose JSON pushes');
  }
  if (!/^https?:\/\//.test(callback.url)) throw new RangeError('a callback URL is http or https');
}

/** Official Accounts and Mini Programs that exist in this WeChat. */
export class Apps {
  private readonly kept: Collection<App>;

  constructor(store: Store) {
    this.kept = store.collection('apps');
  }

  find(appid: string): App | undefined {
    return this.kept.get(appid);
  }

  /** @throws RangeError when there is none; for the control and phone API, whose callers should know */
  get(appid: string): App {
    const app = this.find(appid);
    if (!app) throw new RangeError(`no app ${appid}`);
    return app;
  }

  all(): App[] {
    return this.kept.values();
  }

  upsert(settings: AppSettings): App {
    const before = this.find(settings.appid);
    const app: App = {
      kind: 'service-account',
      name: settings.appid,
      originalId: `gh_${settings.appid.slice(-12)}`,
      secret: '0'.repeat(32),
      verified: true,
      secretFrozen: false,
      openPlatformId: null,
      callback: null,
      ipWhitelist: null,
      oauthDomains: [],
      payDirectories: [],
      miniPrograms: [],
      serverDomains: EMPTY_DOMAINS,
      businessDomains: [],
      packageUrl: `/__phone__/package/${settings.appid}/`,
      pages: [],
      ...before,
      ...settings,
    };
    checkApp(app);
    return this.kept.put(app.appid, app);
  }
}
