import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Cipher } from '../shared/crypto/cipher.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { ConversionSource } from './affiliate-conversion.entity.ts';
import { type AffiliateReports, shopReport } from './affiliate-reports.ts';

const BODY_LIMIT_BYTES = 16 * 1024;
/** How far a shop's clock may be off; a postback that was overheard is worth nothing later. */
const TOLERANCE_S = 300;

/** Where a link's shop posts its sales. */
export const postbackPath = (linkId: string) => `/affiliates/${linkId}/sales`;

/**
 * `POST /affiliates/<link id>/sales`: a shop reports a sale, and later what was refunded of it.
 *
 * Body: JSON `{ reference, amountFen, occurredAt, refundedFen?, click? }`. Header `teahouse-signature: t=<unix seconds>,v1=<hex>`
 * with v1 = HMAC-SHA256(postback key, `<t>.<body>`). 200 for a sale that is taken, now or before; 401 when the signature, or
 * its time, is not right; 422 with what to do about it.
 */
export function registerAffiliatePostbacks(
  http: FastifyInstance,
  deps: { pool: Pool; cipher: Cipher; clock: Clock; reports: AffiliateReports },
): void {
  http.register(async (scope) => {
    // The signature covers the bytes, so nothing may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    scope.post<{ Params: { linkId: string } }>(postbackPath(':linkId'), async (request, reply) => {
      const { linkId } = request.params;
      const link = isId(linkId) ? await keyOf(deps.pool, linkId) : null;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = request.headers['teahouse-signature'];
      const nowS = deps.clock.now().getTime() / 1000;
      if (!link || typeof header !== 'string' || !isSigned(deps.cipher.decrypt(link.key), header, body, nowS)) {
        return reply.code(401).send({ error: 'unknown link, wrong signature, or a clock that is off' });
      }
      const report = shopReport.safeParse(jsonOf(body));
      if (!report.success) {
        const { path, message } = report.error.issues[0] ?? { path: [], message: 'not JSON' };
        return reply.code(422).send({ error: `${path.join('.') || 'body'}: ${message}` });
      }
      const taken = await deps.reports.take(
        { id: linkId, accountId: link.accountId },
        report.data,
        ConversionSource.POSTBACK,
      );
      if (taken.outcome === 'refused')
        return reply.code(422).send({ error: taken.reason.en, message: taken.reason['zh-CN'] });
      return reply.send({ outcome: taken.outcome, isReversed: taken.isReversed });
    });
  });
}

async function keyOf(pool: Pool, linkId: string): Promise<{ accountId: string; key: Buffer } | null> {
  const { rows } = await pool.query<{ account_id: string; key: Buffer }>({
    name: 'affiliate-postback-key',
    text: 'select account_id, postback_key_encrypted as key from affiliate_links where id = $1 and postback_key_encrypted is not null',
    values: [linkId],
  });
  return rows[0] ? { accountId: rows[0].account_id, key: rows[0].key } : null;
}

function isSigned(key: string, header: string, body: Buffer, nowS: number): boolean {
  const [, time = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!signature || Math.abs(nowS - Number(time)) > TOLERANCE_S) return false;
  const expected = createHmac('sha256', key).update(`${time}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
