import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseXml, toXml } from '../callbacks/xml.ts';
import { type V2SignType, v2Signature } from '../crypto/pay-v2-signature.ts';
import { randomText } from '../crypto/random-text.ts';
import { PapayRefusal } from '../papay/papay-refusal.ts';
import type { V2Fields } from '../papay/v2-answers.ts';
import { type V2Endpoint, v2Endpoints } from '../papay/v2-endpoints.ts';
import type { Merchant } from '../pay/merchants.ts';
import type { Sandbox } from '../sandbox.ts';
import { takeApiFault } from './api-faults.ts';
import { PAY_HOST } from './pay-host.ts';
import { bodyText, pathOf } from './request-parts.ts';

/** A call that WeChat does not even read: `return_code` FAIL, unsigned. */
class CommunicationFailure extends Error {}

function readFields(text: string): V2Fields {
  try {
    return Object.fromEntries(Object.entries(parseXml(text)).map(([name, value]) => [name, String(value ?? '')]));
  } catch {
    throw new CommunicationFailure('XML格式错误');
  }
}

/** @throws CommunicationFailure unless the merchant signed exactly these fields */
export function checkV2Signature(sandbox: Sandbox, fields: V2Fields): { merchant: Merchant; signType: V2SignType } {
  const merchant = sandbox.merchants.find(fields.mch_id ?? '');
  if (!merchant) throw new CommunicationFailure('商户号mch_id不存在');
  if (merchant.apiV2Key === null) throw new CommunicationFailure('请先设置API密钥');
  const signType = fields.sign_type === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5';
  if (fields.sign !== v2Signature(fields, merchant.apiV2Key, signType)) throw new CommunicationFailure('签名错误');
  return { merchant, signType };
}

/** The XML side of api.mch.weixin.qq.com, as far as papay needs it. */
export function registerPayV2Host(server: FastifyInstance, sandbox: Sandbox): void {
  async function answer(endpoint: V2Endpoint, request: FastifyRequest): Promise<{ fields: V2Fields; detail: string }> {
    const fields = readFields(bodyText(request));
    const { merchant, signType } = checkV2Signature(sandbox, fields);
    const common = { return_code: 'SUCCESS', return_msg: 'OK', appid: fields.appid ?? '', mch_id: merchant.mchid };
    let result: V2Fields;
    let detail = 'ok';
    try {
      result = { result_code: 'SUCCESS', ...(await endpoint.handle({ merchant, fields })) };
    } catch (error) {
      if (!(error instanceof PapayRefusal)) throw error;
      result = { result_code: 'FAIL', err_code: error.code, err_code_des: error.message };
      detail = `${error.code} ${error.message}`;
    }
    const entries = Object.entries({ ...common, ...result, nonce_str: randomText(32) });
    const said = Object.fromEntries(entries.filter(([, value]) => value !== ''));
    return { fields: { ...said, sign: v2Signature(said, merchant.apiV2Key ?? '', signType) }, detail };
  }

  async function handle(endpoint: V2Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = pathOf(request);
    const fault = takeApiFault(sandbox.faults, path);
    let outcome = { fields: { return_code: 'FAIL', return_msg: 'SYSTEMERROR' } as V2Fields, detail: '(fault)' };
    try {
      if (!fault?.httpStatus || fault.when === 'after') outcome = await answer(endpoint, request);
    } catch (error) {
      if (!(error instanceof CommunicationFailure)) throw error;
      outcome = { fields: { return_code: 'FAIL', return_msg: error.message }, detail: error.message };
    }
    const status = fault?.httpStatus ?? 200;
    const text = toXml(outcome.fields);
    sandbox.log.add({
      direction: 'in',
      host: PAY_HOST,
      method: 'POST',
      path,
      verdict: outcome.detail === 'ok' && status === 200 ? 'ok' : 'refused',
      detail: outcome.detail,
      account: sandbox.merchants.find(outcome.fields.mch_id ?? '')?.name,
      status,
      requestBody: bodyText(request),
      responseBody: text,
    });
    if (fault?.reset) {
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return reply;
    }
    return reply.code(status).type('text/xml; charset=utf-8').send(text);
  }

  for (const endpoint of v2Endpoints(sandbox)) {
    server.post(endpoint.path, (request, reply) => handle(endpoint, request, reply));
  }
}
