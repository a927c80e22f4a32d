import type { FastifyReply, FastifyRequest } from 'fastify';
import { maxAccountNameLength } from '../accounts/account.refusals.ts';
import { textOf } from '../shared/errors/api-error.ts';
import { type Localized, localeOf } from '../shared/locale/locale.ts';
import { maxNameLength } from './staff.refusals.ts';

/** Why a browser is not signed in: the answers of the routes that stand before a session. */
const refusals = {
  LINK_NOT_VALID: {
    status: 401,
    text: {
      'zh-CN': '这个链接已用过或已过期。请重新生成：npm run sign-in-link',
      en: 'This link was used or is too old. Make another: npm run sign-in-link',
    },
  },
  HANDLE_NOT_VALID: {
    status: 400,
    text: {
      'zh-CN': '短名由 2–32 个小写字母、数字或连字符组成，例如 chaguan',
      en: 'A handle is 2–32 lower-case letters, digits or hyphens, such as chaguan',
    },
  },
  HANDLE_TAKEN: {
    status: 409,
    text: {
      'zh-CN': '这台服务器上已有公众号用了这个短名，请换一个',
      en: 'Another account on this server has this handle; please choose another',
    },
  },
  ACCOUNT_NAME_NOT_VALID: {
    status: 400,
    text: {
      'zh-CN': `公众号名称须为 1–${maxAccountNameLength} 个字`,
      en: `The account’s name has 1–${maxAccountNameLength} characters`,
    },
  },
  OWNER_NAME_NOT_VALID: {
    status: 400,
    text: { 'zh-CN': `名字须为 1–${maxNameLength} 个字`, en: `A name has 1–${maxNameLength} characters` },
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
