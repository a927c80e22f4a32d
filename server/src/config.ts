import { resolve } from 'node:path';
import { z } from 'zod';
import type { S3Settings } from './media/s3-storage.ts';

const url = z.url().transform((value) => value.replace(/\/+$/, ''));
const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off', ''] });

const Environment = z
  .object({
    DATABASE_URL: z.string().min(1),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    PUBLIC_URL: url.optional(),
    TEAHOUSE_DATA: z.string().default('../.data'),
    TEAHOUSE_MASTER_KEY: z.string().min(1),
    WECHAT_API_BASE_URL: url.default('https://api.weixin.qq.com'),
    WECHAT_OPEN_BASE_URL: url.default('https://open.weixin.qq.com'),
    WECHAT_PAY_BASE_URL: url.default('https://api.mch.weixin.qq.com'),
    OPERATIONS: z.enum(['any', 'persisted']).default('any'),
    PLAYGROUND: flag.default(false),
    DEMO: flag.default(false),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    READYZ_ALSO: z.string().default(''),
    H5_DIR: z.string().default('../miniprogram/dist/h5'),
    CONSOLE_DIR: z.string().default('./console/dist'),
    MEDIA_S3_ENDPOINT: z.union([z.literal(''), url]).default(''),
    MEDIA_S3_REGION: z.string().default('auto'),
    MEDIA_S3_BUCKET: z.string().default(''),
    MEDIA_S3_ACCESS_KEY_ID: z.string().default(''),
    MEDIA_S3_SECRET_ACCESS_KEY: z.string().default(''),
    MEDIA_S3_PUBLIC_URL: z.union([z.literal(''), url]).default(''),
  })
  .refine(
    (env) =>
      env.MEDIA_S3_ENDPOINT === '' ||
      (env.MEDIA_S3_BUCKET && env.MEDIA_S3_ACCESS_KEY_ID && env.MEDIA_S3_SECRET_ACCESS_KEY),
    {
      path: ['MEDIA_S3_ENDPOINT'],
      error: 'also needs MEDIA_S3_BUCKET, MEDIA_S3_ACCESS_KEY_ID and MEDIA_S3_SECRET_ACCESS_KEY',
    },
  );

/** Everything the server is told from outside, once, at start. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Where browsers and WeChat reach this server, without a slash at the end. Null: the address it listens on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** Newest first; the older ones only decrypt. */
  readonly masterKeys: readonly Buffer[];
  readonly wechat: { readonly apiBaseUrl: string; readonly openBaseUrl: string; readonly payBaseUrl: string };
  /** Whether operations that are not registered in schema/persisted-operations.json are answered. */
  readonly acceptsAnyOperation: boolean;
  readonly hasPlayground: boolean;
  readonly isDemo: boolean;
  readonly logLevel: string;
  /** Other addresses that must answer before /readyz says yes. */
  readonly readyzAlso: readonly string[];
  readonly h5Dir: string;
  readonly consoleDir: string;
  /** The bucket that keeps the media library; null: a folder below dataDir. */
  readonly s3: S3Settings | null;
}

/**
 * Reads the environment.
 * @throws Error that names every setting that is missing or wrong
 */
export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(
      `settings are missing or wrong (see .env.example) / 设置缺失或有误（见 .env.example）:\n${lines.join('\n')}`,
    );
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: resolve(env.TEAHOUSE_DATA),
    masterKeys: env.TEAHOUSE_MASTER_KEY.split(',').map((key) => Buffer.from(key.trim(), 'base64')),
    wechat: {
      apiBaseUrl: env.WECHAT_API_BASE_URL,
      openBaseUrl: env.WECHAT_OPEN_BASE_URL,
      payBaseUrl: env.WECHAT_PAY_BASE_URL,
    },
    acceptsAnyOperation: env.OPERATIONS === 'any',
    hasPlayground: env.PLAYGROUND,
    isDemo: env.DEMO,
    logLevel: env.LOG_LEVEL,
    readyzAlso: env.READYZ_ALSO.split(',').filter(Boolean),
    h5Dir: resolve(env.H5_DIR),
    consoleDir: resolve(env.CONSOLE_DIR),
    s3: s3From(env),
  };
}

function s3From(env: z.infer<typeof Environment>): S3Settings | null {
  if (env.MEDIA_S3_ENDPOINT === '') return null;
  return {
    endpoint: env.MEDIA_S3_ENDPOINT,
    region: env.MEDIA_S3_REGION,
    bucket: env.MEDIA_S3_BUCKET,
    accessKeyId: env.MEDIA_S3_ACCESS_KEY_ID,
    secretAccessKey: env.MEDIA_S3_SECRET_ACCESS_KEY,
    publicUrl: env.MEDIA_S3_PUBLIC_URL || null,
  };
}
