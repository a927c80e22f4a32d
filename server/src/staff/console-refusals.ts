import type { FastifyReply, FastifyRequest } from 'fastify';
import { textOf } from '../shared/errors/api-error.ts';
import { type Localized, localeOf } from '../shared/locale/locale.ts';

/** Why a browser is not signed in: the answers of the routes that stand before a session. */
const refusals = {
  LINK_NOT_VALID: {
    status: 401,
    text: {
      'zh-CN': '这个链接已用过或已过期。请重新生成：npm run sign-in-link',
      en: 'This link was used or is too old. Make another: npm run sign-in-link',
    },
  },
  INVITATION_NOT_VALID: {
    status: 401,
    text: {
      'zh-CN': '这份邀请已被接受、收回或已过期。请让邀请你的人再发一份',
      en: 'This invitation was accepted, taken back, or is too old; ask for another',
    },
  },
  ACCOUNT_REQUIRED: {
    status: 404,
    text: { 'zh-CN': '没有找到这个公众号，请填写它的 handle', en: 'There is no such account; please give its handle' },
  },
  NO_MINI_PROGRAM: {
    status: 404,
    text: {
      'zh-CN': '这个公众号还没有接入小程序，请用一次性链接登录',
      en: 'This account has no Mini Program yet; sign in with a one-time link',
    },
  },
  TOO_MANY_ATTEMPTS: { status: 429, text: textOf('TOO_MANY_ATTEMPTS') },
} as const satisfies Record<string, { status: number; text: Localized }>;

export function refuseSignIn(request: FastifyRequest, reply: FastifyReply, code: keyof typeof refusals): FastifyReply {
  const { status, text } = refusals[code];
  return reply.code(status).send({ code, message: text[localeOf(request.headers['accept-language'])] });
}
