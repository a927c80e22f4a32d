import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import type { MikroORM } from '@mikro-orm/postgresql';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Pool } from 'pg';
import { type Logger, pino } from 'pino';
import { registerAffiliatePostbacks } from './affiliates/affiliate-postbacks.routes.ts';
import { registerClients } from './clients.routes.ts';
import type { Config } from './config.ts';
import { createOrm } from './database/orm.ts';
import { createPool } from './database/pool.ts';
import { DemoSignIn } from './demo/demo-sign-in.ts';
import { PersistedOperations } from './graphql/persisted-operations.ts';
import { Requests } from './graphql/request.ts';
import { registerGraphQL } from './graphql/routes.ts';
import { createSchema } from './graphql/schema.ts';
import { registerHealth } from './health.routes.ts';
import { registerErrors } from './http-errors.ts';
import { registerWeChatCallbacks } from './inbox/wechat-callbacks.routes.ts';
import { createJobHandlers } from './jobs.ts';
import { registerMedia, registerUploads } from './media/media.routes.ts';
import { ViewerLoader } from './members/viewer-loader.ts';
import { registerWebLogIn } from './members/web-log-in.routes.ts';
import { accountChoices, exampleIdsOf } from './playground/playground.reads.ts';
import { registerPlayground } from './playground/playground.ts';
import { createServices, type Services } from './services.ts';
import { createSigner } from './shared/crypto/signer.ts';
import { JobRunner } from './shared/outbox/job-runner.ts';
import { type Clock, systemClock } from './shared/time/clock.ts';
import { registerAccountOpenings } from './staff/account-opening.routes.ts';
import { registerConsoleScans } from './staff/console-scan.routes.ts';
import { registerConsoleSessions } from './staff/console-session.routes.ts';
import { registerStatements } from './statements/statement.routes.ts';
import { registerTasks } from './tasks/task.routes.ts';

const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const POOL_SIZE = 10;
/** A request that does not come to its end must not hold its connection, nor the stop of the server. */
const REQUEST_TIMEOUT_MS = 30_000;

/** A server that has been put together; it serves after `listen`. */
export interface App {
  readonly http: FastifyInstance;
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly services: Services;
  readonly clock: Clock;
  /** Starts serving. @returns the address it listens on */
  listen(): Promise<string>;
  /** Lets running requests and jobs end, then closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/** What createApp can be given instead of what production uses. */
export interface AppParts {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Registered operations; those of our own clients when not given. */
  readonly operations?: PersistedOperations;
}

const clientsOperations = () =>
  PersistedOperations.fromFile(new URL('../../schema/persisted-operations.json', import.meta.url));

/** Builds the server from its settings. main.ts and the tests call it; nothing acts before `listen`. */
export async function createApp(
  config: Config,
  { clock = systemClock, logger, operations = clientsOperations() }: AppParts = {},
): Promise<App> {
  const log =
    logger ??
    pino({ level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', '*.sessionToken'] });
  mkdirSync(join(config.dataDir, 'media'), { recursive: true });
  const orm = await createOrm(config.databaseUrl);
  const pool = createPool(config.databaseUrl, POOL_SIZE);
  pool.on('error', (err) => log.warn({ err }, 'an idle database connection was lost'));
  const http = fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: true,
    forceCloseConnections: 'idle',
    // One line per request, written below when it has been answered.
    logController: new LogController({ disableRequestLogging: true }),
    // The instance's type carries pino's Logger, where plugins and routes ask for Fastify's own.
  }) as unknown as FastifyInstance;
  const address = () => {
    const bound = http.server.address();
    return config.publicUrl ?? `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : config.port}`;
  };
  const services = createServices({ config, orm, pool, clock, logger: log, publicUrl: address });
  let isStopping = false;
  let jobs: JobRunner | null = null;

  registerErrors(http);
  await http.register(cookie);
  await http.register(compress, { threshold: 1024 });
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // A connection that is kept alive would keep a server that stops from stopping.
    if (isStopping) reply.header('connection', 'close');
  });
  http.addHook('onResponse', async (request, reply) => {
    const { method, url, graphqlContext } = request;
    const path = url.split('?')[0];
    const fields = { requestId: request.id, method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    const { viewer } = graphqlContext ?? {};
    log.info({ ...fields, ...(viewer && { accountId: viewer.accountId, memberId: viewer.member?.id }) }, 'answered');
  });
  const requests = new Requests({ pool, clock, services, viewers: new ViewerLoader({ pool }) });
  await registerGraphQL(http, {
    schema: await createSchema(),
    requests,
    operations,
    acceptsAnyOperation: config.acceptsAnyOperation,
    logger: log,
  });
  registerWebLogIn(http, { accounts: services.accounts, members: services.members, publicUrl: address });
  registerWeChatCallbacks(http, {
    inbox: services.inbox,
    accounts: services.callbackAccounts,
    pay: services.wechat.pay,
    appleInquiries: services.appleInquiries,
  });
  registerAffiliatePostbacks(http, { pool, clock, cipher: services.cipher, reports: services.affiliateReports });
  registerStatements(http, { requests });
  await registerTasks(http, { requests, tasks: services.tasks, memberLists: services.memberLists });
  registerConsoleSessions(http, {
    clock,
    staffSessions: services.staffSessions,
    attempts: services.attempts,
    accountOpenings: services.accountOpenings,
    operators: createSigner(config.masterKeys, 'operator'),
  });
  registerAccountOpenings(http, services);
  registerConsoleScans(http, services);
  registerHealth(http, { config, pool, isStopping: () => isStopping, areJobsRunning: () => jobs !== null });
  await registerUploads(http, { requests, uploads: services.uploads });
  await registerMedia(http, { root: join(config.dataDir, 'media'), storage: services.mediaStorage });
  await registerClients(http, config);
  if (config.hasPlayground) {
    const demo = new DemoSignIn({ orm, pool, clock, accounts: services.accounts, sessions: services.sessions });
    await registerPlayground(http, {
      ...(config.isDemo && { signIn: (as, account) => demo.signIn(account, as) }),
      accounts: () => accountChoices(pool),
      async exampleIds(handle) {
        const account = await services.accounts.find(handle);
        return account ? exampleIdsOf(pool, account.id, config.isDemo) : {};
      },
    });
  }

  return {
    http,
    orm,
    pool,
    services,
    clock,
    async listen() {
      const listeningAt = await http.listen({ host: config.host, port: config.port });
      const handlers = createJobHandlers(services);
      jobs = await JobRunner.start({ databaseUrl: config.databaseUrl, handlers, logger: log });
      return listeningAt;
    },
    async close() {
      if (isStopping) return;
      isStopping = true;
      await http.close();
      await jobs?.stop();
      await pool.end();
      await orm.close();
    },
  };
}
