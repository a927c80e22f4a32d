import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BegunSession } from '../members/sessions.ts';
import type { Signer } from '../shared/crypto/signer.ts';
import { localeOf } from '../shared/locale/locale.ts';
import type { Clock } from '../shared/time/clock.ts';
import { deviceOf } from './device.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** Its own name: a reader's session may lie beside it in the same browser. */
export const CONSOLE_COOKIE = 'teahouse_console';

const wish = z.object({ account: z.string().max(64).optional() });
/** How far the operator's clock may be off. */
const TOLERANCE_S = 60;
const signIn = z.object({ token: z.string().min(20).max(200) });
const dead = {
  'zh-CN': '这个链接已用过或已过期。请重新生成：npm run sign-in-link',
  en: 'This link was used or is too old. Make another: npm run sign-in-link',
};

/**
 * `POST /console/session` begins a session from a one-time link and puts it into a cookie no script can read; `DELETE` takes
 * the cookie away. A GET signs nobody in, so that a link preview does not use the link up.
 *
 * `POST /console/sign-in-links` makes such a link for an owner. It is for whoever runs the server: the request is signed with
 * a key derived from the master key (`npm run sign-in-link` does it).
 */
export function registerConsoleSessions(
  http: FastifyInstance,
  { staffSessions, operators, clock }: { staffSessions: StaffSessions; operators: Signer; clock: Clock },
): void {
  http.post('/console/sign-in-links', async (request, reply) => {
    const body = wish.safeParse(request.body);
    const [, time = '', signature = ''] =
      /^t=(\d{1,12}),v1=([\w-]{22})$/.exec(String(request.headers['teahouse-operator'])) ?? [];
    const isFresh = Math.abs(clock.now().getTime() / 1000 - Number(time)) <= TOLERANCE_S;
    if (!body.success || !isFresh || !operators.isSignedBy(`${time}.${body.data.account ?? ''}`, signature)) {
      return reply.code(401).send({ code: 'NOT_THE_OPERATOR' });
    }
    const path = await staffSessions.linkForOwner(body.data.account);
    return path ? reply.send({ path }) : reply.code(404).send({ code: 'ACCOUNT_REQUIRED' });
  });

  http.post('/console/session', async (request, reply) => {
    const body = signIn.safeParse(request.body);
    const session = body.success
      ? await staffSessions.signInWithLink(body.data.token, deviceOf(request.headers['user-agent']))
      : null;
    if (!session) {
      const message = dead[localeOf(request.headers['accept-language'])];
      return reply.code(401).send({ code: 'LINK_NOT_VALID', message });
    }
    return setConsoleCookie(request, reply, session).send({ expiresAt: session.expiresAt });
  });

  http.delete('/console/session', async (request, reply) =>
    reply.clearCookie(CONSOLE_COOKIE, cookieOptions(request)).code(204).send(),
  );
}

export const setConsoleCookie = (request: FastifyRequest, reply: FastifyReply, session: BegunSession): FastifyReply =>
  reply.setCookie(CONSOLE_COOKIE, session.token, { ...cookieOptions(request), expires: session.expiresAt });

const cookieOptions = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', path: '/' }) as const;
