import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';

/** Payments the seeding made: WeChat was not asked for them. */
const payments = `
  select json_agg(json_build_object(
      'rail', p.rail, 'appid', p.appid, 'mchid', case when p.rail = 'WECHAT_PAY' then p.merchant end,
      'outTradeNo', p.out_trade_no, 'openid', p.payer_openid, 'description', o.description, 'amountFen', p.amount_fen,
      'productId', o.xpay_product_id, 'transactionId', p.provider_transaction_id,
      'createdAt', p.created_at, 'paidAt', p.paid_at) order by p.paid_at, p.id) as past
    from payments p join orders o on o.account_id = p.account_id and o.id = p.order_id
   where p.status = 'PAID' and o.idempotency_key like 'demo-%'`;

/** For the simulated WeChat, which is told of them when it is up: scripts/lib/demo-payments.mjs. */
export async function writePastPayments(pool: Pool, dataDir: string): Promise<void> {
  const { rows } = await pool.query<{ past: object[] | null }>(payments);
  writeFileSync(join(dataDir, 'demo-payments.json'), JSON.stringify(rows[0]?.past ?? []));
}
