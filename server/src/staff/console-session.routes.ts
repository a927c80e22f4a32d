import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Signer } from '../shared/crypto/signer.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { AccountOpenings } from './account-openings.ts';
import type { Attempts } from './attempts.ts';
import { CONSOLE_COOKIE, clearConsoleCookie, setConsoleCookie } from './console-cookie.ts';
import { refuseSignIn } from './console-refusals.ts';
import { deviceOf } from './device.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** For an owner of an account, or of one that is yet to be opened. */
const wish = z.object({ account: z.string().max(64).optional(), isNew: z.boolean().default(false) });
/** How far the operator's clock may be off. */
const TOLERANCE_S = 60;
const secret = z.string().min(20).max(200);
/** A one-time link's token, or an invitation's code. */
const signIn = z.object({ token: secret.optional(), invitation: secret.optional() });
const lookUp = z.object({ invitation: secret });

/**
 * `POST /console/session` begins a session from a one-time link or an invitation and puts it into a cookie no script can
 * read; `DELETE` ends the session and takes the cookie away. `POST /console/invitation` tells what an invitation is for. A GET signs nobody in, so
 * that a link preview does not use the link up.
 *
 * `POST /console/sign-in-links` makes such a link for an owner, or one that opens an account: on a server without any, and
 * where `isNew` asks for it. It is for whoever runs the server: the request is signed with a key derived from the master key
 * (`npm run sign-in-link` does it).
 */
export function registerConsoleSessions(
  http: FastifyInstance,
  {
    staffSessions,
    attempts,
    accountOpenings,
    operators,
    clock,
  }: {
    staffSessions: StaffSessions;
    attempts: Attempts;
    accountOpenings: AccountOpenings;
    operators: Signer;
    clock: Clock;
  },
): void {
  http.post('/console/sign-in-links', async (request, reply) => {
    const body = wish.safeParse(request.body);
    const [, time = '', signature = ''] =
      /^t=(\d{1,12}),v1=([\w-]{22})$/.exec(String(request.headers['teahouse-operator'])) ?? [];
    const isFresh = Math.abs(clock.now().getTime() / 1000 - Number(time)) <= TOLERANCE_S;
    const { account, isNew } = body.data ?? {};
    if (!body.success || !isFresh || !operators.isSignedBy(`${time}.${isNew ? '+' : (account ?? '')}`, signature)) {
      return reply.code(401).send({ code: 'NOT_THE_OPERATOR' });
    }
    const isFirst = !account && !(await staffSessions.hasAccounts());
    const path = isNew || isFirst ? await accountOpenings.link() : await staffSessions.linkForOwner(account);
    return path ? reply.send({ path }) : reply.code(404).send({ code: 'ACCOUNT_REQUIRED' });
  });

  http.post('/console/session', async (request, reply) => {
    const body = signIn.safeParse(request.body);
    if (!attempts.mayTry('wrongLink', request.ip)) return refuseSignIn(request, reply, 'TOO_MANY_ATTEMPTS');
    const from = { device: deviceOf(request.headers['user-agent']), requestId: request.id };
    const { token, invitation } = body.data ?? {};
    const begun = invitation
      ? await staffSessions.signInWithInvitation(invitation, from)
      : await staffSessions.signInWithLink(token ?? '', from);
    if (begun) return setConsoleCookie(request, reply, begun).send({ expiresAt: begun.expiresAt });
    attempts.count('wrongLink', request.ip);
    return refuseSignIn(request, reply, invitation ? 'INVITATION_NOT_VALID' : 'LINK_NOT_VALID');
  });

  http.post('/console/invitation', async (request, reply) => {
    const body = lookUp.safeParse(request.body);
    if (!attempts.mayTry('wrongLink', request.ip)) return refuseSignIn(request, reply, 'TOO_MANY_ATTEMPTS');
    const open = body.success ? await staffSessions.openInvitation(body.data.invitation) : null;
    if (open) return reply.send(open);
    attempts.count('wrongLink', request.ip);
    return refuseSignIn(request, reply, 'INVITATION_NOT_VALID');
  });

  http.delete('/console/session', async (request, reply) => {
    const token = request.cookies[CONSOLE_COOKIE];
    if (token) await staffSessions.signOut(token);
    return clearConsoleCookie(request, reply).code(204).send();
  });
}
