import '@fastify/cookie';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccountDirectory } from '../accounts/account-directory.ts';
import { localeOf } from '../shared/locale/locale.ts';
import { WeChatApiError, WeChatUnreachable } from '../wechat/errors.ts';
import type { MemberService } from './member.service.ts';
import { noticePage } from './web-log-in.page.ts';

export const SESSION_COOKIE = 'teahouse_session';
const STATE_COOKIE = 'teahouse_oauth';
/** A person may read the consent page for a while; the code itself lives five minutes. */
const STATE_SECONDS = 600;

/** What the browser keeps while it is at WeChat. */
const PendingLogIn = z.object({
  state: z.string(),
  returnPath: z.string(),
  entryKey: z.string().nullable(),
  scope: z.enum(['base', 'userinfo']),
});
type PendingLogIn = Readonly<z.infer<typeof PendingLogIn>>;

/** Parameters of an address; one that is given twice comes as a list, and is as good as none. */
const parameter = z.string().optional().catch(undefined);
const StartParameters = z.object({ return: parameter, scope: parameter, entry: parameter });
const CallbackParameters = z.object({ code: parameter, state: parameter });

/** Only a path on this server: an address elsewhere would make us a stepping stone for phishing. */
function safeReturnPath(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return '/h5/';
  return path;
}

const cookieOptions = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', path: '/' }) as const;

function readPending(request: FastifyRequest): PendingLogIn | null {
  const cookie = request.cookies[STATE_COOKIE];
  if (!cookie) return null;
  try {
    return PendingLogIn.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What the device calls itself, from a WeChat browser's User-Agent. */
function platformOf(userAgent: string | undefined): string {
  if (/iPhone|iPad/.test(userAgent ?? '')) return 'ios';
  return /Android/.test(userAgent ?? '') ? 'android' : '';
}

/**
 * Signing in to the H5 inside the Official Account: WeChat's web OAuth2.
 * - GET /wechat/oauth/:account/start?return=/h5/…&scope=base|userinfo&entry=…
 * - GET /wechat/oauth/:account/callback?code&state
 * The state is compared with a cookie of the same browser, so a code cannot be planted from elsewhere.
 */
export function registerWebLogIn(
  app: FastifyInstance,
  deps: { accounts: AccountDirectory; members: MemberService; publicUrl: () => string },
): void {
  const { accounts, members } = deps;

  async function sendToWeChat(
    request: FastifyRequest,
    reply: FastifyReply,
    account: { id: string; handle: string },
    wish: Omit<PendingLogIn, 'state'>,
  ) {
    const pending: PendingLogIn = { ...wish, state: randomBytes(16).toString('hex') };
    const address = await members.webAuthorizationUrl(account.id, {
      redirectUri: `${deps.publicUrl()}/wechat/oauth/${account.handle}/callback`,
      scope: pending.scope,
      state: pending.state,
    });
    if (!address) return notice(request, reply, 404, 'noWebSignIn');
    const cookie = Buffer.from(JSON.stringify(pending)).toString('base64url');
    return reply
      .setCookie(STATE_COOKIE, cookie, { ...cookieOptions(request), maxAge: STATE_SECONDS })
      .redirect(address, 302);
  }

  function notice(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    what: Parameters<typeof noticePage>[0],
  ) {
    const page = noticePage(what, localeOf(request.headers['accept-language']));
    return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
  }

  app.get<{ Params: { account: string } }>('/wechat/oauth/:account/start', async (request, reply) => {
    const { return: returnPath, scope, entry } = StartParameters.parse(request.query);
    const account = await accounts.find(request.params.account);
    if (!account) return notice(request, reply, 404, 'unknownAccount');
    return sendToWeChat(request, reply, account, {
      returnPath: safeReturnPath(returnPath),
      entryKey: entry?.slice(0, 64) ?? null,
      scope: scope === 'userinfo' ? 'userinfo' : 'base',
    });
  });

  app.get<{ Params: { account: string } }>('/wechat/oauth/:account/callback', async (request, reply) => {
    const account = await accounts.find(request.params.account);
    if (!account) return notice(request, reply, 404, 'unknownAccount');
    const pending = readPending(request);
    const { code, state } = CallbackParameters.parse(request.query);
    reply.clearCookie(STATE_COOKIE, cookieOptions(request));
    if (!pending || !state || !isSame(pending.state, state)) return notice(request, reply, 400, 'stateMismatch');
    if (!code) return notice(request, reply, 400, 'refused');
    const from = {
      platform: platformOf(request.headers['user-agent']),
      launch: { path: pending.returnPath, entryKey: pending.entryKey },
    };
    const logIn = await members.logInWithWebCode(account.id, code, from).catch((error: unknown) => {
      if (!(error instanceof WeChatUnreachable || error instanceof WeChatApiError)) throw error;
      request.log.warn({ err: error }, 'WeChat did not say who signs in');
      return null;
    });
    if (!logIn) return notice(request, reply, 503, 'weChatAway');
    if (logIn.outcome === 'codeRejected') return notice(request, reply, 400, 'codeRejected');
    if (logIn.outcome === 'snapshot') return notice(request, reply, 403, 'snapshot');
    if (logIn.outcome === 'banned') return notice(request, reply, 403, 'banned');
    return reply
      .setCookie(SESSION_COOKIE, logIn.session.token, {
        ...cookieOptions(request),
        expires: logIn.session.expiresAt,
      })
      .redirect(safeReturnPath(pending.returnPath), 302);
  });
}
