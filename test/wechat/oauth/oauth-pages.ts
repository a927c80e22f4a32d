import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomText } from '../crypto/random-text.ts';
import { bodyText, queryOf } from '../http/request-parts.ts';
import type { Person } from '../people/people.ts';
import type { Sandbox } from '../sandbox.ts';
import {
  consentPage,
  deniedPage,
  errorPage,
  outsideWechatPage,
  type PageLanguage,
  silentPage,
} from './authorize-pages.ts';
import {
  AuthorizePageError,
  type AuthorizeRequest,
  readAuthorizeRequest,
  redirectWithCode,
} from './authorize-request.ts';

/** Cookie in which the simulated in-app browser keeps whose phone it is; a header of that name does too. */
const PERSON_COOKIE = 'wechat-person';

const HOST = 'open.weixin.qq.com';
const CONSENT_LIFETIME_MS = 10 * 60_000;

interface WaitingConsent {
  request: AuthorizeRequest;
  personId: string;
  askedAt: number;
}

/** Whose phone a page is open on. */
export function personOf(sandbox: Sandbox, request: FastifyRequest): Person | undefined {
  const header = request.headers[`x-${PERSON_COOKIE}`];
  const cookie = request.headers.cookie?.match(new RegExp(`(?:^|;\\s*)${PERSON_COOKIE}=([^;]+)`))?.[1];
  const id = typeof header === 'string' ? header : cookie;
  if (id === undefined) return undefined;
  try {
    return sandbox.people.find(decodeURIComponent(id));
  } catch {
    return undefined;
  }
}

function languageOf(person: Person | undefined, request: FastifyRequest): PageLanguage {
  if (person) return person.language === 'en' ? 'en' : 'zh';
  return request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh';
}

/** open.weixin.qq.com: the pages a person sees on the way to a site. */
export function registerOauthPages(server: FastifyInstance, sandbox: Sandbox): void {
  const waiting = new Map<string, WaitingConsent>();

  function note(request: FastifyRequest, verdict: 'ok' | 'refused', detail: string, account?: string): void {
    const [path = '', query] = request.url.split('?', 2);
    sandbox.log.add({ direction: 'in', host: HOST, method: request.method, path, query, verdict, detail, account });
  }

  function issue(wish: AuthorizeRequest, person: Person, asSnapshot: boolean): string {
    const code = sandbox.codes.issue({
      kind: 'oauth',
      appid: wish.app.appid,
      personId: person.id,
      scope: wish.scope,
      ...(asSnapshot && { snapshotOpenid: `o${randomText(27)}` }),
    });
    return redirectWithCode(wish.redirectUri, code, wish.state);
  }

  function answer(reply: FastifyReply, status: number, html: string) {
    return reply.code(status).type('text/html; charset=utf-8').send(html);
  }

  server.get('/connect/oauth2/authorize', (request, reply) => {
    const person = personOf(sandbox, request);
    const language = languageOf(person, request);
    if (!/MicroMessenger/i.test(request.headers['user-agent'] ?? '')) {
      note(request, 'refused', 'not the WeChat browser');
      return answer(reply, 200, outsideWechatPage(language));
    }
    let wish: AuthorizeRequest;
    try {
      wish = readAuthorizeRequest(sandbox.apps, queryOf(request));
    } catch (error) {
      if (!(error instanceof AuthorizePageError)) throw error;
      note(request, 'refused', `${error.code} ${error.message}`, queryOf(request).get('appid') ?? undefined);
      return answer(reply, 200, errorPage(language, error));
    }
    if (!person) {
      note(request, 'refused', 'nobody is signed in to this WeChat', wish.app.name);
      return answer(reply, 200, outsideWechatPage(language));
    }
    if (wish.scope === 'snsapi_userinfo' && !wish.forceSnapshot) {
      const ticket = randomText(32);
      waiting.set(ticket, { request: wish, personId: person.id, askedAt: sandbox.clock.now() });
      note(request, 'ok', `asks ${person.nickname} for consent`, wish.app.name);
      return answer(reply, 200, consentPage(language, wish.app, person, ticket));
    }
    const target = issue(wish, person, wish.forceSnapshot);
    note(request, 'ok', `${wish.scope} for ${person.nickname}`, wish.app.name);
    // Only a real browser knows the fragment, and only its script can check it.
    if (request.headers['sec-fetch-dest']) return answer(reply, 200, silentPage(language, target));
    return reply.redirect(target, 302);
  });

  server.post('/connect/oauth2/consent', (request, reply) => {
    const form = new URLSearchParams(bodyText(request));
    const ticket = form.get('ticket') ?? '';
    const consent = waiting.get(ticket);
    waiting.delete(ticket);
    if (!consent || sandbox.clock.now() - consent.askedAt > CONSENT_LIFETIME_MS) {
      const error = new AuthorizePageError(10009, [
        '页面已过期，请返回重试',
        'This page has expired; go back and try again',
      ]);
      note(request, 'refused', error.message);
      return answer(reply, 200, errorPage(languageOf(personOf(sandbox, request), request), error));
    }
    const person = sandbox.people.get(consent.personId);
    const { app } = consent.request;
    const decision = form.get('decision');
    note(request, decision === 'deny' ? 'refused' : 'ok', `${person.nickname}: ${decision}`, app.name);
    if (decision === 'approve' || decision === 'snapshot') {
      return reply.redirect(issue(consent.request, person, decision === 'snapshot'), 302);
    }
    return answer(reply, 200, deniedPage(languageOf(person, request), app));
  });
}
