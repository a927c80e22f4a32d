import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { FastifyInstance } from 'fastify';
import type { SimulatedWechat } from './simulator.ts';

interface RelayedRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

const HOP_BY_HOP = new Set(['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding']);

/**
 * `wx.request` of a Mini Program in the browser: the phone has no CORS, so the sandbox makes the call. It leads only to
 * where the DNS table points, so that it is no open door.
 */
export function registerRelay(app: FastifyInstance, wechat: SimulatedWechat): void {
  app.post('/__phone__/host/relay', async (request, reply) => {
    const { url, method, headers, body } = readRelayed(request.body);
    const reachable = Object.values(wechat.dns.table()).map((target) => new URL(target).origin);
    if (!URL.canParse(url) || !reachable.includes(new URL(url).origin)) {
      return reply.code(502).header('x-relay-error', encodeURIComponent('net::ERR_NAME_NOT_RESOLVED')).send();
    }
    try {
      const answer = await fetch(url, { method, headers, body });
      for (const [name, value] of answer.headers) if (!HOP_BY_HOP.has(name)) reply.header(name, value);
      reply.code(answer.status);
      return reply.send(answer.body ? Readable.fromWeb(answer.body as WebStream) : '');
    } catch (error) {
      const { cause, message } = error as Error & { cause?: Error };
      return reply
        .code(502)
        .header('x-relay-error', encodeURIComponent(cause?.message || message))
        .send();
    }
  });
}

function readRelayed(body: unknown): RelayedRequest {
  // the sandbox keeps bodies as the bytes they came in; a bare Fastify parses them
  return (Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : body) as RelayedRequest;
}
