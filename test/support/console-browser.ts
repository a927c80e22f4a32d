/** What a path of the console answers: at least a code, when it refuses. */
interface Answer {
  readonly code?: string;
  readonly message?: string;
}

/** A browser at the console without its pages: keeps the session's cookie and asks as the console does. */
export class ConsoleBrowser {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  #cookie = '';

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.#headers = { 'accept-language': 'en', ...headers };
  }

  /** Sends JSON to a path of the console and keeps the cookie it is given. */
  async post<Body = Answer>(path: string, body: object): Promise<{ status: number; body: Body }> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie, ...this.#headers },
      body: JSON.stringify(body),
    });
    const cookie = answer.headers.get('set-cookie');
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  /** Asks GraphQL. @throws Error with the first error's code */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'teahouse-client': 'console',
        cookie: this.#cookie,
        ...this.#headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: { extensions: { code: string } }[] };
    if (errors) throw new Error(errors[0]?.extensions.code);
    return data;
  }
}
