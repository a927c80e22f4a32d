import { ERRNO_NOT_LISTED, isServerDomainAllowed, resolveThroughDns } from '../core/server-domains.ts';
import { ApiFailure, type ApiOptions, text, withoutCallbacks } from './api.ts';
import type { ApiContext } from './context.ts';

/** `PATCH` is not among them. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const DEFAULT_TIMEOUT_MS = 60_000;

type Listener = (value: unknown) => void;

/** `wx.request`: to listed server domains only. Every HTTP status ends in `success`; `fail` is for no answer at all. */
export function addRequest(context: ApiContext): void {
  const { table } = context;
  table.addPlain('request', (options: ApiOptions = {}) => {
    table.record('request', [withoutCallbacks(options)]);
    const abort = context.environment.createAbortController();
    const onChunk = new Set<Listener>();
    const onHeaders = new Set<Listener>();
    table.settle('request', { complete: () => {}, ...options }, () =>
      send(context, options, abort, onChunk, onHeaders),
    );
    return {
      abort: () => abort.abort(),
      onChunkReceived: (listener: Listener) => onChunk.add(listener),
      offChunkReceived: (listener: Listener) => onChunk.delete(listener),
      onHeadersReceived: (listener: Listener) => onHeaders.add(listener),
      offHeadersReceived: (listener: Listener) => onHeaders.delete(listener),
    };
  });
}

async function send(
  { environment }: ApiContext,
  options: ApiOptions,
  abort: AbortController,
  onChunk: Set<Listener>,
  onHeaders: Set<Listener>,
): Promise<object> {
  const method = text(options, 'method', 'GET').toUpperCase();
  const url = text(options, 'url');
  if (!METHODS.includes(method)) throw new ApiFailure(`method is invalid: ${method}`, { errno: 600009 });
  if (!/^https?:\/\//i.test(url)) throw new ApiFailure(`invalid url "${url}"`, { errno: 600009 });
  if (!isServerDomainAllowed(url, environment.domains.request)) {
    throw new ApiFailure('url not in domain list', { errno: ERRNO_NOT_LISTED });
  }
  const { address, body } = prepare(method, url, options.data);
  const isTimedOut = { value: false };
  const timer = setTimeout(
    () => {
      isTimedOut.value = true;
      abort.abort();
    },
    Number(options.timeout ?? DEFAULT_TIMEOUT_MS),
  );
  try {
    const response = await environment.fetch(resolveThroughDns(address, environment.dns), {
      method,
      body,
      headers: {
        'content-type': 'application/json',
        ...lowerCaseKeys((options.header ?? {}) as Record<string, unknown>),
        // a Mini Program cannot set its own; WeChat always sends this one
        referer: `https://servicewechat.com/${environment.appid}/0/page-frame.html`,
      },
      signal: abort.signal,
    });
    const header = Object.fromEntries(response.headers.entries());
    for (const listener of onHeaders) listener({ header, statusCode: response.status });
    const data = await readData(response, options, onChunk);
    return { data, statusCode: response.status, header, cookies: response.headers.getSetCookie?.() ?? [] };
  } catch (error) {
    if (isTimedOut.value) throw new ApiFailure('timeout', { errno: 5 });
    if (abort.signal.aborted) throw new ApiFailure('abort');
    throw new ApiFailure(`errcode:-102 cronet_error_code:-102 error_msg:${reasonOf(error)}`, { errno: 600001 });
  } finally {
    clearTimeout(timer);
  }
}

/** An object becomes the query of a GET and the JSON of anything else. */
function prepare(method: string, url: string, data: unknown): { address: string; body: BodyInit | undefined } {
  if (data === undefined || data === null) return { address: url, body: undefined };
  if (method === 'GET' || method === 'HEAD') {
    if (typeof data !== 'object') return { address: url, body: undefined };
    const query = Object.entries(data).map(
      ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
    );
    return {
      address: query.length ? `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}` : url,
      body: undefined,
    };
  }
  return { address: url, body: typeof data === 'string' ? data : JSON.stringify(data) };
}

async function readData(response: Response, options: ApiOptions, onChunk: Set<Listener>): Promise<unknown> {
  if (options.enableChunked) {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const { buffer, byteOffset, byteLength } = part.value;
      for (const listener of onChunk) listener({ data: buffer.slice(byteOffset, byteOffset + byteLength) });
    }
    return '';
  }
  if (options.responseType === 'arraybuffer') return response.arrayBuffer();
  const body = await response.text();
  if ((options.dataType ?? 'json') !== 'json') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body; // as WeChat does: what is not JSON stays text
  }
}

function lowerCaseKeys(header: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string }; message?: string };
  return cause?.message ?? message ?? String(error);
}
