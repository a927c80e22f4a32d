import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/database.ts';
import { migrateDatabase } from '../database/migrate.ts';

/** Plain SQL, as somebody would write it who goes around all of our code: PostgreSQL itself keeps these promises. */
let client: pg.Client;
const [account, member, other, tier, price, order, payment] = Array.from({ length: 7 }, () => randomUUID());

beforeAll(async () => {
  client = new pg.Client({ connectionString: await createTestDatabase() });
  await client.connect();
  const run = (text: string, values: unknown[]) => client.query(text, values);
  await run(
    `insert into accounts (id, handle, kind, name, created_at) values ($1, 'rules', 'SERVICE_ACCOUNT', '茶馆', now())`,
    [account],
  );
  for (const id of [member, other]) {
    await run(`insert into members (id, account_id, display_name, joined_at) values ($1, $2, '林晚', now())`, [
      id,
      account,
    ]);
  }
  await run(
    `insert into tiers (id, account_id, key, name, position, created_at) values ($1, $2, 'tea', '茶客', 1, now())`,
    [tier, account],
  );
  await run(
    `insert into tier_prices (id, account_id, tier_id, period, amount_fen, xpay_product_id, created_at)
     values ($1, $2, $3, 'MONTH', 1800, 'th_tea_month', now())`,
    [price, account, tier],
  );
  await run(
    `insert into orders (id, account_id, member_id, kind, tier_id, tier_price_id, period, tier_change, list_amount_fen,
       amount_fen, currency, description, status, client, idempotency_key, created_at, expires_at, paid_at)
     values ($1, $2, $3, 'MEMBERSHIP', $4, $5, 'MONTH', 'NEW', 1800, 1800, 'CNY', '茶客', 'PAID', 'MINI_PROGRAM', 'k', now(),
       now() + interval '30 minutes', now())`,
    [order, account, member, tier, price],
  );
  await run(
    `insert into payments (id, account_id, order_id, order_kind, client, rail, out_trade_no, merchant, appid, payer_openid,
       amount_fen, currency, status, created_at, expires_at, paid_at)
     values ($1, $2, $3, 'MEMBERSHIP', 'MINI_PROGRAM', 'XPAY', 'T1', '1450000001', 'wx1', 'o1', 1800, 'CNY', 'PAID', now(), now(), now())`,
    [payment, account, order],
  );
});
afterAll(() => client.end());

async function givenLink(rateBps = 500): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into affiliate_links (id, account_id, kind, title, target_url, rate_bps, earner_member_id, cooling_off_days, created_at)
     values ($1, $2, 'PRODUCT', '紫砂壶', 'https://shop.example', $3, $4, 7, now())`,
    [id, account, rateBps, member],
  );
  return id;
}

async function givenConversion(link: string, reference: string = randomUUID()): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into affiliate_conversions (id, account_id, link_id, external_reference, amount_fen, source, occurred_at, created_at)
     values ($1, $2, $3, $4, 10000, 'CSV', now(), now())`,
    [id, account, link, reference],
  );
  return id;
}

const commission = (conversion: string, earner: string, level = 1) =>
  client.query(
    `insert into commissions (id, account_id, conversion_id, level, earner_member_id, amount_fen, status, payable_at, created_at)
     values ($1, $2, $3, $4, $5, 500, 'COOLING_OFF', now(), now())`,
    [randomUUID(), account, conversion, level, earner],
  );

it('refuses a commission on a second level, and a second commission for one sale', async () => {
  const conversion = await givenConversion(await givenLink());

  await expect(commission(conversion, member!, 2)).rejects.toThrow('one_level_of_commission');
  await commission(conversion, member!);
  await expect(commission(conversion, other!)).rejects.toThrow('one_commission_per_sale');
});

it('refuses one sale of a shop twice', async () => {
  const link = await givenLink();
  await givenConversion(link, 'SHOP-1');

  await expect(givenConversion(link, 'SHOP-1')).rejects.toThrow('duplicate key');
});

