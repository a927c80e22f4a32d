import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BegunSession } from '../members/sessions.ts';

/** Its own name: a reader's session may lie beside it in the same browser. */
export const CONSOLE_COOKIE = 'teahouse_console';

/** Keeps a session where no script can read it, and other sites cannot send it. */
export const setConsoleCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  { token, expiresAt }: BegunSession,
): FastifyReply => reply.setCookie(CONSOLE_COOKIE, token, { ...cookieOptions(request), expires: expiresAt });

export const clearConsoleCookie = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.clearCookie(CONSOLE_COOKIE, cookieOptions(request));

const cookieOptions = (request: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', path: '/' }) as const;
