import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionEndpoints } from '../codes/session-endpoints.ts';
import { randomHex } from '../crypto/random-text.ts';
import type { ApiFault } from '../faults/faults.ts';
import { menuEndpoints } from '../menus/menu-endpoints.ts';
import { oauthEndpoints } from '../oauth/oauth-endpoints.ts';
import { followerEndpoints } from '../people/follower-endpoints.ts';
import { quotaEndpoints } from '../quotas/quota-endpoints.ts';
import type { Sandbox } from '../sandbox.ts';
import { tagEndpoints } from '../tags/tag-endpoints.ts';
import { tokenEndpoints } from '../tokens/token-endpoints.ts';
import { xpayEndpoints } from '../xpay/xpay-endpoints.ts';
import type { ApiCall, ApiEndpoint } from './api-endpoint.ts';
import { ApiError } from './api-error.ts';
import { sendThroughFault, takeApiFault } from './api-faults.ts';
import { bodyText, isBodyText, pathOf, queryOf } from './request-parts.ts';

export const API_HOST = 'api.weixin.qq.com';

function allEndpoints(sandbox: Sandbox): ApiEndpoint[] {
  const { apps, people, codes, sessions, settings, tokens, userTokens, menus, tags, quotas } = sandbox;
  const now = () => sandbox.clock.now();
  return [
    ...tokenEndpoints(apps, tokens),
    ...quotaEndpoints(quotas, settings),
    ...sessionEndpoints({ apps, people, codes, sessions, settings, now }),
    ...oauthEndpoints({ apps, people, codes, userTokens, now }),
    ...menuEndpoints({ apps, menus, tags, people, settings }),
    ...tagEndpoints(tags, people),
    ...followerEndpoints(people),
    ...xpayEndpoints(sandbox),
  ];
}

function readJson(rawBody: string): Record<string, unknown> {
  if (rawBody.trim() === '') throw new ApiError(44002, 'empty post data');
  let value: unknown;
  try {
    value = JSON.parse(rawBody);
  } catch {
    throw new ApiError(47001, 'data format error');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError(47001, 'data format error');
  }
  return value as Record<string, unknown>;
}

function rid(nowSeconds: number): string {
  return `${nowSeconds.toString(16)}-${randomHex(8)}-${randomHex(8)}`;
}

/** api.weixin.qq.com: transport rules, access tokens, quotas; then the endpoint itself. */
export function registerApiHost(server: FastifyInstance, sandbox: Sandbox): void {
  const endpoints = new Map(allEndpoints(sandbox).map((endpoint) => [endpoint.path, endpoint]));

  function endpointFor(request: FastifyRequest): ApiEndpoint {
    const endpoint = endpoints.get(pathOf(request));
    if (!endpoint) throw new ApiError(40066, 'invalid url');
    if (endpoint.method === request.method) return endpoint;
    throw endpoint.method === 'GET'
      ? new ApiError(43001, 'require GET method')
      : new ApiError(43002, 'require POST method');
  }

  function checkApp(endpoint: ApiEndpoint, query: URLSearchParams): ApiCall['app'] {
    const app = sandbox.apps.get(sandbox.tokens.check(query.get('access_token')));
    if (endpoint.kinds && !endpoint.kinds.includes(app.kind)) throw new ApiError(48001, 'api unauthorized');
    if (endpoint.verifiedOnly && !app.verified) throw new ApiError(48001, 'api unauthorized');
    return app;
  }

  async function answerCall(
    request: FastifyRequest,
    actFor: (account: string) => void,
    fault: ApiFault | undefined,
  ): Promise<Record<string, unknown>> {
    const endpoint = endpointFor(request);
    if (!isBodyText(request)) throw new ApiError(47001, 'data format error');
    const query = queryOf(request);
    const rawBody = bodyText(request);
    const body = () => readJson(rawBody);
    // Endpoints without an access token are handed no app; they identify the account themselves.
    const app = endpoint.token === 'app' ? checkApp(endpoint, query) : undefined;
    if (app) actFor(app.name);
    const counted = app?.appid ?? query.get('appid') ?? appidInBody(rawBody);
    if (counted) sandbox.quotas.count(counted, endpoint.path);
    if (fault && fault.when !== 'after') refuseBefore(fault);
    const answer = await endpoint.handle({
      query,
      rawBody,
      body,
      app: app as ApiCall['app'],
      ip: request.ip,
      origin: `${request.protocol}://${request.host}`,
      actFor,
    });
    if (fault?.errcode !== undefined) throw new ApiError(fault.errcode, 'injected fault');
    return answer;
  }

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const startedAt = Date.now();
    const path = pathOf(request);
    const fault = takeApiFault(sandbox.faults, path);
    let account: string | undefined;
    let answer: Record<string, unknown>;
    let detail = 'ok';
    try {
      answer = await answerCall(
        request,
        (name) => {
          account = name;
        },
        fault,
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      detail = `${error.errcode} ${error.message}`;
      answer = { errcode: error.errcode, errmsg: `${error.message} rid: ${rid(sandbox.clock.nowSeconds())}` };
    }
    const text = JSON.stringify(answer);
    sandbox.log.add({
      direction: 'in',
      host: API_HOST,
      method: request.method,
      path,
      query: request.url.split('?')[1],
      verdict: detail === 'ok' ? 'ok' : 'refused',
      detail: fault ? `${detail} (fault)` : detail,
      account,
      status: fault?.httpStatus ?? 200,
      requestBody: bodyText(request),
      responseBody: text,
      tookMs: Date.now() - startedAt,
    });
    const type = path.startsWith('/sns/') ? 'text/plain' : 'application/json; encoding=utf-8';
    return sendThroughFault(reply, fault, { status: 200, type, text });
  }

  for (const prefix of ['/cgi-bin', '/sns', '/wxa', '/xpay', '/datacube', '/wxaapi']) {
    server.all(`${prefix}/*`, handle);
  }
}

/** What a call meets that never arrives: it must not take effect. */
function refuseBefore({ errcode, httpStatus, reset }: ApiFault): void {
  if (errcode !== undefined) throw new ApiError(errcode, 'injected fault');
  if (httpStatus !== undefined || reset) throw new ApiError(-1, 'injected fault');
}

function appidInBody(rawBody: string): string | null {
  if (rawBody === '') return null;
  try {
    const { appid } = readJson(rawBody);
    return typeof appid === 'string' ? appid : null;
  } catch {
    return null;
  }
}
