import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { permit } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { Requests } from '../graphql/request.ts';
import { SESSION_COOKIE } from '../members/web-log-in.routes.ts';
import { ApiError, type ApiErrorCode } from '../shared/errors/api-error.ts';
import { localeOf } from '../shared/locale/locale.ts';
import { CONSOLE_COOKIE } from '../staff/console-cookie.ts';
import type { StatementRange, StatementRow } from './statement.reads.ts';
import { statementCsv, statementPage } from './statement-files.ts';
import { readRange } from './statement-range.ts';

const status: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_INPUT: 400 };

/** `GET /statements.csv` and `GET /statements.html?from=&to=&step=`: what the query `statement` tells, as a file and to print. */
export function registerStatements(http: FastifyInstance, { requests }: { requests: Requests }): void {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    write: (context: Context, range: StatementRange, rows: StatementRow[]) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    try {
      const context = await requests.contextOf({
        headers: request.headers,
        // A link cannot name itself as the console's: of two sessions in one browser the staff's is meant.
        sessionCookie: request.cookies[CONSOLE_COOKIE] ?? request.cookies[SESSION_COOKIE],
        isRegisteredOperation: true,
        requestId: request.id,
      });
      const staffId = permit(context.viewer, 'readBooks');
      const { accountId } = context.viewer;
      const range = readRange(request.query as Record<string, unknown>);
      const rows = await context.statements.statement(accountId, range);
      await context.auditLog.recordExport(
        { accountId, staffId, requestId: request.id },
        {
          subjectType: 'Statement',
          subjectId: `${range.from}/${range.to}`,
          details: { step: range.step, file: request.url.split('?')[0] },
        },
      );
      reply.header('cache-control', 'private, no-store');
      return await write(context, range, rows);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const message = error.messageIn(localeOf(request.headers['accept-language']));
      return reply.code(status[error.code] ?? 400).send({ code: error.code, message });
    }
  };

  http.get('/statements.csv', (request, reply) =>
    answer(request, reply, async ({ locale, loaders }, { from, to }, rows) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="statement-${from}-${to}.csv"`)
        .send(statementCsv({ rows, tiers: await loaders.tierNames() }, locale)),
    ),
  );
  http.get('/statements.html', (request, reply) =>
    answer(request, reply, async ({ statements, viewer, locale, loaders }, range, rows) => {
      const [accountName, tiers] = await Promise.all([statements.accountName(viewer.accountId), loaders.tierNames()]);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .send(statementPage({ accountName, range, rows, tiers }, locale));
    }),
  );
}
