import '@fastify/cookie';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Requests } from '../graphql/request.ts';
import type { Viewer } from '../members/viewer.ts';
import { SESSION_COOKIE } from '../members/web-log-in.routes.ts';
import { ApiError, type ApiErrorCode } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { localeOf } from '../shared/locale/locale.ts';
import { CONSOLE_COOKIE } from '../staff/console-cookie.ts';
import type { MediaStorage } from './media-storage.ts';
import { MAX_CHUNK_BYTES } from './upload.entity.ts';
import type { Uploads } from './uploads.ts';

const DAY_SECONDS = 86_400;
const status: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** `GET` and `PUT /console/uploads/<id>`: how far an upload is, and the next of its bytes. README.md says how. */
export async function registerUploads(
  http: FastifyInstance,
  { requests, uploads }: { requests: Requests; uploads: Uploads },
): Promise<void> {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    act: (viewer: Viewer, id: string) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const isConsole = request.headers['teahouse-client'] === 'console';
      const { viewer } = await requests.contextOf({
        headers: request.headers,
        sessionCookie: request.cookies[isConsole ? CONSOLE_COOKIE : SESSION_COOKIE],
        isRegisteredOperation: true,
        requestId: request.id,
      });
      return await act(viewer, (request.params as { id: string }).id);
    } catch (error) {
      if (error instanceof Rejection) {
        return reply.code(422).send({ code: error.reason.code, message: error.reason.textIn(locale) });
      }
      if (!(error instanceof ApiError)) throw error;
      return reply.code(status[error.code] ?? 400).send({ code: error.code, message: error.messageIn(locale) });
    }
  };

  await http.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));

    scope.get('/console/uploads/:id', (request, reply) =>
      answer(request, reply, async (viewer, id) => reply.send(await uploads.progress(viewer, id))),
    );
    scope.put('/console/uploads/:id', { bodyLimit: MAX_CHUNK_BYTES }, (request, reply) =>
      answer(request, reply, async (viewer, id) => {
        const offset = Number((request.query as { offset?: string }).offset);
        const chunk = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!Number.isSafeInteger(offset) || offset < 0) throw new ApiError('BAD_INPUT');
        const progress = await uploads.append(viewer, id, offset, chunk);
        return progress ? reply.send(progress) : reply.code(409).send(await uploads.progress(viewer, id));
      }),
    );
  });
}

/** `GET /media/<key>`: from the local folder, or from wherever the storage keeps it. */
export async function registerMedia(
  http: FastifyInstance,
  { root, storage }: { root: string; storage: MediaStorage },
): Promise<void> {
  await http.register(async (scope) => {
    scope.addHook('onSend', async (_, reply) => {
      // A picture may be an SVG of the demo: whatever is in it, it must not run as a page of ours.
      reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
      reply.header('x-content-type-options', 'nosniff');
      reply.header('access-control-allow-origin', '*');
    });
    await scope.register(fastifyStatic, { root, serve: false, maxAge: DAY_SECONDS * 1000 });
    scope.get('/media/*', async (request, reply) => {
      const key = (request.params as { '*': string })['*'];
      if (key === '' || existsSync(join(root, join('/', key)))) return reply.sendFile(key);
      return /^[\w-]+\/[\w.-]+$/.test(key) ? fromStorage(request, reply, storage, key) : reply.code(404).send();
    });
  });
}

async function fromStorage(
  request: FastifyRequest,
  reply: FastifyReply,
  storage: MediaStorage,
  key: string,
): Promise<FastifyReply> {
  reply.header('cache-control', `public, max-age=${DAY_SECONDS}`);
  const address = storage.addressOf(key);
  if (address) return reply.redirect(address, 302);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const range = first === undefined ? undefined : { first: Number(first), ...(last && { last: Number(last) }) };
  const file = await storage.read(key, range);
  if (!file) return reply.code(404).send();
  if (range) {
    const end = range.first + file.byteCount - 1;
    reply.code(206).header('content-range', `bytes ${range.first}-${end}/${file.totalBytes}`);
  }
  return reply
    .header('accept-ranges', 'bytes')
    .header('content-length', file.byteCount)
    .type(file.contentType ?? 'application/octet-stream')
    .send(file.body);
}
