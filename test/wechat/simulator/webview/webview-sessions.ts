/** How the phone around a page is set. */
export interface WebviewSettings {
  language: 'zh_CN' | 'en';
  theme: 'light' | 'dark';
}

/** The in-app browser of one person inside one account's chat: its own host name, its own cookies. */
export interface WebviewSession {
  person: string;
  appid: string;
  settings: WebviewSettings;
  /** origin of the site on the screen, where it is really served */
  siteOrigin: string;
  cookies: Map<string, Map<string, string>>;
}

const HOST_NAME = /^([a-z0-9_-]+)\.wechat\.localhost(?::\d+)?$/i;

/**
 * Whose browser it is stands in the host name, `<person>-<appid>.wechat.localhost`, so that two people share no storage.
 * The cookies stay on this side: a site sets them for its own name, which the browser never sees.
 */
export class WebviewSessions {
  readonly #sessions = new Map<string, WebviewSession>();

  /** @returns the label in front of `.wechat.localhost` */
  open(person: string, appid: string, settings: WebviewSettings): { label: string; session: WebviewSession } {
    const label = `${person}-${appid}`.toLowerCase();
    const session = this.#sessions.get(label) ?? { person, appid, settings, siteOrigin: '', cookies: new Map() };
    session.settings = settings;
    this.#sessions.set(label, session);
    return { label, session };
  }

  /** The person set the phone another way; pages see it when they load again. */
  change(person: string, settings: WebviewSettings): void {
    for (const session of this.#sessions.values()) if (session.person === person) session.settings = settings;
  }

  /** Whether a request to this host is one of the in-app browser. */
  static isWebviewHost(host: string): boolean {
    return HOST_NAME.test(host);
  }

  find(host: string): WebviewSession | undefined {
    const label = HOST_NAME.exec(host)?.[1];
    return label === undefined ? undefined : this.#sessions.get(label.toLowerCase());
  }

  /** A new phone knows no site any more. */
  forget(person: string): void {
    for (const [label, session] of this.#sessions) if (session.person === person) this.#sessions.delete(label);
  }
}

export function cookieHeader({ cookies }: WebviewSession, origin: string): string {
  return [...(cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** @param setCookies `Set-Cookie` headers as they came */
export function keepCookies({ cookies }: WebviewSession, origin: string, setCookies: string[], nowMs: number): void {
  const jar = cookies.get(origin) ?? new Map<string, string>();
  cookies.set(origin, jar);
  for (const setCookie of setCookies) {
    const [pair = '', ...attributes] = setCookie.split(';').map((part) => part.trim());
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    const name = pair.slice(0, equals);
    if (isExpired(attributes, nowMs)) jar.delete(name);
    else jar.set(name, pair.slice(equals + 1));
  }
}

function isExpired(attributes: string[], nowMs: number): boolean {
  const attributeOf = (name: string): string | undefined => {
    const found = attributes.find((attribute) => attribute.toLowerCase().startsWith(`${name}=`));
    return found?.slice(name.length + 1);
  };
  const maxAge = attributeOf('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributeOf('expires');
  return expires !== undefined && Date.parse(expires) <= nowMs;
}
