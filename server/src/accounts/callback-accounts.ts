import type { Pool } from 'pg';
import type { MessagePushConfig, PayMerchant } from '../wechat/config.ts';
import type { CredentialsStore } from './credentials.ts';

/** How WeChat writes an appid or a merchant number; an address with anything else names nobody. */
const wechatName = /^\w{1,64}$/;

/** Finds whose secrets a call from WeChat is to be checked with. */
export class CallbackAccounts {
  readonly #pool: Pool;
  readonly #credentials: CredentialsStore;

  constructor(deps: { pool: Pool; credentials: CredentialsStore }) {
    this.#pool = deps.pool;
    this.#credentials = deps.credentials;
  }

  /** The app a message push is addressed to; null when no account has it. */
  async appOf(
    appid: string,
  ): Promise<{ accountId: string; kind: 'OFFICIAL_ACCOUNT' | 'MINI_PROGRAM'; push: MessagePushConfig } | null> {
    if (!wechatName.test(appid)) return null;
    const { rows } = await this.#pool.query<{ id: string }>({
      name: 'callback-app',
      text: 'select id from accounts where official_account_appid = $1 or mini_program_appid = $1',
      values: [appid],
    });
    const accountId = rows[0]?.id;
    if (accountId === undefined) return null;
    const { officialAccount, miniProgram } = await this.#credentials.of(accountId);
    if (officialAccount?.appid === appid) return { accountId, kind: 'OFFICIAL_ACCOUNT', push: officialAccount.push };
    if (miniProgram?.appid === appid) return { accountId, kind: 'MINI_PROGRAM', push: miniProgram.push };
    return null;
  }

  /** Every account that sells over a merchant number, the oldest first. */
  async merchantsOf(mchid: string): Promise<{ accountId: string; merchant: PayMerchant }[]> {
    if (!wechatName.test(mchid)) return [];
    const { rows } = await this.#pool.query<{ id: string }>({
      name: 'callback-merchants',
      text: 'select id from accounts where mchid = $1 order by created_at, id',
      values: [mchid],
    });
    const found = await Promise.all(
      rows.map(async ({ id }) => ({ accountId: id, merchant: (await this.#credentials.of(id)).pay })),
    );
    return found.flatMap(({ accountId, merchant }) => (merchant?.mchid === mchid ? [{ accountId, merchant }] : []));
  }

  /** Which of the accounts of one merchant number began an attempt; null when none did. */
  async payeeOf(mchid: string, outTradeNo: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ account_id: string }>({
      name: 'callback-payee',
      text: `select p.account_id from payments p join accounts a on a.id = p.account_id
              where p.rail = 'WECHAT_PAY' and p.out_trade_no = $2 and a.mchid = $1`,
      values: [mchid, outTradeNo],
    });
    return rows[0]?.account_id ?? null;
  }

  /** Which of the accounts of one merchant number pays a transfer out; null when none does. */
  async payerOf(mchid: string, outBillNo: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ account_id: string }>({
      name: 'callback-payer',
      text: 'select account_id from payouts where merchant = $1 and out_bill_no = $2',
      values: [mchid, outBillNo],
    });
    return rows[0]?.account_id ?? null;
  }
}
