import Fastify, { type FastifyInstance } from 'fastify';
import { controlCalls } from '../control/control-calls.ts';
import { registerOauthPages } from '../oauth/oauth-pages.ts';
import { registerEntrustPage } from '../papay/entrust-page.ts';
import { phoneCalls } from '../phone/phone-calls.ts';
import { registerPhoneEvents } from '../phone/phone-events.ts';
import type { Sandbox } from '../sandbox.ts';
import { registerSimulator } from '../simulator/simulator.ts';
import { API_HOST, registerApiHost } from './api-host.ts';
import { registerBillDownloads } from './bill-downloads.ts';
import { registerNamedCalls } from './named-calls.ts';
import { registerPayHost } from './pay-host.ts';
import { registerPayV2Host } from './pay-v2-host.ts';
import { logPhoneCall } from './phone-log.ts';
import { bodyText, pathOf } from './request-parts.ts';

const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

/** All hosts of the simulated WeChat behind one port; their paths do not overlap. */
export function buildApp(sandbox: Sandbox): FastifyInstance {
  const server = Fastify({ bodyLimit: LARGEST_BODY_BYTES, forceCloseConnections: true, exposeHeadRoutes: false });
  // Signatures cover exact bytes: bodies are kept as they came, whatever their type.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  registerSimulator(server, sandbox);
  registerApiHost(server, sandbox);
  registerPayHost(server, sandbox);
  registerPayV2Host(server, sandbox);
  registerEntrustPage(server, sandbox);
  registerBillDownloads(server, sandbox);
  registerOauthPages(server, sandbox);
  registerNamedCalls(server, '/__sandbox__', controlCalls(sandbox));
  registerNamedCalls(server, '/__phone__', phoneCalls(sandbox), (name, input, output) =>
    logPhoneCall(sandbox, name, input, output),
  );
  registerPhoneEvents(server, sandbox);
  server.get('/__sandbox__/ready', () => ({ ready: true }));

  // What WeChat says to paths it does not know.
  server.setNotFoundHandler((request, reply) => {
    sandbox.log.add({
      direction: 'in',
      host: API_HOST,
      method: request.method,
      path: pathOf(request),
      verdict: 'refused',
      detail: '40066 invalid url',
      status: 200,
      requestBody: bodyText(request),
    });
    return reply.send({ errcode: 40066, errmsg: 'invalid url' });
  });
  return server;
}
