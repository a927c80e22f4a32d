import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../server/src/config.ts';

/** The settings of a test server. */
export function testConfig(databaseUrl: string, wechatUrl: string, overrides: Partial<Config> = {}): Config {
  return {
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    dataDir: mkdtempSync(join(tmpdir(), 'teahouse-test-')),
    masterKeys: [Buffer.alloc(32, 7)],
    wechat: { apiBaseUrl: wechatUrl, openBaseUrl: wechatUrl, payBaseUrl: wechatUrl },
    acceptsAnyOperation: true,
    hasPlayground: false,
    isDemo: false,
    logLevel: process.env.TEST_LOG_LEVEL ?? 'silent',
    readyzAlso: [],
    consoleDir: process.env.CONSOLE_DIR ?? new URL('../../server/console/dist', import.meta.url).pathname,
    s3: null,
    h5Dir: new URL('../../miniprogram/dist/h5', import.meta.url).pathname,
    ...overrides,
  };
}