async function givenContract(): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into renewal_contracts (id, account_id, member_id, tier_id, tier_price_id, variant, appid, openid, xpay_offer_id,
       product_id, out_contract_code, amount_fen, period_days, status, created_at)
     values ($1, $2, $3, $4, $5, 'ANDROID', 'wx1', 'o1', '1450000001', 'th_tea_month_sub', $6, 1800, 31, 'SIGNING', now())`,
    [id, account, member, tier, price, id.replaceAll('-', '')],
  );
  return id;
}

const charge = (contract: string, periodNumber: number, status = 'DUE') =>
  client.query(
    `insert into renewal_charges (id, account_id, contract_id, period_number, due_on, amount_fen, status, created_at)
     values ($1, $2, $3, $4, '2026-03-01', 1800, $5, now())`,
    [randomUUID(), account, contract, periodNumber, status],
  );

it('refuses two charges for one period, open or not, and two open charges of one contract', async () => {
  const contract = await givenContract();
  await charge(contract, 1, 'PAID');
  await charge(contract, 2);

  await expect(charge(contract, 1)).rejects.toThrow('one_charge_per_period');
  await expect(charge(contract, 2)).rejects.toThrow('one_charge_per_period');
  await expect(charge(contract, 3, 'ANNOUNCED')).rejects.toThrow('one_open_charge');
});

it('refuses two signed contracts of one member for one tier', async () => {
  const [first, second] = [await givenContract(), await givenContract()];
  const sign = (id: string) =>
    client.query(`update renewal_contracts set status = 'SIGNED', signed_at = now() where id = $1`, [id]);
  await sign(first!);

  await expect(sign(second!)).rejects.toThrow('one_signed_contract');
});

const refund = (amountFen: number, status = 'SUCCEEDED') =>
  client.query(
    `insert into refunds (id, account_id, order_id, payment_id, rail, merchant, out_refund_no, amount_fen, initiator, reason,
       ends_access, status, created_at, succeeded_at)
     values ($1, $2, $3, $4, 'XPAY', '1450000001', $5, $6, 'SYSTEM', '', false, $7, now(), case $7 when 'SUCCEEDED' then now() end)`,
    [randomUUID(), account, order, payment, randomUUID(), amountFen, status],
  );

it('refuses to give back more than was paid, in one refund or several, and two refunds at once', async () => {
  await expect(refund(1801)).rejects.toThrow('1801 of 1800 fen');
  await refund(1000);
  await expect(refund(801)).rejects.toThrow('1801 of 1800 fen');
  await refund(300, 'PENDING');
  await expect(refund(300, 'PENDING')).rejects.toThrow('one_open_refund');
  await expect(client.query('update payments set refunded_fen = 1801 where id = $1', [payment])).rejects.toThrow(
    'no_more_is_refunded_than_was_paid',
  );
});

it('refuses a sale that WeChat forbids: Virtual Payment outside the Mini Program, WeChat Pay within it', async () => {
  await expect(client.query(`update payments set rail = 'WECHAT_PAY' where id = $1`, [payment])).rejects.toThrow(
    'lawful_rail',
  );
});

it('refuses an order that does not name what it buys, and one above its list price', async () => {
  await expect(client.query('update orders set tier_change = null where id = $1', [order])).rejects.toThrow(
    'an_order_names_what_it_buys',
  );
  await expect(client.query('update orders set credit_fen = 1 where id = $1', [order])).rejects.toThrow(
    'nothing_costs_more_than_its_list_price',
  );
});

it('gives the role that runs Teahouse no right to change or delete what is in the ledger', async () => {
  const adminUrl = process.env.TEST_DATABASE_ADMIN_URL!;
  const role = `role_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role ${role} login password 'tea'`);
  await admin.query(`create database ${role} owner ${role}`);
  await admin.end();
  const url = Object.assign(new URL(adminUrl), { username: role, password: 'tea', pathname: `/${role}` }).href;
  await migrateDatabase(url);

  const application = new pg.Client({ connectionString: url });
  await application.connect();

  await expect(application.query('update ledger_entries set amount_fen = 1')).rejects.toThrow('permission denied');
  await expect(application.query('delete from ledger_entries')).rejects.toThrow('permission denied');
  await expect(application.query('truncate ledger_entries')).rejects.toThrow('permission denied');
  await expect(application.query('delete from ledger_transactions')).rejects.toThrow('permission denied');
  // PostgreSQL locks referenced rows by this right; the trigger refuses its use.
  await expect(application.query('update ledger_transactions set line_count = 2')).rejects.toThrow('append-only');
  await application.end();
});
