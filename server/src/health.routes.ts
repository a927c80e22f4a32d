import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Config } from './config.ts';

const CHECK_TIMEOUT_MS = 2_000;

type Check = () => Promise<unknown>;

/** GET /healthz: the process lives. GET /readyz: everything a reader needs serves; says what does not. */
export function registerHealth(
  app: FastifyInstance,
  deps: { config: Config; pool: Pool; isStopping: () => boolean; areJobsRunning: () => boolean },
): void {
  const { config, pool } = deps;
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  const checks: Record<string, Check> = {
    server: async () => must(!deps.isStopping(), 'stopping'),
    database: () => pool.query({ name: 'readyz', text: 'select count(*) from migrations' }),
    jobs: async () => must(deps.areJobsRunning(), 'the job runner is not running'),
    h5: async () =>
      must(existsSync(join(config.h5Dir, 'index.html')), 'the H5 client is not built: npm start builds it'),
  };
  for (const address of config.readyzAlso) {
    checks[address] = () => fetch(address, { signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
  }

  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check();
          return [name, 'ok'] as const;
        } catch (error) {
          return [name, error instanceof Error ? error.message : String(error)] as const;
        }
      }),
    );
    const isReady = results.every(([, result]) => result === 'ok');
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
  });
}
