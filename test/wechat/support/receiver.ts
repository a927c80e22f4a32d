import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';

export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface ReceiverAnswer {
  status?: number;
  body?: string;
  /** real milliseconds before the answer */
  afterMs?: number;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** decides what the next requests are told; `success` until then */
  answerWith: (answer: (request: Received, index: number) => ReceiverAnswer | Promise<ReceiverAnswer>) => void;
  stop: () => Promise<void>;
}

/** A merchant's server that remembers what WeChat sent it. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: (request: Received, index: number) => ReceiverAnswer | Promise<ReceiverAnswer> = () => ({
    body: 'success',
  });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', 'http://receiver');
      const got = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(got);
      const { status = 200, body = '', afterMs = 0 } = await answer(got, received.length - 1);
      setTimeout(() => response.writeHead(status).end(body), afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answerWith: (next) => {
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const parser = new XMLParser({ parseTagValue: false });

/** The fields of an `<xml>` document, every value as text. */
export function readXml(text: string): Record<string, unknown> {
  return (parser.parse(text) as { xml: Record<string, unknown> }).xml;
}
