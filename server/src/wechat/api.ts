import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { WeChatApiError, WeChatUnreachable } from './errors.ts';
import { type HttpRequest, targetOf, type WeChatHttp } from './http.ts';

export interface ApiRequest<T> extends Omit<HttpRequest, 'baseUrl' | 'headers'> {
  /** What a successful answer looks like; other fields are dropped. */
  readonly answer: z.ZodType<T>;
}

const SYSTEM_BUSY = -1;
const outcomeSchema = z.object({ errcode: z.number().int().default(0), errmsg: z.string().default('') });

/** For interfaces whose success says nothing but `errcode: 0`: any other object may be a proxy's. */
export const nothing = z.object({ errcode: z.literal(0) });

/**
 * The JSON manner of `api.weixin.qq.com`: HTTP status 200 for everything, success when `errcode` is 0 or missing, and a
 * `Content-Type` nobody can rely on.
 */
export class WeChatApi {
  readonly #http: WeChatHttp;
  readonly #baseUrl: string;
  readonly #busyDelayMs: number;

  constructor(http: WeChatHttp, baseUrl: string, { busyDelayMs = 300 } = {}) {
    this.#http = http;
    this.#baseUrl = baseUrl;
    this.#busyDelayMs = busyDelayMs;
  }

  /**
   * @throws WeChatApiError when WeChat refuses
   * @throws WeChatUnreachable when it gives no usable answer
   */
  async request<T>(request: ApiRequest<T>): Promise<T> {
    try {
      return await this.#requestOnce(request);
    } catch (error) {
      const isBusy = error instanceof WeChatApiError && error.errcode === SYSTEM_BUSY;
      if (!isBusy || !request.isRepeatable) throw error;
      await sleep(this.#busyDelayMs);
      return this.#requestOnce(request);
    }
  }

  async #requestOnce<T>({ answer: schema, ...request }: ApiRequest<T>): Promise<T> {
    const sent: HttpRequest = {
      ...request,
      baseUrl: this.#baseUrl,
      ...(request.body === undefined ? {} : { headers: () => ({ 'content-type': 'application/json' }) }),
    };
    const target = targetOf(sent);
    const { status, body } = await this.#http.send(sent);
    const json = parse(body);
    const outcome = outcomeSchema.safeParse(json);
    if (outcome.success && outcome.data.errcode !== 0) {
      throw new WeChatApiError(request.path, outcome.data.errcode, outcome.data.errmsg);
    }
    if (status !== 200) throw new WeChatUnreachable(target, 'badStatus', { status });
    const answer = schema.safeParse(json);
    if (!outcome.success || !answer.success) {
      // Only the names of the fields: their values may be secrets.
      const fields = answer.error?.issues.map((issue) => issue.path.join('.')).join(' ');
      throw new WeChatUnreachable(target, 'unreadable', fields ? { status, note: fields } : { status });
    }
    return answer.data;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
