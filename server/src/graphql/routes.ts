import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { SESSION_COOKIE } from '../members/web-log-in.routes.ts';
import { ApiError, type ApiErrorCode } from '../shared/errors/api-error.ts';
import { localeOf } from '../shared/locale/locale.ts';
import { CONSOLE_COOKIE } from '../staff/console-cookie.ts';
import { errorsPlugin } from './errors.ts';
import { createGateway } from './executor.ts';
import { limitsRule } from './limits.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import type { Requests } from './request.ts';

const MAX_TOKENS = 4_000;

declare module 'fastify' {
  interface FastifyRequest {
    graphqlContext: Context | null;
  }
}

interface GraphQLBody {
  query?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } };
}

const httpStatus: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** The console names itself: in one browser a reader's session may lie beside a creator's. */
const cookieOf = ({ headers }: FastifyRequest): string =>
  headers['teahouse-client'] === 'console' ? CONSOLE_COOKIE : SESSION_COOKIE;

/** POST /graphql: registered operations by hash, and any text where that is allowed. */
export async function registerGraphQL(
  app: FastifyInstance,
  deps: {
    schema: GraphQLSchema;
    requests: Requests;
    operations: PersistedOperations;
    acceptsAnyOperation: boolean;
    logger: Logger;
  },
): Promise<void> {
  const { requests, operations } = deps;
  const server = new ApolloServer<Context>({
    gateway: createGateway(deps.schema),
    introspection: deps.acceptsAnyOperation,
    // Hashes are looked up in our own manifest below; nobody may register one by asking.
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [limitsRule()],
    plugins: [
      // On by default, and wraps every field resolver.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(app),
      errorsPlugin(deps.logger),
    ],
    logger: deps.logger,
  });
  await server.start();

  /** Puts the registered text in the place of its hash. @returns whether the operation is a registered one */
  function resolveOperation(body: GraphQLBody): boolean {
    const hash = body.extensions?.persistedQuery?.sha256Hash;
    // Apollo refuses a body that names a hash, even beside the text: the name has served its purpose here
    delete body.extensions?.persistedQuery;
    if (typeof body.query === 'string') {
      const isRegistered = operations.isRegistered(body.query);
      if (!isRegistered && !deps.acceptsAnyOperation) throw new ApiError('OPERATION_NOT_ALLOWED');
      return isRegistered;
    }
    if (typeof hash !== 'string') return false;
    const text = operations.textOf(hash);
    if (text === undefined) throw new ApiError('PERSISTED_QUERY_NOT_FOUND');
    body.query = text;
    return true;
  }

  function refuse(request: FastifyRequest, reply: FastifyReply<{ Reply: string }>, error: ApiError): FastifyReply {
    const message = error.messageIn(localeOf(request.headers['accept-language']));
    const extensions = { code: error.code, requestId: request.id };
    const body = JSON.stringify({ errors: [{ message, extensions }] });
    return reply
      .code(httpStatus[error.code] ?? 400)
      .type('application/json; charset=utf-8')
      .send(body) as FastifyReply;
  }

  app.decorateRequest('graphqlContext', null);
  app.route<{ Reply: string }>({
    method: 'POST',
    url: '/graphql',
    async preHandler(request, reply) {
      try {
        const body = request.body as GraphQLBody | null;
        const isRegisteredOperation = body !== null && typeof body === 'object' ? resolveOperation(body) : false;
        request.graphqlContext = await requests.contextOf({
          headers: request.headers,
          sessionCookie: request.cookies[cookieOf(request)],
          requestId: request.id,
          address: request.ip,
          isRegisteredOperation,
        });
      } catch (error) {
        if (error instanceof ApiError) return refuse(request, reply, error);
        throw error;
      }
    },
    handler: fastifyApolloHandler(server, {
      context: async (request) => request.graphqlContext as Context,
    }),
  });
}
