import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiFault } from '../faults/faults.ts';
import { papayEndpoints } from '../papay/v3-endpoints.ts';
import { keyAskedFor, requestId, type SigningKey, signatureHeaders } from '../pay/answer-signature.ts';
import { authenticate, Nonces } from '../pay/authorization.ts';
import { billEndpoints } from '../pay/bill-endpoints.ts';
import type { Merchant } from '../pay/merchants.ts';
import type { PayAnswer, PayEndpoint } from '../pay/pay-endpoint.ts';
import { payEndpoints } from '../pay/pay-endpoints.ts';
import { PayError, parameterError, signError } from '../pay/pay-error.ts';
import { profitSharingEndpoints } from '../pay/profit-sharing-endpoints.ts';
import { refundEndpoints } from '../pay/refund-endpoints.ts';
import { transferEndpoints } from '../pay/transfer-endpoints.ts';
import type { Sandbox } from '../sandbox.ts';
import { takeApiFault } from './api-faults.ts';
import { bodyText, isBodyText, originOf, pathOf, queryOf } from './request-parts.ts';

export const PAY_HOST = 'api.mch.weixin.qq.com';

interface Route {
  endpoint: PayEndpoint;
  pattern: RegExp;
}

function routeOf(endpoint: PayEndpoint): Route {
  return { endpoint, pattern: new RegExp(`^${endpoint.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
}

function readJson(rawBody: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(rawBody);
  } catch {
    throw new PayError(400, 'PARAM_ERROR', '请求体不是合法的JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PayError(400, 'PARAM_ERROR', '请求体必须是JSON对象');
  }
  return value as Record<string, unknown>;
}

/** @throws PayError for the headers every call needs */
function checkHeaders(request: FastifyRequest, rawBody: string): void {
  const { accept, 'user-agent': userAgent, 'content-type': contentType } = request.headers;
  if (!accept || !/application\/json|\*\/\*/.test(accept)) {
    throw new PayError(406, 'PARAM_ERROR', 'Http头Accept必须包含application/json');
  }
  if (!userAgent) throw new PayError(400, 'PARAM_ERROR', 'Http头缺少User-Agent');
  if (rawBody !== '' && !/^application\/json\b/.test(contentType ?? '')) {
    throw new PayError(415, 'PARAM_ERROR', 'Http头Content-Type必须为application/json');
  }
}

/** What became of a call, for the answer and for the log. */
interface Outcome {
  answer: PayAnswer;
  detail: string;
  isRefused: boolean;
  numericCode: string;
  merchant?: Merchant;
  key?: SigningKey;
}

/** api.mch.weixin.qq.com: every call is authenticated, every answer to a known merchant signed. */
export function registerPayHost(server: FastifyInstance, sandbox: Sandbox): void {
  const { apps, people, merchants, payOrders: orders, settings } = sandbox;
  const endpoints = [
    ...payEndpoints({ apps, people, merchants, orders, settings }),
    ...refundEndpoints(sandbox),
    ...billEndpoints(sandbox),
    ...profitSharingEndpoints(sandbox),
    ...transferEndpoints(sandbox),
    ...papayEndpoints(sandbox),
  ];
  const routes = endpoints.map(routeOf);
  const nonces = new Nonces();

  function findRoute(request: FastifyRequest): { endpoint: PayEndpoint; params: Record<string, string> } {
    const path = pathOf(request);
    const matching = routes.flatMap(({ endpoint, pattern }) => {
      const match = pattern.exec(path);
      return match ? [{ endpoint, params: decodeAll(match.groups ?? {}) }] : [];
    });
    if (matching.length === 0) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '请求的资源不存在');
    const route = matching.find(({ endpoint }) => endpoint.method === request.method);
    if (!route) throw new PayError(405, 'INVALID_REQUEST', '请求方法不被支持');
    return route;
  }

  function run(request: FastifyRequest, outcome: Outcome): void {
    const rawBody = bodyText(request);
    checkHeaders(request, rawBody);
    if (!isBodyText(request)) throw signError('签名错误，请检查后再试');
    const { merchant, warning } = authenticate(
      merchants,
      nonces,
      {
        authorization: request.headers.authorization,
        method: request.method,
        url: request.url,
        body: rawBody,
      },
      sandbox.signatureNow(),
    );
    outcome.merchant = merchant;
    outcome.key = keyAskedFor(merchants, merchant, undefined);
    const header = request.headers['wechatpay-serial'];
    const serial = typeof header === 'string' ? header : undefined;
    outcome.key = keyAskedFor(merchants, merchant, serial);
    const { endpoint, params } = findRoute(request);
    sandbox.payLimits.count(merchant.mchid, endpoint);
    const body = () => {
      const sent = readJson(rawBody);
      if (sent.mchid !== undefined && sent.mchid !== merchant.mchid) {
        throw signError('Http头Authorization中的mchid与请求参数中的mchid不一致');
      }
      return sent;
    };
    // a sandbox that is killed has done all of a call, or nothing
    outcome.answer = sandbox.store.together(() =>
      endpoint.handle({ merchant, params, query: queryOf(request), origin: originOf(request), serial, body }),
    );
    outcome.detail = warning ?? 'ok';
    outcome.isRefused = false;
  }

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const startedAt = Date.now();
    const path = pathOf(request);
    const fault = takeApiFault(sandbox.faults, path);
    const outcome: Outcome = { answer: { status: 500 }, detail: '', isRefused: true, numericCode: '0' };
    try {
      if (fault?.httpStatus && fault.when !== 'after') throw faultAnswer(fault);
      run(request, outcome);
      if (fault?.httpStatus) throw faultAnswer(fault);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      outcome.answer = { status: error.status, body: error.body() };
      outcome.detail = `${error.code} ${error.message}${fault ? ' (fault)' : ''}`;
      outcome.isRefused = true;
      outcome.numericCode = error.numericCode;
    }
    const { status, body, file } = outcome.answer;
    const text = body === undefined ? '' : JSON.stringify(body);
    sandbox.log.add({
      direction: 'in',
      host: PAY_HOST,
      method: request.method,
      path,
      query: request.url.split('?')[1],
      verdict: outcome.isRefused ? 'refused' : 'ok',
      detail: outcome.detail,
      account: outcome.merchant?.name,
      status,
      requestBody: bodyText(request),
      responseBody: file ? `${file.contentType}, ${file.bytes.length} bytes` : text,
      tookMs: Date.now() - startedAt,
    });
    if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (fault?.reset) {
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return reply;
    }
    reply.code(status).header('Request-ID', requestId(outcome.numericCode));
    if (file) return reply.type(file.contentType).send(fault?.truncate ? half(file.bytes) : file.bytes);
    if (outcome.key) {
      const answerFault = sandbox.faults.take('pay-answer')?.mode;
      reply.headers(signatureHeaders(outcome.key, text, sandbox.signatureNow(), answerFault));
    }
    if (body === undefined) return reply.send();
    return reply.type('application/json').send(fault?.truncate ? half(text) : text);
  }

  server.all('/v3/*', handle);
}

function half(answer: string | Buffer): string | Buffer {
  const middle = Math.floor(answer.length / 2);
  return typeof answer === 'string' ? answer.slice(0, middle) : answer.subarray(0, middle);
}

function faultAnswer({ httpStatus: status = 500, code }: ApiFault): PayError {
  if (code !== undefined) return new PayError(status, code, '系统异常，请用相同参数重新调用');
  if (status === 429) return new PayError(429, 'FREQUENCY_LIMITED', '频率限制');
  return new PayError(status, 'SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
}

function decodeAll(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        throw parameterError(name, '编码错误');
      }
    }),
  );
}
