import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Requests } from '../graphql/request.ts';
import type { MemberLists } from '../members/lists/member-lists.service.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError, type ApiErrorCode } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { type Locale, localeOf } from '../shared/locale/locale.ts';
import { shanghaiDate } from '../shared/time/shanghai.ts';
import { CONSOLE_COOKIE } from '../staff/console-cookie.ts';
import { TaskKind } from './task.entity.ts';
import type { TaskService } from './task.service.ts';

const MAX_LIST_BYTES = 20 * 1024 * 1024;
const status: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

const fileNames: Readonly<Record<TaskKind, string>> = {
  [TaskKind.IMPORT_MEMBERS]: 'members-problems',
  [TaskKind.EXPORT_MEMBERS]: 'members',
  [TaskKind.RECONCILE]: 'reconciliation',
};

/**
 * `POST /members/lists?name=` takes a list of members and begins its dry run; `GET /tasks/<id>/file` hands out what a task
 * made. Both with a session of the console, by cookie or as a bearer.
 */
export async function registerTasks(
  http: FastifyInstance,
  { requests, tasks, memberLists }: { requests: Requests; tasks: TaskService; memberLists: MemberLists },
): Promise<void> {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    act: (viewer: Viewer, locale: Locale) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const { viewer } = await requests.contextOf({
        headers: request.headers,
        sessionCookie: request.cookies[CONSOLE_COOKIE],
        isRegisteredOperation: true,
        requestId: request.id,
      });
      return await act(viewer, locale);
    } catch (error) {
      if (error instanceof Rejection) {
        return reply.code(422).send({ code: error.reason.code, message: error.reason.textIn(locale) });
      }
      if (!(error instanceof ApiError)) throw error;
      return reply.code(status[error.code] ?? 400).send({ code: error.code, message: error.messageIn(locale) });
    }
  };

  await http.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    scope.post('/members/lists', { bodyLimit: MAX_LIST_BYTES }, (request, reply) =>
      answer(request, reply, async (viewer, locale) => {
        const { name } = request.query as { name?: unknown };
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const file = { bytes, name: typeof name === 'string' ? name : 'members.csv', locale };
        return reply.code(202).send({ taskId: await memberLists.tryList(viewer, file) });
      }),
    );
    scope.get('/tasks/:id/file', (request, reply) =>
      answer(request, reply, async (viewer) => {
        const { task, text } = await tasks.output(viewer, (request.params as { id: string }).id);
        const name = `${fileNames[task.kind]}-${shanghaiDate(task.endedAt ?? task.createdAt)}.csv`;
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .header('cache-control', 'private, no-store')
          .send(text);
      }),
    );
  });
}
