import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { PersistedOperations } from '../../src/graphql/persisted-operations.ts';
import { operations } from '../operations.ts';

/** Teahouse as it is: Fastify, Apollo, compiled execution, the projector. */
export async function start(databaseUrl: string): Promise<string> {
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
      consoleDir: '.',
      s3: null,
    },
    { operations: new PersistedOperations(Object.fromEntries(operations.map(({ hash, text }) => [hash, text]))) },
  );
  return app.listen();
}
