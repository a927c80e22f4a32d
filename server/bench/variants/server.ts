import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createApp } from '../../src/app.ts';
import { PersistedOperations } from '../../src/graphql/persisted-operations.ts';

/** Teahouse as it is: Fastify, Apollo, compiled execution, the projector. */
export async function startServer(
  databaseUrl: string,
  operations: readonly { readonly hash: string; readonly text: string }[],
): Promise<{ url: string; pool: Pool; close: () => Promise<void> }> {
  const nowhere = 'http://127.0.0.1:9';
  const app = await createApp(
    {
      databaseUrl,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir: mkdtempSync(join(tmpdir(), 'teahouse-bench-')),
      masterKeys: [Buffer.alloc(32, 7)],
      wechat: { apiBaseUrl: nowhere, openBaseUrl: nowhere, payBaseUrl: nowhere },
      acceptsAnyOperation: false,
      hasPlayground: false,
      isDemo: false,
      logLevel: 'silent',
      readyzAlso: [],
      h5Dir: join(tmpdir(), 'teahouse-bench-no-h5'),
      consoleDir: join(tmpdir(), 'teahouse-bench-no-console'),
      s3: null,
    },
    { operations: new PersistedOperations(Object.fromEntries(operations.map(({ hash, text }) => [hash, text]))) },
  );
  return { url: await app.listen(), pool: app.pool, close: () => app.close() };
}
