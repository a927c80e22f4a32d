import type { Locale, Localized } from '../locale/locale.ts';

export type ApiErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'SECOND_FACTOR_NEEDED'
  | 'ACCOUNT_REQUIRED'
  | 'NOT_FOUND'
  | 'BAD_INPUT'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'OPERATION_NOT_ALLOWED'
  | 'TOO_COMPLEX'
  | 'TOO_MANY_ATTEMPTS'
  | 'INTERNAL';

const texts: Record<ApiErrorCode, Localized> = {
  UNAUTHENTICATED: { 'zh-CN': '请先登录', en: 'Please sign in first' },
  FORBIDDEN: { 'zh-CN': '你没有权限这样做', en: 'You are not allowed to do this' },
  SECOND_FACTOR_NEEDED: {
    'zh-CN': '请先用通行密钥确认是你本人',
    en: 'Please confirm with your passkey that it is you',
  },
  ACCOUNT_REQUIRED: {
    'zh-CN': '请用请求头 teahouse-account 指明公众号（handle 或 appid）',
    en: 'Name the account in the header teahouse-account (its handle or one of its appids)',
  },
  NOT_FOUND: { 'zh-CN': '没有找到', en: 'Not found' },
  BAD_INPUT: { 'zh-CN': '输入有误', en: 'The input is not valid' },
  PERSISTED_QUERY_NOT_FOUND: { 'zh-CN': '没有登记过这个操作', en: 'This operation is not registered here' },
  OPERATION_NOT_ALLOWED: {
    'zh-CN': '此服务器只接受登记过的操作',
    en: 'This server accepts registered operations only',
  },
  TOO_COMPLEX: { 'zh-CN': '查询过于复杂，请拆开', en: 'The query is too complex; please split it' },
  TOO_MANY_ATTEMPTS: {
    'zh-CN': '尝试次数过多，请十分钟后再试',
    en: 'Too many attempts; please try again in ten minutes',
  },
  INTERNAL: { 'zh-CN': '出错了，请稍后再试', en: 'Something went wrong; please try again later' },
};

/**
 * A refusal that is not part of a payload union: it becomes a GraphQL error with `extensions.code` and a request id.
 * Pass `text` to say more than the code's own sentence.
 */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly text: Localized;

  constructor(code: ApiErrorCode, text: Localized = texts[code]) {
    super(`${code}: ${text.en}`);
    this.name = 'ApiError';
    this.code = code;
    this.text = text;
  }

  messageIn(locale: Locale): string {
    return this.text[locale];
  }
}

/** The sentence for a code, where no error was thrown by us. */
export const textOf = (code: ApiErrorCode): Localized => texts[code];
