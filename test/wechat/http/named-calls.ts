import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyText } from './request-parts.ts';

/** A call by name: a JSON object in, a JSON value out. */
export type NamedCall = (input: Record<string, unknown>) => unknown;

/**
 * Serves `POST <prefix>/<name>`: 404 for a name nobody knows, 400 `{ error }` for what is refused.
 * `RangeError` is how the sandbox says that a caller asked for something that is not there.
 */
export function registerNamedCalls(
  server: FastifyInstance,
  prefix: string,
  calls: Record<string, NamedCall>,
  after: (name: string, input: Record<string, unknown>, output: unknown) => void = () => undefined,
): void {
  server.post(`${prefix}/:name`, async (request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply) => {
    const { name } = request.params;
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (!call) return reply.code(404).send({ error: `no call ${name}; there are ${Object.keys(calls).join(', ')}` });
    try {
      const text = bodyText(request);
      const input: unknown = text === '' ? {} : JSON.parse(text);
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        throw new RangeError('a JSON object is needed');
      const output = await call(input as Record<string, unknown>);
      after(name, input as Record<string, unknown>, output);
      return reply.send(output ?? {});
    } catch (error) {
      if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) {
        return reply.code(400).send({ error: error.message });
      }
      throw error;
    }
  });
}
