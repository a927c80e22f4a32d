import { setTimeout as sleep } from 'node:timers/promises';
import { type UnreachableReason, WeChatUnreachable } from './errors.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly baseUrl: string;
  /** Starts with a slash; without the query. */
  readonly path: string;
  /** Parameters in the order in which they are sent. */
  readonly query?: Readonly<Record<string, string>>;
  /** In place of `query`: one that WeChat wrote, from its question mark on, sent as it is. */
  readonly search?: string;
  /** Sent byte for byte: signatures are made over it. */
  readonly body?: string;
  /** Made anew for every attempt, for headers that carry a timestamp. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /**
   * Whether the protocol allows sending this again when nobody knows what became of it. A request that never left is
   * always sent again.
   */
  readonly isRepeatable: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** An answer whose body is still on its way. */
export interface OpenedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** To be read to its end, or left by ending the iteration; nothing is read ahead of it. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** The part of a pino logger that this folder uses. */
export interface WeChatLogger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface WeChatHttpOptions {
  /** Per attempt, answer body included. */
  readonly timeoutMs?: number;
  /** Pause before the second, third… attempt; its length is the number of repetitions. */
  readonly retryDelaysMs?: readonly number[];
  readonly logger?: WeChatLogger;
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Sends requests to WeChat: one timeout, one rule for repetition, and no secret in any text. */
export class WeChatHttp {
  readonly #timeoutMs: number;
  readonly #retryDelaysMs: readonly number[];
  readonly #logger: WeChatLogger | undefined;

  constructor({ timeoutMs = 5_000, retryDelaysMs = [200, 800], logger }: WeChatHttpOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#retryDelaysMs = retryDelaysMs;
    this.#logger = logger;
  }

  /**
   * The answer, whatever its status. A 5xx is an answer too, after the repetitions are used up.
   * @throws WeChatUnreachable when no answer came
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const target = targetOf(request);
    for (let attempt = 0; ; attempt += 1) {
      const delayMs = this.#retryDelaysMs[attempt];
      try {
        const answer = await this.#sendOnce(request, target);
        if (answer.status < 500 || !request.isRepeatable || delayMs === undefined) return answer;
        this.#logger?.warn({ target, status: answer.status, attempt }, 'WeChat answered with an error, trying again');
      } catch (error) {
        if (!(error instanceof WeChatUnreachable)) throw error;
        const mayRepeat = request.isRepeatable || error.reason === 'notConnected';
        if (!mayRepeat || delayMs === undefined) throw error;
        this.#logger?.warn({ target, reason: error.reason, attempt }, 'WeChat did not answer, trying again');
      }
      await sleep(delayMs);
    }
  }

  /**
   * One attempt at an answer of any length. The timeout is for its head, and again for each piece of its body: a file may
   * take as long as it keeps coming.
   * @param target named in errors; give one where the path is a secret too
   * @throws WeChatUnreachable, also while the body is read
   */
  async open(request: Omit<HttpRequest, 'isRepeatable'>, target = targetOf(request)): Promise<OpenedAnswer> {
    const patience = new Patience(this.#timeoutMs);
    const response = await patience.wait(
      target,
      fetch(urlOf(request), { ...initOf(request), signal: patience.signal }),
    );
    return { status: response.status, headers: response.headers, chunks: chunksOf(response, target, patience) };
  }

  async #sendOnce(request: HttpRequest, target: string): Promise<HttpAnswer> {
    const startedAt = performance.now();
    try {
      const response = await fetch(urlOf(request), {
        ...initOf(request),
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      const body = await readLimited(response, target);
      const durationMs = Math.round(performance.now() - startedAt);
      this.#logger?.debug({ target, status: response.status, durationMs }, 'asked WeChat');
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw unreachable(target, error);
    }
  }
}

/** Method, host and path: what may be said about a request aloud. */
export function targetOf(request: Pick<HttpRequest, 'method' | 'baseUrl' | 'path'>): string {
  return `${request.method} ${new URL(request.baseUrl).host}${request.path}`;
}

function urlOf(request: Omit<HttpRequest, 'isRepeatable'>): string {
  const query = new URLSearchParams(request.query).toString();
  const search = request.search ?? (query === '' ? '' : `?${query}`);
  return `${request.baseUrl.replace(/\/$/, '')}${request.path}${search}`;
}

function initOf(request: Omit<HttpRequest, 'isRepeatable'>): RequestInit {
  return {
    method: request.method,
    headers: request.headers?.() ?? {},
    body: request.body ?? null,
    // A redirect would carry the query, and with it secrets, to somebody else.
    redirect: 'manual',
  };
}

/** Gives up when one thing that is waited for takes too long, however many there are. */
class Patience {
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.signal = this.#controller.signal;
  }

  async wait<T>(target: string, awaited: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#controller.abort(new DOMException('', 'TimeoutError')), this.#timeoutMs);
    try {
      return await awaited;
    } catch (error) {
      throw unreachable(target, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function* chunksOf(response: Response, target: string, patience: Patience): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const part = await patience.wait(target, reader.read());
      if (part.done) return;
      yield part.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function readLimited(response: Response, target: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > MAX_ANSWER_BYTES) {
      await reader?.cancel();
      throw new WeChatUnreachable(target, 'unreadable', { note: 'answer too large' });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function unreachable(target: string, error: unknown): WeChatUnreachable {
  if (error instanceof WeChatUnreachable) return error;
  // The original error is not kept as `cause`: it may hold the whole address.
  const { reason, note } = explain(error);
  return new WeChatUnreachable(target, reason, note === undefined ? {} : { note });
}

function explain(error: unknown): { reason: UnreachableReason; note?: string } {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { reason: 'timedOut' };
  const code = codeOf(error instanceof Error ? (error.cause ?? error) : error);
  if (code !== undefined && neverConnected.has(code)) return { reason: 'notConnected', note: code };
  return code === undefined ? { reason: 'connectionLost' } : { reason: 'connectionLost', note: code };
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
