import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AccountKind } from '../accounts/account.entity.ts';
import { maxAccountNameLength } from '../accounts/account.refusals.ts';
import type { AccountOpenings } from './account-openings.ts';
import type { Attempts } from './attempts.ts';
import { setConsoleCookie } from './console-cookie.ts';
import { refuseSignIn } from './console-refusals.ts';
import { deviceOf } from './device.ts';
import { maxNameLength } from './staff.refusals.ts';

const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .refine((given) => given !== '' && [...given].length <= maxLength && !given.includes('\0'));
const refusalOf = {
  handle: 'HANDLE_NOT_VALID',
  name: 'ACCOUNT_NAME_NOT_VALID',
  ownerName: 'OWNER_NAME_NOT_VALID',
} as const;
const opening = z.object({
  handle: z.string().regex(/^[a-z0-9-]{2,32}$/),
  name: text(maxAccountNameLength),
  kind: z.enum(AccountKind),
  ownerName: text(maxNameLength),
});
const link = z.object({ token: z.string().min(20).max(200) });

/**
 * `POST /console/accounts` opens an account with a link that only who runs the server can make, signs its owner in, and puts
 * the session into a cookie no script can read. A refusal names its field by its code, and leaves the link as it was.
 */
export function registerAccountOpenings(
  http: FastifyInstance,
  { accountOpenings, attempts }: { accountOpenings: AccountOpenings; attempts: Attempts },
): void {
  http.post('/console/accounts', async (request, reply) => {
    if (!attempts.mayTry('wrongLink', request.ip)) return refuseSignIn(request, reply, 'TOO_MANY_ATTEMPTS');
    const [presented, wish] = [link.safeParse(request.body), opening.safeParse(request.body)];
    if (!wish.success) {
      const field = wish.error.issues[0]?.path[0] as keyof typeof refusalOf;
      return refuseSignIn(request, reply, refusalOf[field] ?? 'HANDLE_NOT_VALID');
    }
    const from = { device: deviceOf(request.headers['user-agent']), requestId: request.id };
    const begun = await accountOpenings.open(presented.data?.token ?? '', wish.data, from);
    if (begun === 'LINK_NOT_VALID') attempts.count('wrongLink', request.ip);
    if (typeof begun === 'string') return refuseSignIn(request, reply, begun);
    return setConsoleCookie(request, reply, begun).send({ expiresAt: begun.expiresAt });
  });
}
