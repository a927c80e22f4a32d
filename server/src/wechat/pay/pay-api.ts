import { z } from 'zod';
import type { Clock } from '../../shared/time/clock.ts';
import type { PayMerchant } from '../config.ts';
import { NotFromWeChat, WeChatPayError, WeChatUnreachable } from '../errors.ts';
import { type HttpAnswer, targetOf, type WeChatHttp } from '../http.ts';
import { preferredSerial } from './keys.ts';
import { freshStamp, payAuthorization } from './sign.ts';
import { type HeaderLookup, verifyPaySignature } from './verify.ts';

const errorSchema = z.object({ code: z.string(), message: z.string().default('') });

export interface PayRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/**
 * The manner of WeChat Pay API v3: every request signed by the merchant, every answer by WeChat Pay, in public-key mode;
 * answers signed with a platform certificate the merchant still holds are believed too. Whatever is asked for here may be
 * repeated with identical parameters, and is.
 */
export class PayApi {
  readonly clock: Clock;
  readonly #http: WeChatHttp;
  readonly #baseUrl: string;

  constructor(http: WeChatHttp, baseUrl: string, clock: Clock) {
    this.#http = http;
    this.#baseUrl = baseUrl;
    this.clock = clock;
  }

  /**
   * @throws WeChatPayError when WeChat Pay refuses
   * @throws WeChatUnreachable, NotFromWeChat when nobody knows what became of it: ask again, identically
   */
  async request<T>(merchant: PayMerchant, request: PayRequest, schema: z.ZodType<T>): Promise<T> {
    try {
      return await this.#requestOnce(merchant, request, schema);
    } catch (error) {
      // WeChat Pay spoils a signature now and then to see whether we look. The real answer is one question away.
      if (!(error instanceof NotFromWeChat && error.reason === 'signatureProbe')) throw error;
      return this.#requestOnce(merchant, request, schema);
    }
  }

  /**
   * Downloads a file WeChat Pay offered, from the host we are configured for. It is not signed: check its hash.
   * @param url as WeChat Pay gave it; it lives for half a minute
   * @throws WeChatPayError when the address is stale
   * @throws WeChatUnreachable, also while the file is read
   */
  async *download(merchant: PayMerchant, url: string): AsyncGenerator<Uint8Array> {
    const { pathname: path, search } = new URL(url);
    const sent = { method: 'GET', baseUrl: this.#baseUrl, path, search } as const;
    const signedUrl = `${path}${search}`;
    const headers = () => this.#headers(merchant, { method: 'GET', url: signedUrl }, '');
    const answer = await this.#http.open({ ...sent, headers });
    if (answer.status >= 400) {
      const body = await readSmall(answer.chunks);
      throw refusal(path, targetOf(sent), { ...answer, body });
    }
    if (answer.status !== 200) throw new WeChatUnreachable(targetOf(sent), 'badStatus', { status: answer.status });
    yield* answer.chunks;
  }

  async #requestOnce<T>(merchant: PayMerchant, request: PayRequest, schema: z.ZodType<T>): Promise<T> {
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const sent = {
      method: request.method,
      baseUrl: this.#baseUrl,
      path: request.path,
      ...(request.query === undefined ? {} : { query: request.query }),
      ...(body === undefined ? {} : { body }),
      isRepeatable: true,
    };
    const target = targetOf(sent);
    const queryText = new URLSearchParams(request.query).toString();
    const url = queryText === '' ? request.path : `${request.path}?${queryText}`;
    const headers = () => this.#headers(merchant, { method: request.method, url }, body ?? '');
    const answer = await this.#http.send({ ...sent, headers });
    // An error answer is not believed for its signature: WeChat Pay's own clients do not check it, because proxies answer
    // with errors too. What matters is that no error can make an order look paid.
    if (answer.status >= 400) throw refusal(request.path, target, answer);
    if (answer.status >= 300) throw new WeChatUnreachable(target, 'badStatus', { status: answer.status });
    const header: HeaderLookup = (name) => answer.headers.get(name) ?? undefined;
    verifyPaySignature(merchant, target, { header, body: answer.body, now: this.clock.now() });
    const parsed = schema.safeParse(answer.body.length === 0 ? undefined : parseJson(answer.body));
    if (!parsed.success) throw new WeChatUnreachable(target, 'unreadable', { status: answer.status });
    return parsed.data;
  }

  #headers(
    merchant: PayMerchant,
    request: { method: 'GET' | 'POST'; url: string },
    body: string,
  ): Record<string, string> {
    const serial = preferredSerial(merchant);
    return {
      accept: 'application/json',
      'user-agent': 'Teahouse',
      authorization: payAuthorization(merchant, { ...request, body, ...freshStamp(this.clock) }),
      ...(serial === undefined ? {} : { 'wechatpay-serial': serial }),
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    };
  }
}

function refusal(path: string, target: string, answer: Pick<HttpAnswer, 'status' | 'headers' | 'body'>): Error {
  const error = errorSchema.safeParse(parseJson(answer.body));
  if (!error.success) return new WeChatUnreachable(target, 'badStatus', { status: answer.status });
  const requestId = answer.headers.get('request-id');
  return new WeChatPayError(path, { status: answer.status, ...error.data, ...(requestId ? { requestId } : {}) });
}

/** An error's body; nobody needs more of it. */
const MAX_ERROR_BYTES = 64 * 1024;

async function readSmall(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    length += chunk.byteLength;
    if (length > MAX_ERROR_BYTES) break;
  }
  return Buffer.concat(read);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** WeChat Pay's pages and its answers do not agree on the name. */
const unknownNumber = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS', 'NOT_FOUND']);

/** Whether WeChat Pay said that it has never seen the number it was asked about. */
export const isUnknownNumber = (error: unknown): boolean =>
  error instanceof WeChatPayError && error.status === 404 && unknownNumber.has(error.code);
