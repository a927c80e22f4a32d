import type { Localized } from '../../shared/locale/locale.ts';

/** Why a row cannot be brought in; `value` is what stands there. */
export interface ListProblem {
  readonly code: ListProblemCode;
  readonly value?: string;
}

const texts = {
  NO_IDENTITY: () => ({
    'zh-CN': '没有写是谁：请填 unionid，或同时填 openid 和 appid',
    en: 'It does not say who: give unionid, or both openid and appid',
  }),
  UNKNOWN_APP: (appid: string) => ({
    'zh-CN': `appid「${appid}」不是这个账号的小程序或公众号`,
    en: `appid “${appid}” is neither this account’s Mini Program nor its Official Account`,
  }),
  CONTRADICTING_IDENTITY: () => ({
    'zh-CN': 'openid 与 unionid 属于两位不同的会员',
    en: 'openid and unionid belong to two different members',
  }),
  INVALID_NAME: () => ({ 'zh-CN': '名字不超过 100 个字', en: 'A name takes at most 100 characters' }),
  UNKNOWN_TIER: (tier: string) => ({
    'zh-CN': `没有方案「${tier}」，请填方案的代号或名称`,
    en: `There is no tier “${tier}”; give a tier’s key or name`,
  }),
  NO_END: () => ({
    'zh-CN': '填了方案，还要填到期时间 ends_at',
    en: 'A tier needs ends_at, until when it is held',
  }),
  DATES_WITHOUT_TIER: () => ({ 'zh-CN': '填了时间，但没有填方案 tier', en: 'There are dates, but no tier' }),
  INVALID_INSTANT: (text: string) => ({
    'zh-CN': `「${text}」不是时间，请写成 2026-03-01`,
    en: `“${text}” is no time; write 2026-03-01`,
  }),
  ENDS_BEFORE_START: () => ({ 'zh-CN': '到期时间早于开始时间', en: 'It ends before it begins' }),
  INVALID_TAG: (tag: string) => ({
    'zh-CN': `标签「${tag}」太长：最多 30 个字`,
    en: `Tag “${tag}” is too long: 30 characters at most`,
  }),
  INVALID_NOTE: () => ({ 'zh-CN': '备注不超过 2000 个字', en: 'A note takes at most 2000 characters' }),
  INVALID_SOURCE: () => ({ 'zh-CN': '来源不超过 40 个字', en: 'A source takes at most 40 characters' }),
} satisfies Record<string, (value: string) => Localized>;

export type ListProblemCode = keyof typeof texts;

export const problemText = ({ code, value = '' }: ListProblem): Localized => texts[code](value);
