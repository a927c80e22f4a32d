import { rm } from 'node:fs/promises';
import { GraphQLClient } from 'graphql-request';
import { type App, createApp } from '../../server/src/app.ts';
import type { Config } from '../../server/src/config.ts';
import type { Clock } from '../../server/src/shared/time/clock.ts';
import { type SpawnedSandbox, spawnSandbox } from '../wechat/spawn-sandbox.ts';
import { createTestDatabase } from './database.ts';
import { Given } from './given.ts';
import { testConfig } from './test-config.ts';

/** A whole Teahouse for one test file: its own database, its own WeChat, a server over HTTP. */
export interface Teahouse {
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: App;
  readonly sandbox: SpawnedSandbox;
  readonly given: Given;
  /** A GraphQL client without a session. */
  anonymous(accountHandle: string, headers?: Record<string, string>): GraphQLClient;
  /** A GraphQL client with a session's token. */
  as(sessionToken: string, headers?: Record<string, string>): GraphQLClient;
  /** Rows of a plain SQL query: what is really stored. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** Starts a Teahouse; call `stop` in afterAll. */
export async function startTeahouse(options: { clock?: Clock; config?: Partial<Config> } = {}): Promise<Teahouse> {
  const [databaseUrl, sandbox] = await Promise.all([createTestDatabase(), spawnSandbox()]);
  const config = testConfig(databaseUrl, sandbox.url, options.config);
  const app = await createApp(config, options.clock ? { clock: options.clock } : {});
  const url = await app.listen();
  return {
    ...toolsFor({ url, databaseUrl, app, sandbox }),
    async stop() {
      await app.close();
      await sandbox.stop();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

/** What tests do with a Teahouse, whichever process its server runs in. */
export function toolsFor(parts: Pick<Teahouse, 'url' | 'databaseUrl' | 'app' | 'sandbox'>): Omit<Teahouse, 'stop'> {
  const { url, app } = parts;
  const client = (headers: Record<string, string>) => new GraphQLClient(`${url}/graphql`, { headers });
  return {
    ...parts,
    given: new Given(parts),
    anonymous: (accountHandle, headers = {}) => client({ 'teahouse-account': accountHandle, ...headers }),
    as: (sessionToken, headers = {}) => client({ authorization: `Bearer ${sessionToken}`, ...headers }),
    async sql(text, values) {
      return (await app.pool.query(text, values)).rows;
    },
  };
}
