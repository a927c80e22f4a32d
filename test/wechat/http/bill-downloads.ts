import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.ts';
import { sendThroughFault, takeApiFault } from './api-faults.ts';
import { pathOf } from './request-parts.ts';

/** Stands for the file storage that download_bill's links lead to: who has the link, has the file. */
export function registerBillDownloads(server: FastifyInstance, sandbox: Sandbox): void {
  server.get<{ Params: { token: string } }>('/xpay-bills/:token', (request, reply) => {
    const fault = takeApiFault(sandbox.faults, pathOf(request));
    const file = sandbox.xpayBills.file(request.params.token);
    sandbox.log.add({
      direction: 'in',
      host: 'file storage',
      method: 'GET',
      path: pathOf(request),
      verdict: file === undefined ? 'refused' : 'ok',
      detail: file === undefined ? 'link unknown or expired' : 'bill',
      status: file === undefined ? 403 : 200,
      responseBody: file,
    });
    const answer =
      file === undefined
        ? { status: 403, type: 'application/xml', text: '<Error><Code>AccessDenied</Code></Error>' }
        : { status: 200, type: 'text/csv; charset=utf-8', text: file };
    return sendThroughFault(reply, fault, answer);
  });
}
