import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface PeerRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type PeerAnswer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: PeerBody }
  /** Hangs up without a word. */
  | 'hangUp'
  /** Never answers. */
  | 'silence';

/** Pieces are sent as fast as the other side takes them; an error among them cuts the answer off. */
export type PeerBody = string | Buffer | AsyncIterable<Uint8Array>;

/** A real HTTP server for tests that need a peer to say one exact thing; the sandbox plays WeChat as a whole. */
export interface HttpPeer {
  readonly baseUrl: string;
  readonly requests: readonly PeerRequest[];
  close(): Promise<void>;
}

/** @param answer called with each request and the number of requests before it */
export async function startHttpPeer(
  answer: (request: PeerRequest, index: number) => PeerAnswer | Promise<PeerAnswer>,
): Promise<HttpPeer> {
  const requests: PeerRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    const said = await answer(request, requests.push(request) - 1);
    if (said === 'hangUp') incoming.socket.destroy();
    else if (said !== 'silence') {
      const { status = 200, headers, body = '' } = said;
      outgoing.writeHead(status, headers);
      if (typeof body === 'string' || Buffer.isBuffer(body)) outgoing.end(body);
      else await pipeline(Readable.from(body), outgoing).catch(() => undefined);
    }
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The address of a port on which nobody listens. */
export async function unusedBaseUrl(): Promise<string> {
  const peer = await startHttpPeer(() => 'silence');
  await peer.close();
  return peer.baseUrl;
}
