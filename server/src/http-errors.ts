import type { FastifyError, FastifyInstance } from 'fastify';
import { textOf } from './shared/errors/api-error.ts';
import { localeOf } from './shared/locale/locale.ts';

/**
 * What a caller is told of an error that nothing else answered: of ours a sentence and the request id, never an inner
 * text; of theirs, such as a body that is too large, what Fastify says.
 */
export function registerErrors(http: FastifyInstance): void {
  http.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500) return reply.send(error);
    request.log.error({ err: error, requestId: request.id, path: request.url.split('?')[0] }, 'unexpected error');
    const message = textOf('INTERNAL')[localeOf(request.headers['accept-language'])];
    const body = { errors: [{ message, extensions: { code: 'INTERNAL', requestId: request.id } }] };
    return reply.code(error.statusCode ?? 500).send(body);
  });
}
