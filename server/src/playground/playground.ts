import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../shared/errors/api-error.ts';
import { type DemoRole, demoRoles, type ExampleIds } from './example.ts';

export interface PlaygroundOptions {
  /**
   * Signs in as one of the demo's people. Given only with DEMO=1: without it there is no such address, and the page
   * shows no such buttons.
   * @param account the handle of the demo account
   * @throws ApiError NOT_FOUND when the account has no such person
   */
  readonly signIn?: (as: DemoRole, account: string) => Promise<{ sessionToken: string }>;
  /** The accounts to choose from. */
  readonly accounts?: () => Promise<AccountChoice[]>;
  /**
   * What the examples' variables stand for in an account; see exampleIdsOf.
   * @returns nothing for an unknown account
   */
  readonly exampleIds?: (account: string) => Promise<ExampleIds>;
  /** The built page; `npm start` builds it. */
  readonly pageDir?: string;
}

const SignIn = z.object({ as: z.enum(demoRoles as [DemoRole, ...DemoRole[]]), account: z.string() });

/** One of the accounts this server serves. */
export interface AccountChoice {
  readonly handle: string;
  readonly name: string;
}

/** Nothing but our own server is asked for anything; monaco makes styles at run time and carries its icons as data. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** GraphiQL for browsers at GET /graphql, its files at /playground/, and with DEMO=1 the one-click sign-in. */
export async function registerPlayground(app: FastifyInstance, options: PlaygroundOptions = {}): Promise<void> {
  const pageDir = options.pageDir ?? fileURLToPath(new URL('../../playground/dist', import.meta.url));
  const page = `${pageDir}/index.html`;

  app.get('/graphql', async (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!wantsPage) {
      // Operations come by POST only: a GET can be sent by any page that embeds a picture.
      return reply
        .code(405)
        .header('allow', 'POST')
        .send({ errors: [{ message: 'POST GraphQL operations to this address' }] });
    }
    if (!existsSync(page)) {
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('接口试验台还没有构建：npm start 会构建它。\nThe playground is not built: npm start builds it.\n');
    }
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('x-content-type-options', 'nosniff')
      .send(readFileSync(page));
  });

  if (existsSync(pageDir)) {
    await app.register(fastifyStatic, {
      root: pageDir,
      prefix: '/playground/',
      index: false,
      decorateReply: false,
      maxAge: '365d',
      immutable: true, // every file's name carries a hash of its content
    });
  }

  app.get('/playground/options', async () => ({
    canSignIn: options.signIn !== undefined,
    accounts: (await options.accounts?.()) ?? [],
  }));
  app.get<{ Params: { account: string } }>(
    '/playground/example-ids/:account',
    async ({ params }) => (await options.exampleIds?.(params.account)) ?? {},
  );

  const { signIn } = options;
  if (!signIn) return;
  app.post('/playground/sign-in', async (request, reply) => {
    const input = SignIn.safeParse(request.body);
    if (!input.success)
      return reply.code(400).send({ error: `as is one of ${demoRoles.join(', ')}; account is a handle` });
    try {
      const { sessionToken } = await signIn(input.data.as, input.data.account);
      return reply.header('cache-control', 'no-store').send({ sessionToken });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'NOT_FOUND') throw error;
      return reply.code(404).send({ error: `${input.data.account} has no demo ${input.data.as}` });
    }
  });
}
