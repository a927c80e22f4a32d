import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BegunSession } from '../members/sessions.ts';
import type { Signer } from '../shared/crypto/signer.ts';
import { type Localized, localeOf } from '../shared/locale/locale.ts';
import type { Clock } from '../shared/time/clock.ts';
import { deviceOf } from './device.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** Its own name: a reader's session may lie beside it in the same browser. */
export const CONSOLE_COOKIE = 'teahouse_console';

const wish = z.object({ account: z.string().max(64).optional() });
/** How far the operator's clock may be off. */
const TOLERANCE_S = 60;
const secret = z.string().min(20).max(200);
/** A one-time link's token, or an invitation's code. */
const signIn = z.union([z.object({ token: secret }), z.object({ invitation: secret })]);
const lookUp = z.object({ invitation: secret });
const refusals = {
  LINK_NOT_VALID: {
    'zh-CN': '这个链接已用过或已过期。请重新生成：npm run sign-in-link',
    en: 'This link was used or is too old. Make another: npm run sign-in-link',
  },
  INVITATION_NOT_VALID: {
    'zh-CN': '这份邀请已被接受、收回或已过期。请让邀请你的人再发一份',
    en: 'This invitation was accepted, taken back, or is too old; ask for another',
  },
} as const satisfies Record<string, Localized>;

/**
 * `POST /console/session` begins a session from a one-time link or an invitation and puts it into a cookie no script can
 * read; `DELETE` takes the cookie away. `POST /console/invitation` tells what an invitation is for. A GET signs nobody in, so
 * that a link preview does not use the link up.
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
    const from = { device: deviceOf(request.headers['user-agent']), requestId: request.id };
    if (!body.success) return refuse(request, reply, 'LINK_NOT_VALID');
    if ('invitation' in body.data) {
      const begun = await staffSessions.signInWithInvitation(body.data.invitation, from);
      return begun ? signedIn(request, reply, begun) : refuse(request, reply, 'INVITATION_NOT_VALID');
    }
    const begun = await staffSessions.signInWithLink(body.data.token, from);
    return begun ? signedIn(request, reply, begun) : refuse(request, reply, 'LINK_NOT_VALID');
  });

  http.post('/console/invitation', async (request, reply) => {
    const body = lookUp.safeParse(request.body);
    const open = body.success ? await staffSessions.openInvitation(body.data.invitation) : null;
    return open ? reply.send(open) : refuse(request, reply, 'INVITATION_NOT_VALID');
  });

  http.delete('/console/session', async (request, reply) =>
    reply.clearCookie(CONSOLE_COOKIE, cookieOptions(request)).code(204).send(),
  );
}

function signedIn(request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: BegunSession): FastifyReply {
  return reply.setCookie(CONSOLE_COOKIE, token, { ...cookieOptions(request), expires: expiresAt }).send({ expiresAt });
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: keyof typeof refusals): FastifyReply {
  const message = refusals[code][localeOf(request.headers['accept-language'])];
  return reply.code(401).send({ code, message });
}

const cookieOptions = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', path: '/' }) as const;
