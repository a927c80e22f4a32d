import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';

const HEARTBEAT_MS = 15_000;

/** `GET /__phone__/events`: server-sent events, one JSON `PhoneEvent` each. */
export function registerPhoneEvents(server: FastifyInstance, sandbox: Sandbox): void {
  const open = new Set<() => void>();

  server.get('/__phone__/events', (request, reply) => {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    stream.write(': welcome\n\n');
    const unsubscribe = sandbox.feed.subscribe((event) => stream.write(`data: ${JSON.stringify(event)}\n\n`));
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      unsubscribe();
      open.delete(end);
      stream.end();
    };
    open.add(end);
    request.raw.once('close', end);
  });

  // Streams never end by themselves: without this the server could not close.
  server.addHook('preClose', async () => {
    for (const end of [...open]) end();
  });
}
