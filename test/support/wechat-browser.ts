import type { GivenAccount } from './given.ts';
import type { Teahouse } from './teahouse.ts';

interface Visit {
  /** Where the browser ended. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.70 Language/zh_CN';

/** WeChat's in-app browser for tests over HTTP: cookies, redirects, and a person who agrees when asked. */
export class WeChatBrowser {
  readonly #teahouse: Teahouse;
  readonly #person: string;
  readonly #appid: string;
  #cookies = new Map<string, Map<string, string>>();

  constructor(teahouse: Teahouse, person: string, officialAppid: string) {
    this.#teahouse = teahouse;
    this.#person = person;
    this.#appid = officialAppid;
  }

  /** Follows redirects, and agrees on WeChat's consent page. */
  async visit(address: string): Promise<Visit> {
    return this.#go(address, () => false);
  }

  /** Goes on until an address on this server whose path ends so comes up, and returns it unvisited. */
  async stopBefore(address: string, pathEnd: string): Promise<string> {
    const { url } = await this.#go(address, (next) => next.pathname.endsWith(pathEnd));
    return url;
  }

  async query<Result>(account: GivenAccount, query: string): Promise<Result> {
    const answer = await this.#fetch(new URL(`${this.#teahouse.url}/graphql`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'teahouse-account': account.handle },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await answer.json()) as { data?: Result; errors?: unknown };
    if (!data) throw new Error(`no data: ${JSON.stringify(errors)}`);
    return data;
  }

  copyCookies(): Map<string, Map<string, string>> {
    return new Map([...this.#cookies].map(([origin, jar]) => [origin, new Map(jar)]));
  }

  restoreCookies(cookies: Map<string, Map<string, string>>): void {
    this.#cookies = cookies;
  }

  async #go(address: string, isEnd: (next: URL) => boolean): Promise<Visit> {
    let url = new URL(address);
    let init: RequestInit = {};
    for (let hops = 0; hops < 10; hops++) {
      const answer = await this.#fetch(url, init);
      const body = await answer.text();
      const location = answer.headers.get('location');
      const ticket = /name="ticket" value="([^"]+)"/.exec(body)?.[1];
      if (location) {
        url = new URL(location, url);
        init = {};
      } else if (ticket) {
        const form = new URLSearchParams({ ticket, decision: 'approve' });
        url = new URL('/connect/oauth2/consent', url);
        init = { method: 'POST', body: form };
      } else return { url: url.href, status: answer.status, body };
      if (isEnd(url)) return { url: url.href, status: 0, body: '' };
    }
    throw new Error(`${this.#appid}: redirected too often, at ${url.href}`);
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    const jar = this.#cookies.get(url.origin) ?? new Map<string, string>();
    this.#cookies.set(url.origin, jar);
    const headers = new Headers(init.headers);
    headers.set('user-agent', USER_AGENT);
    headers.set('x-wechat-person', this.#person);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}
