import type { App } from '../apps/apps.ts';
import type { Person } from '../people/people.ts';
import type { AuthorizePageError } from './authorize-request.ts';

export type PageLanguage = 'zh' | 'en';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function page(language: PageLanguage, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; --ink: #191919; --soft: #737373; --line: #ececec; --ground: #fff; --green: #07c160; }
  @media (prefers-color-scheme: dark) { :root { --ink: #d5d5d5; --soft: #8c8c8c; --line: #2c2c2c; --ground: #191919; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; padding: 64px 32px 40px; color: var(--ink);
    background: var(--ground); font: 17px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
  h1 { font-size: 22px; font-weight: 600; margin: 0 0 8px; }
  p { margin: 0 0 8px; color: var(--soft); font-size: 15px; }
  .account { display: flex; align-items: center; gap: 12px; padding-bottom: 24px; margin-bottom: 24px; border-bottom: 1px solid var(--line); }
  .mark { width: 44px; height: 44px; border-radius: 8px; background: var(--green); color: #fff; display: grid; place-items: center; font-size: 20px; }
  .who { display: flex; align-items: center; gap: 12px; padding: 16px 0; border-block: 1px solid var(--line); margin-block: 16px auto; }
  form { display: grid; gap: 12px; justify-items: center; margin-top: 40px; }
  button { font: inherit; min-width: 184px; padding: 8px 24px; border: 0; border-radius: 8px; background: var(--line); color: var(--ink); cursor: pointer; }
  button.primary { background: var(--green); color: #fff; font-weight: 600; }
  button.quiet { background: none; color: var(--soft); font-size: 14px; }
  .error { margin: auto; text-align: center; max-width: 32em; }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

export function errorPage(language: PageLanguage, error: AuthorizePageError): string {
  const [chinese, english] = error.text;
  const title = language === 'zh' ? '无法打开网页' : 'Cannot open this page';
  const text = language === 'zh' ? chinese : english;
  return page(
    language,
    title,
    `<main class="error"><h1>${title}</h1><p>${escapeHtml(text)}</p><p>errorCode: ${error.code}</p></main>`,
  );
}

export function outsideWechatPage(language: PageLanguage): string {
  const title = language === 'zh' ? '请在微信客户端打开链接' : 'Open this link in WeChat';
  return page(language, title, `<main class="error"><h1>${title}</h1></main>`);
}

export function deniedPage(language: PageLanguage, app: App): string {
  const title = language === 'zh' ? '你已拒绝授权' : 'You declined';
  const text = language === 'zh' ? `${app.name} 没有得到你的任何信息。` : `${app.name} has learned nothing about you.`;
  return page(language, title, `<main class="error"><h1>${title}</h1><p>${escapeHtml(text)}</p></main>`);
}

/** @param ticket names the request; the form sends it back with the decision */
export function consentPage(language: PageLanguage, app: App, person: Person, ticket: string): string {
  const zh = language === 'zh';
  return page(
    language,
    zh ? '网页授权' : 'Authorize',
    `<header class="account"><span class="mark" aria-hidden="true">${escapeHtml(app.name.slice(0, 1))}</span><strong>${escapeHtml(app.name)}</strong></header>
<h1>${zh ? '申请使用' : 'Requests access to'}</h1>
<p>${zh ? '你的微信头像、昵称' : 'Your WeChat picture and nickname'}</p>
<div class="who"><span class="mark" aria-hidden="true">${escapeHtml(person.nickname.slice(0, 1))}</span><span>${escapeHtml(person.nickname)}<br><small>${zh ? '微信个人信息' : 'WeChat profile'}</small></span></div>
<form method="post" action="/connect/oauth2/consent">
<input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
<button class="primary" name="decision" value="approve">${zh ? '允许' : 'Allow'}</button>
<button name="decision" value="deny">${zh ? '拒绝' : 'Decline'}</button>
<button class="quiet" name="decision" value="snapshot">${zh ? '仅以快照页浏览' : 'Only browse a snapshot'}</button>
</form>
<script>
  // WeChat refuses the address without its fragment, which never reaches a server
  if (location.hash !== '#wechat_redirect') {
    document.body.innerHTML = '<main class="error"><h1>${zh ? '无法打开网页' : 'Cannot open this page'}</h1><p>#wechat_redirect</p></main>';
  }
</script>`,
  );
}

/** What a browser gets for snsapi_base: it goes on only if the address ended in `#wechat_redirect`. */
export function silentPage(language: PageLanguage, target: string): string {
  const zh = language === 'zh';
  return page(
    language,
    zh ? '正在打开' : 'Opening',
    `<main class="error"><p id="state">${zh ? '正在打开…' : 'Opening…'}</p></main>
<script>
  if (location.hash === '#wechat_redirect') location.replace(${JSON.stringify(target).replaceAll('<', '\\u003c')});
  else document.getElementById('state').textContent = '${zh ? '链接缺少' : 'The link lacks'} #wechat_redirect';
</script>`,
  );
}
