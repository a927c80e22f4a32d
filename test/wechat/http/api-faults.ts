import type { FastifyReply } from 'fastify';
import type { ApiFault, Faults } from '../faults/faults.ts';

export function takeApiFault(faults: Faults, path: string): ApiFault | undefined {
  return faults.take('api', (fault) =>
    fault.path.endsWith('*') ? path.startsWith(fault.path.slice(0, -1)) : fault.path === path,
  );
}

/** Delays, breaks or cuts an answer on its way, if a fault says so. */
export async function sendThroughFault(
  reply: FastifyReply,
  fault: ApiFault | undefined,
  answer: { status: number; type: string; text: string },
): Promise<FastifyReply> {
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  if (fault?.reset) {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
    return reply;
  }
  if (fault?.httpStatus) {
    return reply.code(fault.httpStatus).type('text/html').send(`<html><h1>${fault.httpStatus}</h1></html>`);
  }
  const text = fault?.truncate ? answer.text.slice(0, Math.floor(answer.text.length / 2)) : answer.text;
  return reply.code(answer.status).header('content-type', answer.type).send(text);
}
