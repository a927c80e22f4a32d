import type { Locale, Localized } from '../shared/locale/locale.ts';

const notices = {
  unknownAccount: {
    'zh-CN': '没有找到这个公众号，请从公众号的菜单重新进入。',
    en: 'This account does not exist here. Please come in again from the Official Account’s menu.',
  },
  noWebSignIn: {
    'zh-CN': '这个公众号不支持网页登录，请在小程序中阅读。',
    en: 'This account has no web sign-in. Please read in its Mini Program.',
  },
  stateMismatch: {
    'zh-CN': '登录没有完成：请求已过期或来自别处。请从公众号的菜单重新进入。',
    en: 'Sign-in did not finish: the request is too old or came from elsewhere. Please come in again from the menu.',
  },
  refused: {
    'zh-CN': '你没有授权登录，仍可阅读公开的文章。',
    en: 'You did not allow sign-in. You can still read what is open to everyone.',
  },
  codeRejected: {
    'zh-CN': '登录凭证已失效，请返回后再试一次。',
    en: 'The sign-in code no longer works. Please go back and try again.',
  },
  weChatAway: {
    'zh-CN': '微信暂时没有回应，请返回后再试一次。',
    en: 'WeChat is not answering right now. Please go back and try again.',
  },
  snapshot: {
    'zh-CN': '当前是快照页，无法登录。请在页面底部点「使用完整服务」后再试。',
    en: 'This is a snapshot page and cannot sign you in. Choose “use full service” at its foot and try again.',
  },
  banned: {
    'zh-CN': '你暂时无法使用这个公众号的会员服务，如有疑问请联系公众号。',
    en: 'You cannot use this account’s membership at the moment; please contact the account.',
  },
} satisfies Record<string, Localized>;

const title: Localized = { 'zh-CN': '登录', en: 'Sign in' };
const back: Localized = { 'zh-CN': '返回', en: 'Back' };

/** A small page for when signing in cannot go on. It holds no text from outside. */
export function noticePage(what: keyof typeof notices, locale: Locale): string {
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title[locale]}</title><style>:root{color-scheme:light dark;--paper:#faf8f3;--ink:#2b2a27;--accent:#3f6b57}
@media(prefers-color-scheme:dark){:root{--paper:#171715;--ink:#e4e0d6;--accent:#8fbfa6}}
body{margin:0;min-height:100vh;display:grid;place-content:center;gap:24px;padding:32px;background:var(--paper);color:var(--ink);
font:17px/1.8 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;text-align:center}
a{color:var(--accent)}</style><p>${notices[what][locale]}</p><p><a href="/h5/">${back[locale]}</a></p></html>`;
}
