import '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AccountDirectory } from '../accounts/account-directory.ts';
import type { Attempts } from './attempts.ts';
import { setConsoleCookie } from './console-cookie.ts';
import { refuseSignIn } from './console-refusals.ts';
import { deviceOf } from './device.ts';
import type { Scans } from './scans.ts';

const wish = z.object({ account: z.string().max(64).optional() });
const question = z.object({ secret: z.string().min(20).max(200) });

/**
 * `POST /console/scan` begins a sign-in by scanning: the answer holds the address for the code, and a secret the browser keeps
 * to itself. `POST /console/scan/answer` with that secret says how it stands, and signs the browser in once it was confirmed.
 */
export function registerConsoleScans(
  http: FastifyInstance,
  { scans, accounts, attempts }: { scans: Scans; accounts: AccountDirectory; attempts: Attempts },
): void {
  http.post('/console/scan', async (request, reply) => {
    const body = wish.safeParse(request.body);
    const name = body.data?.account;
    const account = name ? await accounts.find(name) : await accounts.only();
    if (!account) return refuseSignIn(request, reply, 'ACCOUNT_REQUIRED');
    const isTooOften = !attempts.mayTry('scanFromAddress', request.ip) || !attempts.mayTry('scanOfAccount', account.id);
    if (isTooOften) return refuseSignIn(request, reply, 'TOO_MANY_ATTEMPTS');
    attempts.count('scanFromAddress', request.ip);
    attempts.count('scanOfAccount', account.id);
    const from = { device: deviceOf(request.headers['user-agent']), address: request.ip };
    const begun = await scans.begin(account.id, from);
    return begun ? reply.send(begun) : refuseSignIn(request, reply, 'NO_MINI_PROGRAM');
  });

  http.post('/console/scan/answer', async (request, reply) => {
    const body = question.safeParse(request.body);
    if (!body.success) return reply.send({ status: 'OVER' });
    const device = deviceOf(request.headers['user-agent']);
    const answer = await scans.answer(body.data.secret, { device, requestId: request.id });
    if (answer.status === 'SIGNED_IN') setConsoleCookie(request, reply, answer.session);
    return reply.send({ status: answer.status });
  });
}
