import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkV2Signature } from '../http/pay-v2-host.ts';
import { bodyText, queryOf } from '../http/request-parts.ts';
import { escapeHtml, type PageLanguage, page } from '../oauth/authorize-pages.ts';
import { personOf } from '../oauth/oauth-pages.ts';
import type { Person } from '../people/people.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SignRequest } from './contracts.ts';
import { PapayRefusal } from './papay-refusal.ts';
import { field, readSignFields } from './sign-fields.ts';

const PATH = '/papay/entrustweb';
const HOST = 'api.mch.weixin.qq.com';

function message(language: PageLanguage, title: [string, string], text: string): string {
  const heading = language === 'zh' ? title[0] : title[1];
  return page(language, heading, `<main class="error"><h1>${heading}</h1><p>${escapeHtml(text)}</p></main>`);
}

/** The page in which a person reads what will be deducted by whom, and says yes or no. */
export function registerEntrustPage(server: FastifyInstance, sandbox: Sandbox): void {
  const { merchants, papayContracts } = sandbox;

  function note(request: FastifyRequest, verdict: 'ok' | 'refused', detail: string): void {
    const [path = '', query] = request.url.split('?', 2);
    sandbox.log.add({ direction: 'in', host: HOST, method: request.method, path, query, verdict, detail });
  }

  /** @throws PapayRefusal, or an Error for a wrong signature */
  function requestOf(query: URLSearchParams): SignRequest {
    const id = query.get('pre_entrustweb_id');
    if (id !== null) {
      const known = papayContracts.findRequest(id);
      if (!known) throw new PapayRefusal('PARAM_ERROR', 'pre_entrustweb_id不存在');
      return known;
    }
    const fields = Object.fromEntries(query);
    const { merchant } = checkV2Signature(sandbox, fields);
    if (fields.version !== '1.0') throw new PapayRefusal('PARAM_ERROR', 'version固定为1.0');
    if (!/^\d{10}$/.test(field(fields, 'timestamp', 10))) throw new PapayRefusal('PARAM_ERROR', 'timestamp为10位');
    return papayContracts.request(readSignFields(merchant, fields, { version: 'v2', outTradeNo: null }));
  }

  function consent(language: PageLanguage, request: SignRequest, person: Person, back: string): string {
    const zh = language === 'zh';
    const merchant = merchants.get(request.mchid);
    const plan = merchant.papayPlans.find(({ planId }) => planId === request.planId);
    const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
    return page(
      language,
      zh ? '开通自动扣款' : 'Allow automatic payments',
      `<header class="account"><span class="mark" aria-hidden="true">${escapeHtml(merchant.name.slice(0, 1))}</span><strong>${escapeHtml(merchant.name)}</strong></header>
<h1>${escapeHtml(plan?.name ?? '')}</h1>
<p>${zh ? '扣款服务账号' : 'Account'}：${escapeHtml(request.displayAccount)}</p>
<div class="who"><span class="mark" aria-hidden="true">${escapeHtml(person.nickname.slice(0, 1))}</span><span>${escapeHtml(person.nickname)}</span></div>
<form method="post" action="${PATH}/answer">
${hidden('id', request.id)}${hidden('back', back)}
<button class="primary" name="decision" value="agree">${zh ? '开通' : 'Allow'}</button>
<button name="decision" value="deny">${zh ? '取消' : 'Cancel'}</button>
</form>`,
    );
  }

  function html(reply: FastifyReply, text: string): FastifyReply {
    return reply.type('text/html; charset=utf-8').send(text);
  }

  function refuse(request: FastifyRequest, reply: FastifyReply, language: PageLanguage, error: unknown): FastifyReply {
    const text = error instanceof Error ? error.message : String(error);
    note(request, 'refused', text);
    return html(reply, message(language, ['无法开通', 'Cannot be allowed'], text));
  }

  server.get(PATH, (request, reply) => {
    const person = personOf(sandbox, request);
    const language = person?.language === 'en' ? 'en' : 'zh';
    if (!person || !/MicroMessenger/i.test(request.headers['user-agent'] ?? '')) {
      return refuse(request, reply, language, new Error('请在微信客户端打开链接'));
    }
    try {
      const query = queryOf(request);
      const asked = requestOf(query);
      note(request, 'ok', `asks ${person.nickname} to sign ${asked.contractCode}`);
      const back = query.get('return_web') === '1' ? (request.headers.referer ?? '') : '';
      return html(reply, consent(language, asked, person, back));
    } catch (error) {
      return refuse(request, reply, language, error);
    }
  });

  server.post(`${PATH}/answer`, async (request, reply) => {
    const form = new URLSearchParams(bodyText(request));
    const person = personOf(sandbox, request);
    const language = person?.language === 'en' ? 'en' : 'zh';
    const asked = papayContracts.findRequest(form.get('id') ?? '');
    if (!person || !asked) return refuse(request, reply, language, new Error('页面已过期'));
    const back = form.get('back') ?? '';
    try {
      if (form.get('decision') === 'agree') await papayContracts.sign(asked, person);
    } catch (error) {
      if (!(error instanceof PapayRefusal)) throw error;
      return refuse(request, reply, language, error);
    }
    note(request, 'ok', `${person.nickname}: ${String(form.get('decision'))}`);
    if (/^https?:\/\//.test(back)) {
      const target = new URL(back);
      target.searchParams.set('from_wxpay', '1');
      return reply.redirect(target.href, 302);
    }
    const isSigned = form.get('decision') === 'agree';
    return html(
      reply,
      message(language, isSigned ? ['已开通', 'Allowed'] : ['未开通', 'Not allowed'], asked.displayAccount),
    );
  });
}
